// Shared by the components. Every node is built with textContent: the text of a draft never becomes markup.

/** An element with attributes, classes and children (strings become text). */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== "") node.append(child);
  }
  return node;
}

/** Show a node as the whole component, in place of what it showed before; its style sheet stays. */
function mount(parent, node) {
  let root = parent.querySelector("[data-root]");
  if (!root) {
    root = el("div", { "data-root": true });
    parent.append(root);
  }
  root.replaceChildren(node);
}

/**
 * Build a component's view once for what Python sent (bytes of JSON), and keep it while that stays the same:
 * every run of the page calls a component again, and a law of a thousand articles should not be built again for
 * a click. ``build`` takes the unpacked data and ``tell(name, value)``, and gives ``start`` and ``stop`` for what
 * listens outside of the component.
 */
const views = new WeakMap();
function keep({ data, parentElement, setTriggerValue }, build) {
  const text = new TextDecoder().decode(data);
  let view = views.get(parentElement);
  const sent = view?.text === text ? null : JSON.parse(text);
  if (sent && view?.node.isConnected && view.follow?.(sent)) view.text = text;
  else if (sent || !view.node.isConnected) {
    view = { text, tell: setTriggerValue };
    const built = build(sent ?? JSON.parse(text), (name, value) => {
      // the frame must know where a jump began: see frame.js
      if (name === "go" || name === "history") document.documentElement.dataset.leaving = location.search;
      // the click is answered at once; what it led to replaces the view, or follows as a refusal
      if (name === "decide") busy(view.node);
      view.tell(name, value);
    });
    Object.assign(view, built);
    mount(parentElement, view.node);
    views.set(parentElement, view);
    view.begin?.();
  }
  view.tell = setTriggerValue;
  view.node.removeAttribute?.("aria-busy");
  view.start?.();
  return () => view.stop?.();
}

/**
 * Let a list show these rows, each an element that ``make`` builds: what a row says is built anew only where it
 * changed, so that one decision among a thousand rows costs one row.
 */
function reconcile(list, rows, key, make) {
  const before = list.kept ?? new Map();
  const now = new Map();
  let at = list.firstChild;
  for (const row of rows) {
    const said = JSON.stringify(row);
    const old = before.get(row[key]);
    const kept = old?.said === said ? old : { said, node: make(row) };
    if (old && old !== kept) {
      if (old.node === at) at = kept.node;
      old.node.replaceWith(kept.node);
    }
    if (kept.node === at) at = at.nextSibling;
    else list.insertBefore(kept.node, at);
    now.set(row[key], kept);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
  list.kept = now;
}

/** Show that a decision is on its way; taken away again if the view stays as it is. */
function busy(node) {
  node.setAttribute("aria-busy", "true");
  setTimeout(() => node.removeAttribute("aria-busy"), 4000);
}

/** A sentence of the catalogue with its {placeholders} filled. */
function fill(sentence, values) {
  const shown = (value) => (typeof value === "number" ? value.toLocaleString(document.documentElement.lang || undefined) : value);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

/** Lower case without accents, so that "inspeccion" finds "Inspección". */
function fold(text) {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** The address of the page that is open, with some parameters changed ("" takes one away). */
function address(changes) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.toString();
}

/** The same for one parameter, of which a text has thousands of values: the address is taken apart once for all. */
const around = { href: "", name: "", ends: [] };
function addressOf(name, value) {
  if (around.href !== location.href || around.name !== name) {
    Object.assign(around, { href: location.href, name, ends: address({ [name]: "-HERE-" }).split("-HERE-") });
  }
  return around.ends.join(encodeURIComponent(value));
}

/** A name to be shown among ours: one printed in capitals is set in small ones. */
function softly(text) {
  return /\p{Lu}{3}/u.test(text) && text === text.toUpperCase() ? el("span", { class: "caps" }, text) : text;
}

/** A parameter of the address that is open. */
function parameter(name) {
  return new URLSearchParams(location.search).get(name) || "";
}

/**
 * Scroll to a node and stay there while what lies above it takes its true height.
 * Under content-visibility heights are estimates: one scrollIntoView lands far off, a few repeated ones exactly. It is
 * repeated until nothing has moved for some turns, however slow the machine; whoever scrolls by hand ends it.
 */
let settling = 0;
const BY_HAND = ["wheel", "touchmove", "keydown"];
function settle(node) {
  const mine = ++settling;
  let steady = 0;
  let left = 40;
  const stop = () => {
    if (mine === settling) settling += 1;
  };
  const done = () => {
    for (const sign of BY_HAND) removeEventListener(sign, stop);
  };
  const step = () => {
    if (mine !== settling) return done();
    const before = node.getBoundingClientRect().top;
    node.scrollIntoView({ block: "start" });
    steady = Math.abs(node.getBoundingClientRect().top - before) > 1 ? 0 : steady + 1;
    left -= 1;
    if (steady < 6 && left > 0) return setTimeout(() => requestAnimationFrame(step), 60);
    return done();
  };
  requestAnimationFrame(() => {
    for (const sign of BY_HAND) addEventListener(sign, stop, { once: true, passive: true }); // not the key that led here
    step();
  });
}

/** Put text on the clipboard, also where the newer interface is not allowed. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = el("textarea", { style: "position:fixed;opacity:0" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
}

/** Whether a click asks for a new tab or window: then it is the browser's. */
function elsewhere(event) {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
}

/** Whether keys pressed now belong to somebody who is typing. */
function typing(event) {
  const path = event.composedPath();
  const busy = path.some((node) => node instanceof Element && (
    node.matches("input, textarea, select, [contenteditable='true'], [role='combobox'], [role='listbox']")));
  return busy || event.metaKey || event.ctrlKey || event.altKey;
}

/** A small button behind a provision that copies its address. */
function anchor(row, words, tell) {
  return el("a", {
    class: "anchor",
    href: addressOf("provision", row.id),
    "aria-label": fill(words.copy_link, { name: row.name }),
    title: fill(words.copy_link, { name: row.name }),
    tabindex: row.shape === "unit" ? null : "-1",
    onclick: async (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      await copy(address({ provision: row.id }));
      tell(row.id);
    },
  }, "¶");
}

/** The door to where a provision is edited. */
function pen(row, words, className, text, go) {
  const name = fill(words.edit_of, { name: row.name });
  return el("button", { type: "button", class: className, "aria-label": name, title: name, onclick: () => go("go", { page: "edit", uid: row.uid }) }, text);
}

/** Cells of a table's row: the text is its cells joined by tabs. */
function cells(pieces, widths) {
  const out = [el("span", { class: "cell" })];
  for (const piece of pieces) {
    const text = piece instanceof Node ? piece.textContent : piece;
    text.split("\t").forEach((part, index) => {
      if (index) out.push(el("span", { class: "cell" }));
      if (!part) return;
      if (piece instanceof Node) {
        const copyOf = piece.cloneNode(false);
        copyOf.textContent = part;
        out.at(-1).append(copyOf);
      } else out.at(-1).append(part);
    });
  }
  const columns = out.map((_, index) => `minmax(0, ${(widths || [])[index] || 7}fr)`).join(" ");
  return el("div", { class: "cells", style: `grid-template-columns: ${columns}` }, out);
}

/** One provision set as law is set: heading line for divisions and units, hanging label for the rest. */
function provision(row, label, heading, text) {
  if (row.shape === "division") {
    const head = [];
    if (label.length) head.push(el("span", { class: "label" }, label));
    if (heading.length) head.push(el("span", { class: "heading" }, heading));
    return [el(`h${row.level}`, { class: "division" }, head), text.length ? el("p", { class: "text" }, text) : null];
  }
  if (row.shape === "unit") {
    const head = [el("span", { class: "label" }, label)];
    if (heading.length) head.push(" ", el("span", { class: "heading" }, heading));
    const words = text.length ? el("p", { class: "text" }, text) : null;
    return [el(`h${row.level}`, { class: `unit ${row.set}` }, head), row.set === "run" && words ? " " : null, words];
  }
  if (row.shape === "row") return [cells(text, row.widths)];
  const line = [];
  if (heading.length) line.push(el("span", { class: "heading" }, heading), " ");
  line.push(...text);
  const words = line.length ? el("p", { class: "text" }, line) : null;
  return label.length ? [el("div", { class: "item" }, el("span", { class: "label" }, label), words)] : [words];
}
