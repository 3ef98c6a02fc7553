/** How far the drafts came: one bar a draft, and what each gained and lost. */
export default (component) => keep(component, coverage);

const STATES = ["met", "partly", "stale", "suggested", "missing", "not_applicable"];

function coverage({ bars, total, name, words }, tell) {
  const door = (place, ...children) => el("a", { href: place.href, onclick: (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    tell("go", { page: place.page, fields: place.fields });
  } }, ...children);
  const any = bars.some((bar) => STATES.slice(0, 3).some((state) => bar.counts[state]));
  const column = (bar) => {
    const counts = STATES.filter((state) => bar.counts[state]).map((state) => `${words[`state_${state}`]} ${bar.counts[state]}`).join(", ");
    return el("li", {},
      el("div", { class: "what" }, door(bar.go, bar.name)),
      el("div", { class: "bar-of-states", role: "img", "aria-label": fill(words.bar, { name: bar.name, counts }), title: counts },
        STATES.filter((state) => bar.counts[state]).map((state) => el("span", { class: `part st-${state}`, style: `flex-grow:${bar.counts[state]}` }))),
      el("div", { class: "sum" }, `${bar.counts.met}/${total - bar.counts.not_applicable}`),
      bar.turned.length ? el("details", { class: "turned" }, el("summary", {}, fill(words.turned_here, { n: bar.turned.length })), el("ul", {}, bar.turned.map((one) => el("li", {},
        el("a", { href: address({ requirement: one.id, tab: "" }), title: one.text, onclick: (event) => {
          if (elsewhere(event)) return;
          event.preventDefault();
          tell("requirement", one.id);
        } }, one.id), " ", el("span", { class: `state st-${one.state}` }, words[`state_${one.state}`]), one.said ? `: ${one.said}` : null)))) : null);
  };
  const figures = el("details", { class: "figures" }, el("summary", {}, words.figures), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.figures },
    el("table", {}, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, words.draft_column), STATES.map((state) => el("th", { scope: "col" }, words[`state_${state}`])))),
      el("tbody", {}, bars.map((bar) => el("tr", {}, el("th", { scope: "row" }, bar.name), STATES.map((state) => el("td", {}, String(bar.counts[state] || 0)))))))));
  return { node: el("div", { class: "workbench coverage" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, name), el("h1", {}, words.coverage), el("p", { class: "facts" }, any ? words.coverage_help : words.coverage_none)),
    el("p", { class: "legend" }, STATES.map((state) => el("span", { class: `key st-${state}` }, el("span", { class: "swatch" }), words[`state_${state}`]))),
    el("ol", { class: "bars" }, bars.map(column)), bars.length ? figures : null) };
}
