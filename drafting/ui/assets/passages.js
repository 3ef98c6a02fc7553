/**
 * Chemicals by draft: the drafts as a strip with how many each has, what entered, left and changed place; below it
 * the chemicals that did, each with its drafts and the way to the words. A draft or a kind of change narrows them.
 */
const TURN_SIGNS = { entered: "+", left: "−", moved: "↕" };

function passages({ drafts, courses, rows }, words, tell) {
  const changed = rows.some((row) => row.changes.some((change) => !change.first));
  const state = { draft: 0, turn: changed ? "changed" : "", text: "" };
  const turns = Object.keys(TURN_SIGNS);

  const strip = el("ol", { class: "strip", "aria-label": words.through_strip }, drafts.map((one) => {
    const marks = turns.filter((turn) => one[turn]).map((turn) => el("span", { class: `mark ${turn}` },
      `${TURN_SIGNS[turn]}${one[turn]}`, el("span", { class: "unseen" }, ` ${words[`through_${turn}`]}`)));
    const button = el("button", { type: "button", title: one.name, onclick: () => {
      state.draft = state.draft === one.n ? 0 : one.n;
      narrow();
    } }, el("span", { class: "n" }, fill(words.through_draft, { n: one.n })),
    one.remits ? el("span", { class: "remits" }, words.through_remits) : el("span", { class: "many" }, String(one.count)), el("span", { class: "marks" }, marks.length ? marks : " "));
    button.draft = one.n;
    return el("li", {}, button, one.go ? door(one.go, tell, { class: "to", "aria-label": fill(words.through_compare_to, { n: one.n }) }, words.through_compare) : null);
  }));
  const chips = el("div", { class: "key", role: "group", "aria-label": words.through_filter },
    ["", "changed", ...turns].map((turn) => {
      const chip = el("button", { type: "button", onclick: () => { state.turn = turn; narrow(); } }, words[`through_only_${turn || "all"}`]);
      chip.turn = turn;
      return chip;
    }));
  const search = el("input", { class: "search", type: "search", placeholder: words.search, "aria-label": words.through_search,
    oninput: (event) => { state.text = event.target.value; narrow(); } });
  const found = el("p", { class: "count", role: "status" });
  const lines = rows.map((row) => ({ row, text: fold(`${row.entries} ${row.entries.replace(/[. ]/g, "")} ${row.cas} ${row.name}`),
    line: el("tr", {}, el("td", { class: "entry" }, row.entries || "—"), el("td", { class: "cas" }, row.cas || "—"), el("td", { class: "name" }, row.name),
      el("td", { class: "in" }, el("span", { class: "boxes", "aria-hidden": "true" }, row.cells.map((there) => el("i", { class: there ? "there" : null }))), row.drafts),
      el("td", { class: "turns" }, row.changes.map((change) => door(change.go, tell, { class: change.first ? "first" : change.turn },
        change.first ? null : el("span", { class: "sign", "aria-hidden": "true" }, `${TURN_SIGNS[change.turn]} `), change.told)))) }));
  const heads = ["entry", "cas", "name", "in_drafts", "turns"].map((name) => el("th", { scope: "col" }, words[`column_${name}`]));
  const table = el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": words.through_title },
    el("table", {}, el("thead", {}, el("tr", {}, heads)), el("tbody", {}, lines.map(({ line }) => line))));

  function narrow() {
    const asked = fold(state.text).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { row, line, text } of lines) {
      const mine = row.changes.filter((change) => !state.draft || change.n === state.draft);
      const fits = state.turn === "" ? !state.draft || mine.length || row.cells[drafts.findIndex((one) => one.n === state.draft)]
        : mine.some((change) => !change.first && (state.turn === "changed" || change.turn === state.turn));
      line.hidden = !(fits && asked.every((word) => text.includes(word)));
      shown += line.hidden ? 0 : 1;
    }
    for (const button of strip.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.draft === state.draft));
    for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip.turn === state.turn));
    found.textContent = shown ? fill(words.shown, { n: shown, all: rows.length }) : words.through_nothing;
  }
  narrow();
  return [el("h2", {}, words.through_title),
    el("ul", { class: "courses" }, courses.map((one) => el("li", {}, el("b", {}, one.name), " ", one.told))),
    strip, chips, search, found, table];
}
