/** A base and two drafts against it: what each changed, where they agree, where they collide. */
export default (component) => keep(component, threefold);

const STANDS = { only_a: "A", only_b: "B", agree: "=", collide: "≠", both_inserted: "⧺", combined: "∪" };

function threefold({ sheet, rows, counts, figures, words }, tell) {
  const hidden = new Set();
  let only = parameter("only") !== "";
  const quiet = (row) => row.status === "unchanged" || row.status === "renumbered";
  const names = (row) => (row.combined ? [row.status, "combined"] : [row.status]);
  let current = -1;

  const side = (row, of, name, lang) => {
    const part = row[of];
    if (!part) return el("div", { class: `side ${of}` });
    if (!part.kinds.length) return el("div", { class: `side ${of} as-base` }, words.as_base);
    const text = pieces(part.edits, "both");
    return el("div", { class: `side ${of}` }, el("span", { class: "who" }, name, ": ",
      part.kinds.map((kind) => words[`one_${kind}`]).join(", ")), el("p", { class: "text", lang }, text));
  };
  const nodes = rows.map((row) => {
    if (quiet(row)) {
      return el("section", { class: `row quiet ${row.shape}` }, el("div", { class: "whole", style: `--depth:${row.depth}` },
        el("p", { class: "text", lang: sheet.language }, row.base)));
    }
    const offer = row.combined ? el("div", { class: "offer" }, el("span", { class: "who" }, words.offer),
      el("p", { class: "text", lang: sheet.language }, row.combined)) : null;
    return el("section", { class: `row ${row.shape} status-${row.status}` },
      el("p", { class: "tags" }, el("span", { class: "status" }, el("span", { class: "sign", "aria-hidden": "true" }, STANDS[row.status]),
        words[`is_${row.status}`]), row.combined ? el("span", { class: "status combined" },
        el("span", { class: "sign", "aria-hidden": "true" }, STANDS.combined), words.is_combined) : null,
      el("span", { class: "name" }, row.name)),
      side(row, "a", "A", sheet.language),
      el("div", { class: "side base" }, row.base ? el("p", { class: "text", lang: sheet.language }, row.base)
        : el("p", { class: "none" }, words.not_in_base)),
      side(row, "b", "B", sheet.language), offer);
  });
  const button = (label, onclick, more) => el("button", { type: "button", onclick, ...more }, label);
  const chips = Object.keys(counts).map((name) => {
    const chip = button([el("span", { class: "sign", "aria-hidden": "true" }, STANDS[name]), figures[name]], () => {
      if (!hidden.delete(name)) hidden.add(name);
      apply();
    }, { class: `chip ${name}`, title: words.filter_status });
    chip.status = name;
    return chip;
  });
  const collisions = button(words.only_collisions, () => {
    const rest = Object.keys(counts).filter((name) => name !== "collide" && name !== "both_inserted");
    const on = rest.every((name) => hidden.has(name));
    hidden.clear();
    if (!on) for (const name of rest) hidden.add(name);
    apply();
  }, { class: "toggle" });
  const changes = button(words.only_changed, () => {
    only = !only;
    tell("look", { only: only ? "1" : "" });
    apply();
  }, { class: "toggle" });
  const counter = el("span", { class: "counter", role: "status" });
  const shown = () => rows.map((_, index) => index).filter((index) => inView(rows[index]));
  // a collision that can be combined is in view while either of its names is
  const inView = (row) => !quiet(row) && names(row).some((name) => !hidden.has(name));
  function apply() {
    const all = shown();
    rows.forEach((row, index) => { nodes[index].hidden = quiet(row) ? only : !inView(row); });
    chips.forEach((chip) => chip.setAttribute("aria-pressed", String(!hidden.has(chip.status))));
    changes.setAttribute("aria-pressed", String(only));
    const rest = Object.keys(counts).filter((name) => name !== "collide" && name !== "both_inserted");
    collisions.setAttribute("aria-pressed", String(rest.length > 0 && rest.every((name) => hidden.has(name))));
    collisions.disabled = !rows.some((row) => row.status === "collide" || row.status === "both_inserted");
    const at = all.indexOf(current);
    counter.textContent = all.length ? fill(at < 0 ? words.counter_all : words.counter, { i: at + 1, n: all.length }) : words.no_changes;
  }
  function step(direction) {
    const all = shown();
    if (!all.length) return;
    const at = all.indexOf(current);
    nodes[current]?.classList.remove("current");
    current = at < 0 ? all.at(direction > 0 ? 0 : -1) : all.at((at + direction) % all.length);
    nodes[current].classList.add("current");
    settle(nodes[current]);
    apply();
  }
  function keys(event) {
    const direction = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (typing(event) || !direction) return;
    event.preventDefault();
    step(direction);
  }
  apply();
  const node = el("div", { class: "workbench three" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, sheet.instrument), el("h1", {}, sheet.title),
      el("p", { class: "facts" }, words.lead),
      chips.length ? el("div", { class: "chips", role: "group", "aria-label": words.filter_status }, chips) : el("p", { class: "same" }, words.same)),
    el("div", { class: "bar", role: "toolbar", "aria-label": words.toolbar },
      el("div", { class: "steps" }, button("↑", () => step(-1), { "aria-label": words.previous, title: words.previous }), counter,
        button("↓", () => step(1), { "aria-label": words.next, title: words.next })),
      el("div", { class: "toggles" }, collisions, changes)),
    el("div", { class: "heads" }, el("p", {}, `A · ${sheet.a}`), el("p", {}, `${words.base} · ${sheet.base}`), el("p", {}, `B · ${sheet.b}`)),
    el("div", { class: "rows" }, nodes));
  return {
    node,
    start: () => document.addEventListener("keydown", keys),
    stop: () => document.removeEventListener("keydown", keys),
  };
}
