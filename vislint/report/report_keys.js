"use strict";
// Keys, for those who have many findings to go through.

const help = find("#help");
let at = -1;

const notesShown = () => every(".note").filter((note) => !note.closest("[hidden]"));

const go = (by) => {
  const notes = notesShown();
  if (!notes.length) return;
  const current = document.activeElement ? document.activeElement.closest(".note") : null;
  const from = current ? notes.indexOf(current) : Math.min(at, notes.length - 1);
  at = Math.max(0, Math.min(notes.length - 1, from === -1 && by < 0 ? 0 : from + by));
  reveal(notes[at].id);
};

const toggle = (severity) => {
  const box = tools && find(`[name=severity][value=${severity}]`, tools);
  if (box) box.click();
};

const openCurrent = () => {
  const active = document.activeElement ? document.activeElement.closest(".picture, .strip > li, .note") : null;
  const aimed = active || find(".aimed");
  openViewer(aimed ? aimed.closest(".picture, .strip > li") : framesShown()[0]);
};

const ACTIONS = {
  "/": () => tools && tools.elements.text.focus(),
  j: () => go(1),
  k: () => go(-1),
  e: () => toggle("error"),
  w: () => toggle("warning"),
  i: () => toggle("info"),
  o: openCurrent,
  "?": () => help.showModal(),
};
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (viewer.open) {
    if (event.key in STEPS) step(STEPS[event.key]);
    return;
  }
  const typing = event.target instanceof Element && event.target.matches("input[type=search], select, textarea");
  if (typing && event.key === "Escape") event.target.blur();
  if (typing || help.open || !Object.hasOwn(ACTIONS, event.key)) return;
  event.preventDefault();
  ACTIONS[event.key]();
});
if (tools) find("#help-button").addEventListener("click", () => help.showModal());
follow();
