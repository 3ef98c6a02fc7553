/** A comparison: side by side or inline, with the list of changes beside it. */
const SIGNS = {
  modified: "±", inserted: "+", deleted: "−", moved: "↕", renumbered: "#", split: "÷", merged: "&",
};

export default function ({ data, parentElement, setTriggerValue }) {
  const { sheet, rows, groups, counts, figures, words } = unpack(data);
  const stops = rows.map((row, index) => index).filter((index) => rows[index].stop);
  const state = { view: "", hide: new Set(), only: false };
  const nodes = [];
  const entries = new Map();
  let current = -1;
  let arrived = -Infinity;

  // --- the text -------------------------------------------------------------------------------

  function pieces(edits, side) {
    if (!Array.isArray(edits)) return edits ? [edits] : [];
    const out = [];
    const whole = edits.length === 2 && edits.every(([op]) => op !== "=");
    for (const [op, text] of edits) {
      if (op === "=") out.push(text);
      else if (op === "-" && side !== "new") out.push(el("del", {}, text));
      else if (op === "+" && side !== "old") out.push(whole && out.length ? " " : null, el("ins", {}, text));
    }
    return out.filter((piece) => piece !== null);
  }
  function cell(row, side, lang) {
    const set = provision(row, ...[row.label, row.heading, row.text].map((part) => pieces(part, side)));
    const inner = set.filter(Boolean);
    const empty = !inner.some((node) => node.textContent?.trim());
    return el("div", { class: `cell-${side}${empty ? " empty" : ""}`, lang }, empty ? null : inner);
  }
  function tag(row) {
    if (!row.stop) return null;
    const parts = row.kinds.map((kind) => el("span", { class: `tag ${kind}` },
      el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]), words[`one_${kind}`]));
    if (row.from) parts.push(el("span", { class: "from" }, fill(words.from, { place: row.from })));
    for (const touched of row.significance || []) {
      if (touched !== "wording" && words[`sig_${touched}`]) {
        parts.push(el("span", { class: "sig" }, words[`sig_${touched}`]));
      }
    }
    return el("p", { class: "tags" }, parts, anchor(row, words, tell));
  }
  function draw(row) {
    const names = ["row", row.shape, `kind-${row.kind}`];
    if (row.kinds.length) names.push("changed", ...row.kinds);
    else if (!row.near) names.push("untouched");
    if (!row.label.length && !row.heading.length && !row.text.length) names.push("blank");
    const node = el("section", { class: names.join(" "), style: `--depth:${row.depth}` }, tag(row));
    if (state.view === "inline") node.append(cell(row, "both", sheet.language));
    else node.append(cell(row, "old", sheet.old_language), cell(row, "new", sheet.language));
    return node;
  }
  const column = el("div", { class: "rows" });
  function redraw() {
    nodes.length = 0;
    for (const row of rows) nodes.push(draw(row));
    column.replaceChildren(...nodes);
    nodes.forEach((node, index) => {
      if (rows[index].stop) node.addEventListener("click", () => select(index, false));
    });
  }

  // --- the list of changes --------------------------------------------------------------------

  const list = el("ol", { class: "groups" });
  for (const group of groups) {
    const tally = el("span", { class: "tally" }, String(group.stops.length));
    const items = el("ol", {});
    for (const index of group.stops) {
      const row = rows[index];
      const link = el("a", {
        href: address({ provision: row.id }),
        onclick: (event) => {
          if (elsewhere(event)) return;
          event.preventDefault();
          select(index, true);
          setTriggerValue("provision", row.id);
        },
      },
      el("span", { class: "signs", title: row.kinds.map((kind) => words[`one_${kind}`]).join(", ") },
        row.kinds.map((kind) => el("span", { class: `sign ${kind}`, role: "img", "aria-label": words[`one_${kind}`] },
          SIGNS[kind]))),
      el("span", { class: "label" }, row.name),
      row.opening ? el("span", { class: "hint" }, row.opening) : null);
      const item = el("li", {}, link);
      entries.set(index, { link, item });
      items.append(item);
    }
    const item = el("li", { class: "group" }, el("h3", {},
      el("span", { class: "label" }, group.title || words.beginning),
      group.heading ? el("span", { class: "hint" }, group.heading) : null, tally), items);
    item.retally = () => {
      const left = group.stops.filter((index) => !muted(rows[index])).length;
      tally.textContent = String(left);
      item.hidden = left === 0;
    };
    list.append(item);
  }
  const rail = el("nav", { class: "rail", "aria-label": words.changes }, el("h2", {}, words.changes), list);

  // --- the toolbar ----------------------------------------------------------------------------

  const place = el("span", { class: "counter", role: "status" });
  const button = (label, title, onclick, more) => el("button", { type: "button", title, onclick, ...more }, label);
  const views = ["", "inline"].map((view) => button(words[view ? "inline" : "side"], null, () => {
    state.view = view;
    changed();
  }));
  const chips = Object.keys(counts).map((kind) => {
    const chip = button(null, words.filter_kind, () => {
      if (state.hide.has(kind)) state.hide.delete(kind);
      else state.hide.add(kind);
      changed();
    }, { class: `chip ${kind}` });
    chip.append(el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]), figures[kind]);
    chip.kind = kind;
    return chip;
  });
  const only = button(words.only_changed, words.only_changed_help, () => {
    state.only = !state.only;
    changed();
  }, { class: "toggle" });
  const renumbering = "renumbered" in counts ? button(words.hide_renumbered, words.hide_renumbered_help, () => {
    if (state.hide.has("renumbered")) state.hide.delete("renumbered");
    else state.hide.add("renumbered");
    changed();
  }, { class: "toggle" }) : null;
  const bar = el("div", { class: "bar", role: "toolbar", "aria-label": words.toolbar },
    el("div", { class: "steps" },
      button("↑", words.previous, () => step(-1), { class: "step", "aria-label": words.previous }),
      place,
      button("↓", words.next, () => step(1), { class: "step", "aria-label": words.next })),
    el("div", { class: "views", role: "group", "aria-label": words.view }, views),
    el("div", { class: "toggles" }, only, renumbering),
    el("p", { class: "keys" }, el("kbd", {}, "n"), el("kbd", {}, "p"), words.keys));

  // --- what is shown ---------------------------------------------------------------------------

  function muted(row) {
    return row.kinds.length > 0 && row.kinds.every((kind) => state.hide.has(kind));
  }
  function shown() {
    return stops.filter((index) => !muted(rows[index]));
  }
  const root = el("div", { class: "workbench redline" });
  let drawn = null;
  function apply() {
    if (drawn !== state.view) redraw();
    drawn = state.view;
    root.classList.toggle("inline", state.view === "inline");
    root.classList.toggle("only", state.only);
    views.forEach((view, index) => view.setAttribute("aria-pressed", String((index === 1) === (state.view === "inline"))));
    chips.forEach((chip) => chip.setAttribute("aria-pressed", String(!state.hide.has(chip.kind))));
    only.setAttribute("aria-pressed", String(state.only));
    renumbering?.setAttribute("aria-pressed", String(state.hide.has("renumbered")));
    rows.forEach((row, index) => nodes[index].classList.toggle("muted", muted(row)));
    for (const [index, entry] of entries) entry.item.hidden = muted(rows[index]);
    for (const item of list.children) item.retally();
    if (current >= 0) nodes[current].classList.add("current");
    count();
  }
  function changed() {
    const top = topmost();
    apply();
    if (top !== null) settle(nodes[top]);
    setTriggerValue("look", { view: state.view, hide: [...state.hide].sort().join(","), only: state.only ? "1" : "" });
  }
  function read() {
    const known = new Set(Object.keys(counts));
    state.view = parameter("view") === "inline" ? "inline" : "";
    state.hide = new Set(parameter("hide").split(",").filter((kind) => known.has(kind)));
    state.only = parameter("only") === "1";
  }
  function count() {
    const all = shown();
    const at = all.indexOf(current);
    place.textContent = all.length === 0 ? words.no_changes
      : fill(at < 0 ? words.counter_all : words.counter, { i: at + 1, n: all.length });
  }

  // --- going from change to change -------------------------------------------------------------

  const said = el("p", { class: "said", role: "status" });
  function tell(id) {
    said.textContent = words.copied;
    setTimeout(() => { said.textContent = ""; }, 2500);
    setTriggerValue("provision", id);
  }
  function line() {
    return bar.getBoundingClientRect().bottom + 48;
  }
  function topmost() {
    const edge = bar.getBoundingClientRect().bottom;
    if (column.getBoundingClientRect().top >= edge) return null;
    const found = nodes.findIndex((node) => node.getBoundingClientRect().bottom > edge + 4);
    return found < 0 ? null : found;
  }
  function select(index, scroll) {
    nodes[current]?.classList.remove("current");
    entries.get(current)?.link.removeAttribute("aria-current");
    current = index;
    arrived = performance.now();
    const node = nodes[index];
    node.classList.add("current");
    const entry = entries.get(index);
    if (entry) {
      entry.link.setAttribute("aria-current", "true");
      const box = entry.link.getBoundingClientRect();
      const frame = rail.getBoundingClientRect();
      if (box.top < frame.top + 60 || box.bottom > frame.bottom) {
        rail.scrollTop += box.top - frame.top - rail.clientHeight / 3;
      }
    }
    if (scroll) settle(node);
    count();
  }
  function step(direction) {
    const all = shown();
    if (!all.length) return;
    const box = nodes[current]?.getBoundingClientRect();
    // while the page still travels to a change, that change counts as the one in sight
    const inSight = box && (performance.now() - arrived < 1500 || (box.bottom > 0 && box.top < innerHeight));
    let next;
    if (inSight) {
      next = direction > 0 ? all.find((index) => index > current) : all.findLast((index) => index < current);
    } else {
      const below = all.filter((index) => nodes[index].getBoundingClientRect().top >= line());
      next = direction > 0 ? below[0] : all.filter((index) => !below.includes(index)).at(-1);
    }
    select(next ?? (direction > 0 ? all[0] : all.at(-1)), true);
  }
  function keys(event) {
    if (typing(event)) return;
    const direction = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (!direction) return;
    event.preventDefault();
    step(direction);
  }
  const missing = el("p", { class: "missing", role: "alert", hidden: true });
  function jump(id) {
    const index = rows.findIndex((row) => row.id === id) ?? -1;
    const found = index >= 0 ? index : rows.findIndex((row) => row.was === id);
    missing.hidden = !id || found >= 0;
    missing.textContent = missing.hidden ? "" : fill(words.missing, { id });
    if (id && found >= 0) select(found, true);
  }
  function back() {
    read();
    apply();
    jump(parameter("provision"));
  }

  root.append(
    el("header", { class: "sheet" },
      el("p", { class: "over" }, sheet.instrument),
      el("h1", {}, sheet.title),
      el("p", { class: "facts" }, sheet.facts),
      stops.length ? el("div", { class: "chips", role: "group", "aria-label": words.filter_kind }, chips,
        el("span", { class: "words" }, sheet.words)) : el("p", { class: "same" }, words.same)),
    missing, bar,
    el("div", { class: "columns" }, rail,
      el("div", { class: "text-column" },
        el("div", { class: "sides" }, el("p", {}, sheet.old), el("p", {}, sheet.new)), column)),
    said);
  mount(parentElement, root);
  back();
  addEventListener("popstate", back);
  document.addEventListener("keydown", keys);
  return () => {
    removeEventListener("popstate", back);
    document.removeEventListener("keydown", keys);
  };
}
