/**
 * Control lists: what is wrong in the draft first, then how much of each list it has, when each chemical came and
 * went, then the overlap of the two lists as a picture, whose parts narrow the table below it.
 */
export default (component) => keep(component, lists);

const PARTS = ["only_cwc", "by_family", "by_cas", "exception", "only_ag"];

function lists({ draft, through, rows, figures, names, words }, tell) {
  const state = { part: "", text: "" };
  const link = (target, ...inside) => door({
    ...target.go, href: `${target.go.page}?${new URLSearchParams(target.go.fields)}`,
  }, tell, {}, inside.length ? inside : target.name);

  // --- the draft ----------------------------------------------------------------------------------

  const finding = (one) => el("li", { class: "finding" }, el("span", { class: `weight ${one.severity}` }, one.weight),
    el("p", {}, one.told, " ", link(one)));
  const named = (caption, entries) => (entries.length ? el("details", {}, el("summary", {}, fill(caption, { n: entries.length })),
    el("ul", {}, entries.map((one) => el("li", {}, el("span", {}, one.entry), el("span", {}, one.cas || "—"), el("span", {}, one.name))))) : null);
  function cover(one) {
    const share = one.status === "by_reference" ? 100 : (100 * one.found) / Math.max(1, one.listed);
    const told = one.clause ? one.told.split(one.clause.words)[0].replace(/[\s“«:]+$/, "") : one.told;
    return el("li", { class: "cover" }, el("p", {}, told),
      el("div", { class: `meter${one.clause ? " reference" : ""}`, "aria-hidden": "true" }, el("span", { style: `width:${share}%` })),
      one.clause ? [el("p", {}, link(one.clause, fill(words.clause, { name: one.clause.name }))), el("blockquote", {}, one.clause.words)] : null,
      named(words.missing, one.missing), named(words.covered, one.covered), named(words.exceptions, one.exceptions));
  }
  const about = draft ? [
    el("h2", {}, fill(words.draft_title, { draft: draft.name })),
    draft.findings.length ? el("ul", { class: "findings", "aria-label": words.findings }, draft.findings.map(finding))
      : el("p", { class: "facts" }, draft.none ? words.no_chemicals : words.no_findings),
    el("ul", { class: "covers", "aria-label": words.coverage }, draft.lists.map(cover)),
  ] : null;

  // --- the picture --------------------------------------------------------------------------------

  const choose = (part) => {
    state.part = state.part === part ? "" : part;
    narrow();
  };
  const buttons = [["", words.all], ...PARTS.map((part) => [part, words[part]]), ...(draft ? [["absent", words.absent]] : [])].map(([part, name]) => {
    const button = el("button", { type: "button", onclick: () => { state.part = part; narrow(); } },
      part && figures[part] !== undefined ? `${name} · ${figures[part]}` : name);
    button.part = part;
    return button;
  });
  const key = el("div", { class: "key", role: "group", "aria-label": words.picture }, buttons);

  // --- the table ----------------------------------------------------------------------------------

  const found = el("p", { class: "count", role: "status" });
  const lines = rows.map((row) => {
    const line = el("tr", {}, el("td", { class: "entry" }, row.entry), el("td", { class: "cas" }, row.cas || "—"),
      el("td", { class: "name" }, row.name, row.unverified ? el("span", { class: "doubt" }, ` (${words.unverified})`) : null),
      el("td", {}, row.there || "—"), el("td", { class: "basis" }, words[row.part]),
      draft ? el("td", { class: row.found === "no" ? "no" : "yes" }, { yes: `✓ ${words.in_draft}`, reference: `✓ ${words.by_reference}`, no: words.not_in_draft }[row.found]) : null);
    return { line, row, text: fold(`${row.entry} ${row.entry.replace(/[. ]/g, "")} ${row.cas} ${row.name} ${row.also} ${row.there}`) };
  });
  const captions = ["entry", "cas", "name", "there", "basis", ...(draft ? ["draft"] : [])];
  const table = el("table", { class: "crossing" }, el("thead", {}, el("tr", {}, captions.map((name) => el("th", { scope: "col" }, words[`column_${name}`])))),
    el("tbody", {}, lines.map(({ line }) => line)));
  function narrow() {
    const asked = fold(state.text).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const { line, row, text } of lines) {
      const fits = (!state.part || (state.part === "absent" ? row.found === "no" : row.part === state.part)) && asked.every((word) => text.includes(word));
      line.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.part === state.part));
    found.textContent = shown ? fill(words.shown, { n: shown, all: rows.length }) : words.nothing;
  }
  const search = el("input", { class: "search", type: "search", placeholder: words.search, "aria-label": words.search,
    oninput: (event) => { state.text = event.target.value; narrow(); } });

  const node = el("div", { class: "workbench lists" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, words.over), el("h1", {}, words.title)),
    about, through ? passages(through, words, tell) : null, el("h2", {}, words.picture), picture(figures, names, words, choose), key, search, found, table);
  narrow();
  return { node };
}

/** The two lists as one strip, as wide as they have items: what only one has, and what both have, by ground. */
function picture(figures, names, words, choose) {
  const draw = (tag, attributes, text) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    if (text) node.textContent = text;
    return node;
  };
  const all = PARTS.reduce((sum, part) => sum + figures[part], 0);
  const wide = 960;
  const at = {};
  let x = 20;
  for (const part of PARTS) {
    at[part] = [x, Math.max(16, (figures[part] / all) * wide)];
    x += at[part][1];
  }
  const svg = draw("svg", { viewBox: `0 -8 ${x + 20} 196`, role: "group", "aria-label": words.picture });
  const over = (from, to, y, name) => {
    const [left, right] = [at[from][0], at[to][0] + at[to][1]];
    svg.append(draw("path", { class: "span", d: `M${left} ${y + 8}V${y}H${right}V${y + 8}` }),
      draw("text", { class: "span-text from-left", x: left, y: y - 12 }, name));
  };
  over("only_cwc", "by_cas", 30, names.cwc);
  for (const part of PARTS) {
    const [left, width] = at[part];
    const box = draw("rect", { class: `part ${part}`, x: left, y: 44, width, height: 84, rx: 3, tabindex: 0, role: "button",
      "aria-label": `${words[part]}: ${figures[part]}` });
    box.append(draw("title", {}, `${words[part]}: ${figures[part]}`));
    box.addEventListener("click", () => choose(part));
    box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(part); }
    });
    svg.append(box);
    if (width > 24) svg.append(draw("text", { x: left + width / 2, y: 92, class: part === "by_cas" ? "on-dark" : "" }, String(figures[part])));
  }
  const [left] = at.by_family;
  const right = at.only_ag[0] + at.only_ag[1];
  svg.append(draw("path", { class: "span", d: `M${left} 134V142H${right}V134` }),
    draw("text", { class: "span-text from-right", x: right, y: 176 }, names.ag));
  return svg;
}
