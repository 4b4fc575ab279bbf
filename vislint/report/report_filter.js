"use strict";
// Filters, order and view, all kept in the address behind #, so that what one sees can be sent to others:
// #severity=error&network=instagram, #view=calendar, #f-0123 for a finding, or both with at=f-0123.

const tools = find("#tools");
const LISTS = ["network", "group", "rule", "sort", "text"];
const TEXTS = "h3, .path, summary > code, .line > code, .excerpt, .file, .alt, .note";
const SEVERITIES = tools ? every("[name=severity]", tools).map((box) => box.value) : [];

// What can be asked of each finding, read from the page once, when a filter is first used.
let known;
// The text of a post is on the page as far as people read it there; the rest waits for a search.
let words;
const textOf = (entry) => {
  words ??= read("#words");
  entry.text ??= [words[entry.card.id] ?? "", ...every(TEXTS, entry.card).map((part) => part.textContent)].join(" ").toLowerCase();
  return entry.text;
};

const findings = () => {
  known ??= every(".post").map((post) => ({
    card: post,
    post,
    home: post.parentElement,
    networks: (post.dataset.networks || "").split(" "),
    notes: every(".note", post).map((note) => ({
      note,
      severity: SEVERITIES.find((level) => note.classList.contains(level)),
      networks: note.dataset.networks ? note.dataset.networks.split(" ") : undefined,
    })),
  }));
  return known;
};

const readTools = () => {
  const wish = { severity: SEVERITIES, new: "" };
  for (const name of LISTS) wish[name] = tools.elements[name] ? tools.elements[name].value.trim() : "";
  wish.severity = every("[name=severity]:checked", tools).map((box) => box.value);
  wish.new = tools.elements.new && tools.elements.new.checked ? "yes" : "";
  return wish;
};

const writeTools = (wish) => {
  for (const name of LISTS) {
    const field = tools.elements[name];
    if (field) field.value = wish.get(name) || "";
    if (field && field.selectedIndex === -1) field.selectedIndex = 0;
  }
  const folded = ["network", "group", "rule", "sort"].some((name) => wish.get(name));
  if (folded) find("details", tools).open = true;
  const asked = wish.has("severity") ? wish.get("severity").split(",") : SEVERITIES;
  for (const box of every("[name=severity]", tools)) box.checked = asked.includes(box.value);
  if (tools.elements.new) tools.elements.new.checked = wish.get("new") === "yes";
};

const narrows = (wish) =>
  Boolean(wish.network || wish.group || wish.rule || wish.text || wish.new) ||
  wish.severity.length < SEVERITIES.length;

const addressed = (wish, view) => {
  const words = new URLSearchParams();
  if (wish.severity.length < SEVERITIES.length) words.set("severity", wish.severity.join(","));
  for (const name of [...LISTS, "new"]) if (wish[name]) words.set(name, wish[name]);
  if (view) words.set("view", view);
  return words.toString().replaceAll("%2C", ",");
};

const fits = (each, entry, wish) =>
  wish.severity.includes(each.severity) &&
  (!wish.rule || each.note.dataset.rule === wish.rule) &&
  (!wish.group || each.note.dataset.group === wish.group) &&
  (!wish.network || (each.networks || entry.networks).includes(wish.network)) &&
  (!wish.new || "new" in each.note.dataset) &&
  (!wish.text || textOf(entry).includes(wish.text.toLowerCase()));

const filterPosts = (wish) => {
  let notes = 0;
  let posts = 0;
  for (const entry of findings()) {
    let left = 0;
    for (const each of entry.notes) {
      const kept = fits(each, entry, wish);
      if (each.note.hidden === kept) each.note.hidden = !kept;
      left += kept ? 1 : 0;
    }
    entry.post.hidden = left === 0;
    entry.post.classList.toggle("filtered", left < entry.notes.length);
    for (const frame of every(".picture", entry.post)) frame.hidden = !find(".note:not([hidden])", frame);
    notes += left;
    posts += left > 0 ? 1 : 0;
  }
  return { notes, posts };
};

// Ready posts have no findings: they fit where only words or a network are asked for.
let ready;
const filterReady = (wish) => {
  ready ??= every(".ready").map((card) => ({ card, networks: card.dataset.networks.split(" ") }));
  const severe = wish.severity.length < SEVERITIES.length || wish.rule || wish.group || wish.new;
  let left = 0;
  for (const entry of ready) {
    const elsewhere = wish.network && !entry.networks.includes(wish.network);
    const unfound = wish.text && !textOf(entry).includes(wish.text.toLowerCase());
    entry.card.hidden = Boolean(severe || elsewhere || unfound);
    left += entry.card.hidden ? 0 : 1;
  }
  return left;
};

const filterCalendar = () => {
  for (const entry of every("#calendar .entry")) {
    entry.hidden = Boolean(document.getElementById(entry.hash.slice(1))?.hidden);
  }
};

const keyOf = (post, order) =>
  order === "date" ? `${post.dataset.day || "9999"} ${find(".path", post).textContent}` : find(".path", post).textContent;

let sortedBy = "";
const sortPosts = (order) => {
  if (order === sortedBy) return;
  sortedBy = order;
  if (!order) {
    for (const { post, home } of findings()) home.append(post);
    return;
  }
  const posts = findings().map(({ post }) => [keyOf(post, order), post]);
  posts.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  find("#sorted").append(...posts.map(([, post]) => post));
};

const showSections = (narrow, { posts, ready: fitting }, view) => {
  for (const section of every("main > .group")) {
    const own = section.id === "calendar";
    const empty = section.matches(".findings, #sorted") && !find(".post:not([hidden])", section);
    if (narrow && section.id === "ready") find("details", section).open = fitting > 0;
    const beside = narrow && !(section.id === "ready" && fitting > 0) && !section.matches(".findings, #sorted, #calendar, #nothing");
    const missing = section.id === "nothing" && !(narrow && posts + fitting === 0);
    section.hidden = view === "calendar" ? !own : own || empty || beside || missing;
  }
  document.body.dataset.view = view || "posts";
};

const readyPosts = (some, count) => `${some} ready ${count === 1 ? "post" : "posts"}`;

const say = (wish, shown) => {
  const all = findings();
  const total = all.reduce((sum, entry) => sum + entry.notes.length, 0);
  const some = narrows(wish) ? `${shown.notes} of ${total}` : `${total}`;
  const where = narrows(wish) ? `${shown.posts} of ${all.length}` : `${all.length}`;
  if (total === 0) {
    find("#shown").textContent = readyPosts(narrows(wish) ? `${shown.ready} of ${ready.length}` : `${ready.length}`, ready.length);
    return;
  }
  const besides = narrows(wish) && shown.ready ? `, and ${readyPosts(shown.ready, shown.ready)}` : "";
  find("#shown").textContent = `${some} ${total === 1 ? "finding" : "findings"} in ${where} ${all.length === 1 ? "post" : "posts"}${besides}`;
};

const EVERYTHING = { posts: 1, ready: 0 };
let touched = false;
const apply = (view) => {
  if (!tools) {
    showSections(false, EVERYTHING, view);
    return;
  }
  const wish = readTools();
  const narrow = narrows(wish);
  if (!narrow && !wish.sort && !touched) {
    showSections(false, EVERYTHING, view);
    return;
  }
  touched = true;
  const shown = { ...filterPosts(wish), ready: filterReady(wish) };
  filterCalendar();
  sortPosts(wish.sort);
  showSections(narrow, shown, view);
  say(wish, shown);
};

const reveal = (name) => {
  const target = name && document.getElementById(name);
  if (!target) return;
  for (let inside = target; inside; inside = inside.parentElement) {
    if (inside.tagName === "DETAILS") inside.open = true;
  }
  if (target.matches(".ready")) for (const own of every(":scope > details", target)) own.open = true;
  const note = target.closest(".note");
  for (const lit of every(".aimed")) lit.classList.remove("aimed");
  if (note) {
    equip(note.closest(".post"));
    note.classList.add("aimed");
    note.focus({ preventScroll: true });
  }
  (note || target).scrollIntoView({ block: note ? "center" : "start" });
};

const inCalendar = (target) => Boolean(target && target.closest("#calendar"));

// A filter stays when a link leads to something that it shows.
const isShown = (target) =>
  target && (target.closest(".post, .ready") ? !target.closest(".post[hidden], .note[hidden], .ready[hidden]") : !target.closest("main"));

const follow = () => {
  const raw = location.hash.slice(1);
  const isFilter = raw.includes("=");
  const words = new URLSearchParams(isFilter ? raw : "");
  const name = isFilter ? words.get("at") : decodeSafely(raw);
  const target = name ? document.getElementById(name) : null;
  const view = inCalendar(target) || words.get("view") === "calendar" ? "calendar" : "";
  if (tools && (isFilter || !isShown(target))) writeTools(words);
  apply(view);
  reveal(name);
};

const decodeSafely = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const remember = () => {
  const view = document.body.dataset.view === "calendar" ? "calendar" : "";
  const words = addressed(readTools(), view);
  history.replaceState(null, "", `#${words}`);
  apply(view);
};

if (tools) {
  tools.hidden = false;
  tools.addEventListener("input", remember);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.addEventListener("reset", () => setTimeout(remember));
}
window.addEventListener("hashchange", follow);
