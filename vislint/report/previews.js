"use strict";
// What networks do to a picture stands in <noscript>: a browser that runs scripts reads it as one piece of text,
// which costs nothing to open, and it becomes elements when somebody asks for it. Without scripts it is there.

const fillShows = (details) => {
  const kept = find("noscript", details);
  if (!kept) return;
  const read = new DOMParser().parseFromString(kept.textContent, "text/html");
  kept.replaceWith(...read.body.childNodes);
  for (const element of every("[data-thumb]", details)) pictures.observe(element);
};

document.addEventListener("toggle", ({ target }) => {
  if (target instanceof Element && target.matches(".shows[open]")) fillShows(target);
}, true);

// Captured, so that everything is there before the others open and show it.
window.addEventListener("beforeprint", () => every(".shows").forEach(fillShows), true);
