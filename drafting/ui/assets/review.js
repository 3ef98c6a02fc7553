/** What reviewers said, by provision: narrowed by filters, walked with j and k. */
export default (component) => keep(component, review);

const STATES = ["open", "deferred", "accepted", "amended", "answered", "rejected"];
const STATE_SIGNS = { open: "○", deferred: "…", accepted: "●", amended: "◐", answered: "✓", rejected: "✕" };

function review({ sheet, round, chosen, look, words }, tell) {
  const state = { ...look, said: chosen };
  if (!STATES.includes(state.settled)) state.settled = "";
  const say = () => tell("look", { ...state });
  let nodes = [];

  const bar = el("div", { class: "bar-of-states", role: "group", "aria-label": words.filter_state });
  const legend = el("div", { class: "legend", role: "group", "aria-label": words.filter_state });
  for (const name of STATES) {
    const n = sheet.counts[name] || 0;
    if (n) bar.append(el("span", { class: `part st-${name}`, style: `flex-grow:${n}`, title: `${words[`state_${name}`]}: ${n}` }));
    const chip = el("button", { type: "button", class: `chip st-${name}`, onclick: () => {
      state.settled = state.settled === name ? "" : name;
      changed();
    } }, el("span", { class: "sign", "aria-hidden": "true" }, STATE_SIGNS[name]), words[`state_${name}`], el("span", { class: "tally" }, String(n)));
    chip.name_ = name;
    if (n || state.settled === name) legend.append(chip);
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
  const filters = el("div", { class: "filters" },
    choice("reviewer", words.filter_reviewer, sheet.reviewers.map(([id, name]) => [id || "-", name])),
    choice("kind", words.filter_what, [["proposal", words.proposals], ["comment", words.comments], ["conflict", words.conflicts]]));

  const count = el("p", { class: "count", role: "status" });
  const list = el("ol", { class: "needs" });
  function passes(one) {
    const kind = !state.kind || (state.kind === "conflict" ? one.conflict : one.what === state.kind);
    return kind && (!state.settled || one.state === state.settled) && (!state.reviewer || (one.reviewer || "-") === state.reviewer);
  }
  function said(one) {
    if (one.what === "comment") return one.text;
    return [one.old ? el("del", {}, one.old) : null, one.old && one.new ? " " : null, one.new ? el("ins", {}, one.new) : null];
  }
  function row(one) {
    const link = el("a", {
      href: address({ said: one.id }), class: "need", "aria-current": one.id === state.said ? "true" : null,
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        choose(one.id);
      },
    },
    el("span", { class: `sign st-${one.state}`, title: words[`state_${one.state}`] }, STATE_SIGNS[one.state]),
    el("span", { class: "what" }, el("span", { class: "office" }, one.office), " ", el("span", { class: "words" }, said(one)),
      el("span", { class: "answers" }, el("span", { class: `st-${one.state}` }, words[`state_${one.state}`]),
        one.conflict ? el("span", { class: "clash" }, words.conflict) : null,
        ["changed", "gone", "unplaced", "done"].includes(one.fate) ? el("span", { class: "hint" }, words[`fate_${one.fate}`]) : null)));
    const item = el("li", {}, link);
    item.said = one.id;
    return item;
  }
  function draw() {
    const shown = sheet.rows.filter(passes);
    nodes = [];
    const parts = [];
    let name = null;
    for (const one of shown) {
      if (one.name !== name) {
        name = one.name;
        parts.push(el("li", { class: "section" }, el("h2", {}, name)));
      }
      const item = row(one);
      nodes.push(item);
      parts.push(item);
    }
    list.replaceChildren(...parts);
    count.textContent = shown.length ? fill(words.of_total, { n: shown.length, total: sheet.rows.length }) : words.none;
    for (const chip of legend.children) chip.setAttribute("aria-pressed", String(chip.name_ === state.settled));
  }
  function changed() {
    draw();
    say();
  }
  function choose(id) {
    state.said = id;
    for (const item of nodes) {
      if (item.said === id) {
        item.firstChild.setAttribute("aria-current", "true");
        item.scrollIntoView({ block: "nearest" });
      } else item.firstChild.removeAttribute("aria-current");
    }
    say();
  }
  function walk(event) {
    if (typing(event) || !["j", "k"].includes(event.key)) return;
    const at = nodes.findIndex((item) => item.said === state.said);
    const next = nodes[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (next) choose(next.said);
  }
  draw();
  return {
    node: el("div", { class: "workbench checklist review" },
      el("header", { class: "sheet" }, el("p", { class: "over" }, round.over), el("h1", {}, round.name), el("p", { class: "facts" }, round.facts)),
      round.offices.length ? el("ul", { class: "offices" }, round.offices.map((one) => el("li", { class: one.answered ? "yes" : "no" },
        el("span", { class: "sign", "aria-hidden": "true" }, one.answered ? "✓" : "○"), one.name, ": ",
        one.answered ? fill(words.settled_of, { n: one.settled, total: one.said }) : words.silent))) : null,
      bar, legend, filters, count, list),
    begin: () => nodes.find((item) => item.said === state.said)?.scrollIntoView({ block: "nearest" }),
    start: () => addEventListener("keydown", walk),
    stop: () => removeEventListener("keydown", walk),
  };
}
