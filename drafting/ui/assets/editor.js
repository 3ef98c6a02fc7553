/**
 * The editor of one provision. Python never puts a text into a field that somebody is typing in: each provision
 * has fields of its own, kept as long as the page is open (so that undoing typed words stays the browser's own),
 * and takes a text from the server only while nobody has typed in it.
 *
 * What is typed goes to the server as a whole, with a number that only grows; the server says which number it has
 * and which it saved. What it has not saved is in this page, in this window's own storage (gone with the window),
 * and with the server's session: never on anybody's disk.
 */
const PAGE = Math.random().toString(36).slice(2) + Date.now().toString(36);
const PAUSE = 300, LONGEST = 1200, AGAIN = 4000;
/** copy/uid -> what is typed there: its fields, the text that is safe, how often it changed and was asked to be saved. */
const desk = new Map();
/** The view that shows one of them; what will put the texts into storage soon. */
let view = null, shelving;
/** Which provision was added last: into its text one goes once. */
let begun = 0;
/** Counts every change and every wish to save, of all provisions: so the greater number is always the later. */
let turns = 0;

const read = (form) => ({ label: form.label.value, heading: form.heading.value, body: form.body.value });
const same = (a, b) => a.label === b.label && a.heading === b.heading && a.body === b.body;
const dirty = (entry) => !same(read(entry.form), entry.safe);
const shelf = (entry) => `drafting.edit/${location.host}/${entry.key}`;

function field(name, tag, words, attributes) {
  const input = el(tag, { name, spellcheck: "true", autocomplete: "off", ...attributes });
  return [input, el("label", { class: `field ${name}` }, el("span", {}, words[name]), input)];
}

function newEntry(key, now, words) {
  const [label, labelled] = field("label", "input", words, { type: "text" });
  const [heading, headed] = field("heading", "input", words, { type: "text" });
  const [body, bodied] = field("body", "textarea", words, { rows: "14" });
  const form = { label, heading, body, node: el("div", { class: "form" }, labelled, headed, bodied) };
  const entry = { key, uid: now.uid, copy: now.copy, form, safe: now.words, seen: now.seen, seq: turns, shelved: turns, heard: turns, save: turns, saved: turns, sent: new Map(), told: "" };
  put(entry, now.words);
  const kept = sessionStorage.getItem(shelf(entry));
  if (kept) {
    const found = JSON.parse(kept);
    if (!same(found.words, entry.safe)) {
      put(entry, found.words);
      entry.seen = found.seen;
      typed(entry);
    }
  } else if (now.typed) {
    put(entry, now.typed.words);
    entry.seen = now.typed.seen;
  }
  for (const input of [label, heading, body]) input.addEventListener("input", () => typed(entry));
  return entry;
}

function put(entry, words) {
  for (const name of ["label", "heading", "body"]) {
    if (entry.form[name].value !== words[name]) entry.form[name].value = words[name];
  }
}

function grow(body) {
  if (body.scrollHeight > body.clientHeight + 2) body.style.height = `${Math.min(body.scrollHeight + 8, innerHeight * 0.7)}px`;
}

/** Into this window's own storage, from where it comes back after a reload. */
function shelve() {
  clearTimeout(shelving);
  shelving = undefined;
  for (const entry of desk.values()) {
    if (entry.shelved === entry.seq) continue;
    entry.shelved = entry.seq;
    if (dirty(entry)) sessionStorage.setItem(shelf(entry), JSON.stringify({ words: read(entry.form), seen: entry.seen }));
    else sessionStorage.removeItem(shelf(entry));
  }
  if (view?.entry) grow(view.entry.form.body);
}

function typed(entry) {
  entry.seq = ++turns;
  shelving ??= setTimeout(shelve, 150); // not at every key: a long text takes its time
  clearTimeout(view?.soon);
  if (view) {
    view.late ??= setTimeout(send, LONGEST);
    view.soon = setTimeout(send, PAUSE);
  }
  show();
}

/** Tell the server what it does not know yet: all of it at once, so that no message depends on an earlier one. */
function send() {
  if (!view) return;
  clearTimeout(view.soon);
  clearTimeout(view.late);
  view.late = undefined;
  const entries = {};
  for (const entry of desk.values()) {
    if (entry.seq > entry.heard || entry.save > entry.saved) {
      entry.sent.set(entry.seq, read(entry.form));
      entries[entry.key] = { copy: entry.copy, uid: entry.uid, words: read(entry.form), seq: entry.seq, save: entry.save > entry.saved ? entry.save : 0, seen: entry.seen };
    }
  }
  if (!Object.keys(entries).length) return;
  view.tries += 1;
  view.state("texts", { page: PAGE, tries: view.tries, entries });
  clearTimeout(view.again);
  view.again = setTimeout(send, AGAIN);
}

/** What is typed shows what it does at once, beside it; on a narrow screen that lies below and is gone to. */
function look() {
  send();
  document.querySelector(".st-key-edit_side")?.scrollIntoView({ block: matchMedia("(max-width: 640px)").matches ? "start" : "nearest" });
}

function save(entry) {
  if (!entry || view.now?.locked) return;
  if (!dirty(entry) && entry.heard >= entry.seq) return;
  entry.told = "";
  entry.save = ++turns;
  send();
  show();
}

/** What the server says of the texts it was sent. */
function hear(acks) {
  for (const [key, ack] of Object.entries(acks)) {
    const entry = desk.get(key);
    if (!entry || ack.page !== PAGE) continue;
    entry.heard = Math.max(entry.heard, ack.seq);
    for (const seq of entry.sent.keys()) if (seq < Math.min(ack.seq, ack.saved)) entry.sent.delete(seq);
    if (ack.save > entry.saved) {
      entry.saved = ack.save;
      entry.told = ack.problem || "";
      if (!ack.problem) {
        entry.safe = entry.sent.get(ack.saved) || entry.safe; // as it was when it was saved: what came since is not safe
        entry.seen = ack.seen;
        entry.at = ack.at;
        entry.others = ack.others;
        if (!dirty(entry)) sessionStorage.removeItem(shelf(entry));
      }
    }
  }
  if ([...desk.values()].every((entry) => entry.heard >= entry.seq && entry.saved >= entry.save)) clearTimeout(view?.again);
}

/** What was saved in another way, or put away, is not kept here any more. */
const forgotten = new Map();
function forget(told) {
  for (const [start, [often, heard]] of Object.entries(told)) {
    if (forgotten.get(start) === often) continue;
    forgotten.set(start, often);
    for (const [key, entry] of desk) {
      if (key !== start && !(start.endsWith("/") && key.startsWith(start))) continue;
      if (heard !== null && entry.seq > heard && entry.seq > entry.heard) continue; // typed since: that is kept
      sessionStorage.removeItem(shelf(entry));
      desk.delete(key);
    }
  }
}

/** The text the server has, for fields in which nothing is typed and nobody stands. */
function take(entry, now) {
  const busy = entry.form.node.contains(entry.form.node.getRootNode().activeElement);
  if (dirty(entry) || entry.heard < entry.seq || now.seen <= entry.seen) return;
  if (busy && !same(now.words, entry.safe)) return;
  put(entry, now.words);
  entry.safe = now.words;
  entry.seen = now.seen;
}

function show() {
  if (!view?.entry) return;
  const { entry, words } = view;
  const open = dirty(entry);
  const saving = entry.save > entry.saved;
  const others = [...desk.values()].filter((one) => one !== entry && dirty(one)).length;
  const told = entry.clash ? entry.clash.text : entry.told;
  const said = away() ? words.away : saving ? words.saving : told ? "" : open ? words.unsaved : entry.at ? fill(words.saved, { at: entry.at }) : words.as_saved;
  const more = others ? fill(others === 1 ? words.others_one : words.others_many, { n: others }) : "";
  const line = view.now.locked ? "" : [said, open ? "" : entry.others, more].filter(Boolean).join(" · ");
  if (view.status.textContent !== line) view.status.textContent = line;
  view.status.className = `status${open || away() ? " open" : ""}`;
  view.save.disabled = !open || saving;
  view.problem.hidden = !told;
  if (view.problem.firstChild.textContent !== told) view.problem.firstChild.textContent = told;
  view.theirs.hidden = view.mine.hidden = view.drop.hidden = !entry.clash;
  if (entry.clash) {
    const { title, rows, language } = entry.clash;
    view.theirs.replaceChildren(el("h2", {}, title), ...rows.map((row) => cell(row, "both", language)));
  }
}

function build(parent) {
  const made = { tries: 0 };
  made.place = el("p", { class: "over" });
  made.name = el("h1", {});
  made.status = el("p", { class: "status", role: "status" });
  made.hold = el("div", { class: "hold" });
  made.chips = el("div", { class: "chips" });
  made.save = el("button", { type: "button", class: "main", onclick: () => save(made.entry) });
  made.look = el("button", { type: "button", class: "look", onclick: look });
  made.before = el("button", { type: "button", onclick: () => step("previous") });
  made.after = el("button", { type: "button", onclick: () => step("next") });
  made.mine = el("button", { type: "button", onclick: () => {
    made.entry.seen = made.entry.clash.seen;
    made.entry.clash = null;
    save(made.entry);
  } });
  made.drop = el("button", { type: "button", onclick: () => {
    const theirs = made.entry.clash;
    Object.assign(made.entry, { safe: theirs.words, seen: theirs.seen, clash: null, told: "" });
    put(made.entry, theirs.words);
    typed(made.entry);
  } });
  made.theirs = el("section", { class: "theirs", hidden: true });
  made.problem = el("div", { class: "problem", role: "alert", hidden: true }, el("p", {}, " "), made.theirs, el("p", { class: "deeds" }, made.mine, made.drop));
  made.none = el("p", { class: "none", hidden: true });
  made.body = el("div", {}, made.problem, made.chips, made.hold,
    el("div", { class: "deeds" }, made.save, made.look, el("span", { class: "steps" }, made.before, made.after)));
  made.node = el("div", { class: "workbench editor" }, made.place, made.name, made.status, made.none, made.body);
  made.node.addEventListener("keydown", keys);
  made.node.addEventListener("focusout", send);
  made.parent = parent;
  return made;
}

function step(which) {
  const uid = view.now[which];
  if (!uid) return;
  send();
  view.goes = true;
  view.trigger("go", uid);
}

/** Take the last saved step of the copy back, or do it again; what is typed and not saved stays. */
function leap(which) {
  const field = view.node.getRootNode().activeElement;
  view.back = view.node.contains(field) ? field : null;
  send();
  view.back?.blur(); // a field in which somebody stands takes no text
  view.trigger(which, Date.now());
}

function keys(event) {
  const which = event.ctrlKey && event.altKey && !event.shiftKey && { "z": "undo", "y": "redo" }[event.key.toLowerCase()];
  if (which && !view.now?.locked) {
    leap(which);
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (command && event.key.toLowerCase() === "s") save(view.entry);
  else if (command && event.key === "Enter") look();
  else if (event.altKey && !event.ctrlKey && !event.metaKey && event.key === "ArrowDown") step("next");
  else if (event.altKey && !event.ctrlKey && !event.metaKey && event.key === "ArrowUp") step("previous");
  else return;
  event.preventDefault();
  event.stopPropagation();
}
/** The same keys where nobody types: but not in fields of others. */
function anywhere(event) {
  if (event.defaultPrevented || !view || typing({ composedPath: () => event.composedPath() })) return;
  keys(event);
}
addEventListener("pagehide", shelve);
function leaving(event) {
  shelve();
  send();
  if ([...desk.values()].some(dirty)) {
    event.preventDefault();
    event.returnValue = "";
  }
}
addEventListener("beforeunload", leaving);

/**
 * While the server does not answer, the app puts a dialog over the page, which takes the keys from whoever types.
 * The editor says the same in its own line, so the dialog is closed and the keys stay where they were.
 */
const app = () => document.querySelector("[data-testid=stApp]");
const away = () => !["CONNECTED", undefined].includes(app()?.dataset.testConnectionState);
let typing_in = null;
function keepKeys(event) {
  const field = event.composedPath()[0];
  if (view?.node.isConnected && view.node.contains(field)) {
    typing_in = field;
    return;
  }
  const dialog = event.target instanceof Element ? event.target.closest("[role=dialog]:not([data-testid])") : null;
  if (!typing_in?.isConnected || !dialog || !away()) {
    if (!dialog) typing_in = null;
    return;
  }
  event.stopImmediatePropagation();
  dialog.querySelector("button")?.click();
  back(50);
}
/** Under the dialog nothing takes the focus until it is gone. */
function back(left) {
  if (!typing_in || typing_in.getRootNode().activeElement === typing_in) return;
  typing_in.focus();
  if (left > 0) setTimeout(() => back(left - 1), 20);
}
/** What is typed in that moment goes where it was meant to go. */
function rescue(event) {
  if (!typing_in?.isConnected || !away() || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (typing_in.getRootNode().activeElement === typing_in && document.activeElement !== document.body) return;
  typing_in.focus();
  if (typing_in.getRootNode().activeElement === typing_in) return; // the key itself arrives there
  const text = event.key === "Enter" ? "\n" : event.key;
  if ([...text].length !== 1) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  typing_in.setRangeText(text, typing_in.selectionStart, typing_in.selectionEnd, "end");
  typing_in.dispatchEvent(new Event("input", { bubbles: true }));
}
addEventListener("focusin", keepKeys, true);
addEventListener("keydown", rescue, true);
addEventListener("pointerdown", (event) => {
  if (view && !event.composedPath().includes(view.node)) typing_in = null; // somebody goes elsewhere
}, true);
new MutationObserver(() => show()).observe(document.body, { attributes: true, subtree: true, attributeFilter: ["data-test-connection-state"] });

function turnTo(now, words) {
  view.now = now;
  view.words = words;
  view.node.hidden = Boolean(now.hidden);
  const key = now.uid ? `${now.copy}/${now.uid}` : "";
  view.none.hidden = Boolean(key);
  view.none.textContent = now.gone || words.choose;
  view.body.hidden = !key;
  view.status.hidden = !key;
  view.place.textContent = now.above || "";
  view.name.textContent = now.name || words.title;
  if (!key) {
    view.entry = null;
    return;
  }
  if (!desk.has(key)) desk.set(key, newEntry(key, now, words));
  const entry = desk.get(key);
  entry.form.heading.parentElement.hidden = false;
  entry.form.node.lang = now.language;
  if (view.entry !== entry) {
    view.hold.replaceChildren(entry.form.node);
    view.entry = entry;
    grow(entry.form.body);
    if (view.goes) entry.form.body.focus();
    view.goes = false;
  }
  entry.clash = now.clash || null;
  if (now.begun && now.begun !== begun) entry.form.body.focus(); // it was just added: one goes on writing in it
  begun = now.begun || begun;
  take(entry, now);
  for (const name of ["label", "heading", "body"]) entry.form[name].readOnly = Boolean(now.locked);
  view.back?.focus();
  view.back = null;
  view.save.hidden = view.look.hidden = Boolean(now.locked);
  view.chips.replaceChildren(...(now.offers || []).map((one) => el("button", { type: "button", class: "chip", "aria-pressed": String(one === entry.form.label.value), onclick: () => {
    entry.form.label.value = one;
    typed(entry);
    send();
  } }, one)));
  if (now.offers?.length) view.chips.prepend(el("span", { class: "over" }, words.offers));
  for (const [button, text, title] of [[view.save, words.save, "Ctrl+S"], [view.look, words.look, "Ctrl+Enter"], [view.before, "↑", `${words.previous} (Alt+↑)`], [view.after, "↓", `${words.next} (Alt+↓)`], [view.mine, words.mine, ""], [view.drop, words.theirs, ""]]) {
    if (button.textContent !== text) button.textContent = text;
    button.title = title;
    if (text.length === 1) button.setAttribute("aria-label", title);
  }
  view.before.disabled = !now.previous;
  view.after.disabled = !now.next;
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const told = JSON.parse(new TextDecoder().decode(data));
  if (!view || !parentElement.contains(view.node)) {
    const was = view;
    const at = was?.node.getRootNode().activeElement;
    view = was || build(parentElement);
    mount(parentElement, view.node);
    if (at && view.node.contains(at)) at.focus();
  }
  view.state = setStateValue;
  view.trigger = setTriggerValue;
  forget(told.forget);
  hear(told.acks);
  turnTo(told.now, told.words);
  show();
  addEventListener("keydown", anywhere);
  return () => removeEventListener("keydown", anywhere);
}
