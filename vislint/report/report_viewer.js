"use strict";
// One picture, large, with what was found on it.

const viewer = find("#viewer");
let opened;

const framesShown = () => every(".picture:not([hidden]), .strip > li").filter(
  (frame) => find(".thumb", frame) && !frame.closest("[hidden]"),
);

const fillViewer = (frame) => {
  opened = frame;
  const picture = find(".thumb", frame);
  const large = picture.cloneNode(true);
  large.classList.add("large");
  delete large.dataset.shown;
  for (const image of every("image", large)) image.remove();
  show(large);
  find("#viewer-title").textContent = find(".file", frame).textContent;
  find(".facts", viewer).textContent = find(".facts", frame).textContent;
  find(".alt", viewer).textContent = `Alt text: ${picture.getAttribute("aria-label")}`;
  find(".viewer-look").replaceChildren(large);
  find(".viewer-notes").replaceChildren(...every(".note:not([hidden]) .says", frame).map((says) => {
    const item = make("li", "", { class: says.parentElement.className });
    item.append(...[...says.childNodes].map((node) => node.cloneNode(true)));
    item.dataset.for = says.parentElement.id;
    return item;
  }));
};

const openViewer = (frame) => {
  if (!frame || !find(".thumb", frame)) return;
  fillViewer(frame);
  if (!viewer.open) viewer.showModal();
};

const step = (by) => {
  const frames = framesShown();
  const next = frames[frames.indexOf(opened) + by];
  if (next) fillViewer(next);
};

viewer.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-step]");
  if (button) step(Number(button.dataset.step));
  if (event.target === viewer) viewer.close();
});
viewer.addEventListener("pointerover", (event) => {
  const item = event.target instanceof Element && event.target.closest("[data-for]");
  const name = item && item.tagName === "LI" ? item.dataset.for : "";
  for (const region of every(".regions g", viewer)) region.classList.toggle("lit", region.dataset.for === name);
});
viewer.addEventListener("close", () => {
  const button = opened && find(".opens", opened);
  if (button) button.focus({ preventScroll: true });
});
