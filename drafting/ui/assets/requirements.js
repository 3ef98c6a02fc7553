/** The list of requirements: how far each is met, narrowed by filters, walked with j and k. */
export default (component) => keep(component, requirements);

const STATES = ["stale", "missing", "suggested", "partly", "met", "not_applicable"];
const STATE_SIGNS = { stale: "!", missing: "○", suggested: "?", partly: "◐", met: "●", not_applicable: "–" };

function requirements({ sheet, chosen, look, words }, tell) {
  const state = { ...look, requirement: chosen };
  const total = sheet.rows.length;
  const say = () => tell("look", { ...state });
  let nodes = [];

  // --- the bar: how many are in which state, and the filter by state ------------------------------

  const bar = el("div", { class: "bar-of-states", role: "group", "aria-label": words.filter_state });
  const legend = el("div", { class: "legend", role: "group", "aria-label": words.filter_state });
  for (const name of STATES) {
    const n = sheet.counts[name] || 0;
    if (n) {
      bar.append(el("span", { class: `part st-${name}`, style: `flex-grow:${n}`, title: `${words[`state_${name}`]}: ${n}` }));
    }
    const chip = el("button", { type: "button", class: `chip st-${name}`, onclick: () => {
      state.state = state.state === name ? "" : name;
      changed();
    } }, el("span", { class: "sign", "aria-hidden": "true" }, STATE_SIGNS[name]), words[`state_${name}`], el("span", { class: "tally" }, String(n)));
    chip.name_ = name;
    chip.disabled = !n;
    legend.append(chip);
  }
  const choice = (field, label, options) => {
    const select = el("select", { "aria-label": label, onchange: () => {
      state[field] = select.value;
      changed();
    } }, el("option", { value: "" }, `${label}: ${words.all}`), options.map(([value, text]) => el("option", { value }, text)));
    select.value = options.some(([value]) => value === state[field]) ? state[field] : "";
    state[field] = select.value;
    return select;
  };
  const scopes = [...new Set(sheet.rows.map((row) => row.scope))];
  const layers = [...new Set(sheet.rows.map((row) => row.layer))];
  const filters = el("div", { class: "filters" },
    choice("section", words.filter_section, sheet.sections.map((one) => [one.id, one.name])),
    choice("scope", words.filter_scope, scopes.map((one) => [one, words[`scope_${one}`]])),
    choice("layer", words.filter_layer, layers.map((one) => [one, words[`layer_${one}`]])));

  // --- the list ------------------------------------------------------------------------------------

  const count = el("p", { class: "count", role: "status" });
  const list = el("ol", { class: "needs" });
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
        !need.by.length && need.offers ? el("span", { class: "hint" }, fill(words.offers, { n: need.offers })) : null)));
    const item = el("li", {}, link);
    item.need = need;
    return item;
  }
  function passes(need) {
    return (!state.state || need.state === state.state) && (!state.section || need.section === state.section)
      && (!state.scope || need.scope === state.scope) && (!state.layer || need.layer === state.layer);
  }
  function draw() {
    const shown = sheet.rows.filter(passes);
    nodes = [];
    const parts = [];
    for (const section of sheet.sections) {
      const mine = shown.filter((need) => need.section === section.id)
        .sort((a, b) => STATES.indexOf(a.state) - STATES.indexOf(b.state));
      if (!mine.length) continue;
      const met = sheet.rows.filter((need) => need.section === section.id && need.state === "met").length;
      const all = sheet.rows.filter((need) => need.section === section.id && need.state !== "not_applicable").length;
      parts.push(el("li", { class: "section" }, el("h2", {}, section.name, el("span", { class: "tally" }, `${met}/${all}`))));
      for (const need of mine) {
        const item = row(need);
        nodes.push(item);
        parts.push(item);
      }
    }
    list.replaceChildren(...parts);
    count.textContent = shown.length ? fill(words.of_total, { n: shown.length, total }) : words.none;
    for (const chip of legend.children) chip.setAttribute("aria-pressed", String(chip.name_ === state.state));
  }
  function changed() {
    draw();
    say();
  }
  function choose(id) {
    state.requirement = id;
    for (const item of nodes) {
      const link = item.firstChild;
      if (item.need.id === id) {
        link.setAttribute("aria-current", "true");
        reveal(item);
      } else link.removeAttribute("aria-current");
    }
    say();
  }
  /** Bring an item into sight inside the list, and leave the page where it is. */
  function reveal(item) {
    if (!item) return;
    const box = item.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (box.top < frame.top) list.scrollTop += box.top - frame.top;
    else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom;
  }
  function walk(event) {
    if (typing(event) || !["j", "k"].includes(event.key)) return;
    const at = nodes.findIndex((item) => item.need.id === state.requirement);
    const next = nodes[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (next) choose(next.need.id);
  }
  draw();
  return {
    node: el("div", { class: "workbench checklist" },
      el("header", { class: "sheet" }, el("p", { class: "over" }, sheet.drafts.join(" · ")), el("h1", {}, sheet.name),
        sheet.notice ? el("details", {}, el("summary", {}, words.notice), el("p", {}, sheet.notice)) : null),
      bar, legend, filters, count, list),
    begin: () => requestAnimationFrame(() => reveal(nodes.find((item) => item.need.id === state.requirement))),
    start: () => addEventListener("keydown", walk),
    stop: () => removeEventListener("keydown", walk),
  };
}
