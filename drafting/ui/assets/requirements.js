/** The list of requirements: how far each is met, narrowed by filters, walked with j and k. */
export default (component) => keep(component, requirements);

const STATE_SIGNS = { stale: "!", missing: "○", suggested: "?", partly: "◐", met: "●", not_applicable: "–" };
const STATES = Object.keys(STATE_SIGNS);

function requirements({ sheet, chosen, look, words }, tell) {
  const state = { ...look, requirement: chosen };
  const total = sheet.rows.length;
  const say = () => tell("look", { ...state });
  const needs = walked({ state, field: "state", signs: STATE_SIGNS, counts: sheet.counts, words, all: true, changed });
  const { choice } = needs;
  const scopes = [...new Set(sheet.rows.map((row) => row.scope))];
  const layers = [...new Set(sheet.rows.map((row) => row.layer))];
  const filters = el("div", { class: "filters" },
    choice("section", words.filter_section, sheet.sections.map((one) => [one.id, one.name])),
    choice("scope", words.filter_scope, scopes.map((one) => [one, words[`scope_${one}`]])),
    choice("layer", words.filter_layer, layers.map((one) => [one, words[`layer_${one}`]])));

  function row(need) {
    const link = el("a", {
      href: address({ requirement: need.id }), class: "need", "aria-current": need.id === state.requirement ? "true" : null,
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        choose(need.id);
      },
    },
    el("span", { class: `sign st-${need.state}`, title: words[`state_${need.state}`] }, STATE_SIGNS[need.state]),
    el("span", { class: "what" },
      el("span", { class: "id" }, need.id), " ", el("span", { class: "words" }, need.text),
      el("span", { class: "answers" }, el("span", { class: `st-${need.state}` }, words[`state_${need.state}`]),
        need.by.map((one) => el("span", { class: one.holds ? "by" : "by lost" }, `${one.of}, ${one.name}`)),
        !need.by.length && need.offers ? el("span", { class: "hint" }, fill(need.state === "missing" ? words.offers_missing : words.offers, { n: need.offers })) : null)));
    const item = el("li", {}, link);
    item.of = need.id;
    return item;
  }
  function passes(need) {
    return (!state.state || need.state === state.state) && (!state.section || need.section === state.section)
      && (!state.scope || need.scope === state.scope) && (!state.layer || need.layer === state.layer);
  }
  function draw() {
    const shown = sheet.rows.filter(passes);
    const parts = [];
    for (const section of sheet.sections) {
      const mine = shown.filter((need) => need.section === section.id)
        .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
      if (!mine.length) continue;
      const met = sheet.rows.filter((need) => need.section === section.id && need.state === "met").length;
      const all = sheet.rows.filter((need) => need.section === section.id && need.state !== "not_applicable").length;
      parts.push(el("li", { class: "section" }, el("h2", {}, section.name, el("span", { class: "tally" }, `${met}/${all}`))));
      parts.push(...mine.map(row));
    }
    needs.show(parts, shown.length ? fill(words.of_total, { n: shown.length, total }) : words.none);
  }
  function changed() {
    draw();
    say();
  }
  function choose(id) {
    state.requirement = id;
    needs.mark(id);
    say();
  }
  const walk = needs.walk(() => state.requirement, choose);
  draw();
  return {
    node: el("div", { class: "workbench checklist" },
      el("header", { class: "sheet" }, el("p", { class: "over" }, sheet.drafts.join(" · ")), el("h1", {}, sheet.name),
        sheet.notice ? el("details", {}, el("summary", {}, words.notice), el("p", {}, sheet.notice)) : null),
      needs.nodes, filters, needs.count, needs.list),
    begin: () => requestAnimationFrame(() => needs.reveal(state.requirement)),
    start: () => addEventListener("keydown", walk),
    stop: () => removeEventListener("keydown", walk),
  };
}
