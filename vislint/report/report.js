"use strict";
// Pictures are put in when they come near the window, and so are the buttons of their post: a page of ten
// thousand findings opens as quickly as its text. Nothing is made from strings of markup.

const find = (selector, within = document) => within.querySelector(selector);
const every = (selector, within = document) => [...within.querySelectorAll(selector)];
const SVG = "http://www.w3.org/2000/svg";
const NEAR = { rootMargin: "800px 0px" };

const make = (tag, text, attributes = {}) => {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
};

// The pictures are parsed when the first one is asked for, not while the page opens.
// Those that the page begins with stand apart, and are there at once.
const read = (name) => JSON.parse(find(name)?.textContent ?? "{}");
const first = read("#first-thumbnails");
let addresses;
const addressOf = (key) => {
  if (Object.hasOwn(first, key)) return first[key];
  addresses ??= read("#thumbnails");
  return Object.hasOwn(addresses, key) ? addresses[key] : "";
};

const show = (element) => {
  if (element.dataset.shown) return;
  const address = addressOf(element.dataset.thumb);
  element.dataset.shown = "yes";
  if (!address) return;
  if (element instanceof HTMLImageElement) {
    element.src = address;
  } else if (element.tagName === "image") {
    element.setAttribute("href", address);
  } else if (element.tagName === "svg") {
    const image = document.createElementNS(SVG, "image");
    const fit = element.getAttribute("preserveAspectRatio") || "xMidYMid meet";
    const sides = { href: address, width: "100%", height: "100%", preserveAspectRatio: fit };
    for (const [name, value] of Object.entries(sides)) image.setAttribute(name, value);
    element.prepend(image);
  } else {
    element.style.backgroundImage = `url("${address}")`;
  }
};

const copyButton = (text, label, name = "Copy") => {
  const button = make("button", name, { type: "button", class: "copies", "aria-label": label });
  button.addEventListener("click", async () => {
    let done = "Copied";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      done = copyBySelection(text) ? done : "Select and copy it";
    }
    button.textContent = done;
    announce(done);
  });
  return button;
};

// Without HTTPS, and so from file:, browsers give no other way.
const copyBySelection = (text) => {
  const field = make("textarea", text, { class: "offscreen", "aria-hidden": "true", tabindex: "-1" });
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
};

const announce = (text) => {
  find("#said").textContent = text;
};

// What the page keeps as text for readers without scripts, made into elements: it is the page's own markup, in
// which every value is escaped.
const parseNow = (later) => {
  const parsed = new DOMParser().parseFromString(later.textContent, "text/html");
  later.replaceWith(...parsed.body.childNodes);
};

// What a post gets once, when it comes near: buttons to copy, and one on each picture to open it.
const equip = (post) => {
  if (post.dataset.equipped) return;
  post.dataset.equipped = "yes";
  for (const later of every("noscript", post)) parseNow(later);
  for (const code of every(".copy", post)) {
    const text = code.textContent;
    code.after(" ", copyButton(text, `Copy ${text}`));
  }
  for (const picture of every(".thumb", post)) {
    const frame = picture.closest(".picture, .strip > li");
    const name = find(".file", frame).textContent;
    const button = make("button", "", { type: "button", class: "opens", "aria-label": `Open ${name}` });
    picture.replaceWith(button);
    button.append(picture);
    button.addEventListener("click", () => openViewer(frame));
  }
  const lines = find(".hold pre", post)?.textContent.split("\n") ?? [];
  for (const note of every(".note", post)) {
    note.tabIndex = -1;
    const line = lines.find((each) => each.split(/[^\w-]+/).includes(note.dataset.rule));
    if (line) find(".code", note).append(" ", copyButton(line, `Copy ignore line for ${note.dataset.rule}`, "Copy ignore line"));
  }
};

const pictures = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (isIntersecting) {
      show(target);
      pictures.unobserve(target);
    }
  }
}, NEAR);

const holders = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    holders.unobserve(target);
    if (target.matches(".post")) equip(target);
    for (const element of every("[data-thumb]", target)) pictures.observe(element);
  }
}, NEAR);

// What lies on the first screen does not wait to be seen: nor does a picture taken of the page.
const BEGINS = 2;
const showFirst = () => {
  for (const post of every(".post").slice(0, BEGINS)) equip(post);
  for (const element of every(".thumb, .drawing")) {
    if (Object.hasOwn(first, element.dataset.thumb)) show(element);
  }
};

const openReady = () => {
  document.addEventListener("toggle", ({ target }) => {
    const card = target.open && target.parentElement?.matches(".ready") ? target : undefined;
    if (!card) return;
    equip(card);
    for (const element of every("[data-thumb]", card)) pictures.observe(element);
  }, true);
};

const lightRegion = (note, lit) => {
  for (const region of every(".regions g", note.closest(".picture") || note)) {
    region.classList.toggle("lit", lit && region.dataset.for === note.id);
  }
};

const watchRegions = () => {
  const on = (kind, lit) =>
    document.addEventListener(kind, (event) => {
      const note = event.target instanceof Element && event.target.closest(".note");
      if (note) lightRegion(note, lit);
    });
  on("pointerover", true);
  on("focusin", true);
  on("pointerout", false);
  on("focusout", false);
};

const openForPrint = () => {
  window.addEventListener("beforeprint", () => {
    for (const post of every(".post, .ready > details")) equip(post);
    for (const element of every("[data-thumb]")) show(element);
    for (const details of every("details:not([open])")) {
      details.open = true;
      details.dataset.closed = "yes";
    }
  });
  window.addEventListener("afterprint", () => {
    for (const details of every("details[data-closed]")) {
      details.open = false;
      delete details.dataset.closed;
    }
  });
};

document.body.append(make("p", "", { id: "said", class: "offscreen", role: "status" }));
for (const holder of every(".post, .month-of")) holders.observe(holder);
showFirst();
openReady();
watchRegions();
openForPrint();
