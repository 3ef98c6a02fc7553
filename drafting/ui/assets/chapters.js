/** Two charts: the drafts over time, a lane for each stage; the chapters over the drafts, their size and what changed. */
export default (component) => keep(component, charts);

function charts({ title, line, columns, doors, rows, largest, words }, tell) {
  const door = (go, attributes, ...children) => el("a", {
    href: go.href, ...attributes,
    onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("go", { page: go.page, fields: go.fields });
    },
  }, ...children);

  // --- over time: real links on a grid, the way between them drawn behind ---
  const tall = 2.6;
  const way = line.stops.map(({ at, lane }) => `${(at * 100).toFixed(2)},${((lane + 0.5) * 10).toFixed(1)}`).join(" ");
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "polyline");
  drawn.setAttribute("points", way);
  svg.append(drawn);
  svg.setAttribute("viewBox", `0 0 100 ${line.lanes.length * 10}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const stops = el("ol", { class: "stops" }, line.stops.map((stop) => el("li", { style: `left:${stop.at * 100}%;top:${(stop.lane + 0.5) * tall}rem` },
    door(stop.go, { title: stop.name, "aria-label": stop.name }, String(stop.n)))));
  const time = el("section", { class: "time" }, el("h2", {}, words.time),
    el("div", { class: "lanes", style: `--lanes:${line.lanes.length};--tall:${tall}rem` },
      el("ol", { class: "names", "aria-hidden": "true" }, line.lanes.map((name) => el("li", {}, name))),
      el("div", { class: "plot" }, line.lanes.map((_, index) => el("i", { class: "lane", style: `top:${(index + 0.5) * tall}rem` })), svg, stops,
        line.ticks.map((tick) => el("span", { class: "tick", style: `left:${tick.at * 100}%` }, tick.text)))));

  // --- chapters: a bar as high as the chapter has articles, the changed part of it filled ---
  const cell = ([size, changed], column) => {
    const said = fill(changed ? words.cell : words.cell_same, { n: columns[column].n, size, changed });
    const parts = size || changed ? [
      el("span", { class: "bar", "aria-hidden": "true", style: `--size:${size / largest};--changed:${size ? Math.min(1, changed / size) : 1}` }),
      el("span", { class: "size" }, String(size)), changed ? el("span", { class: "sum" }, `±${changed}`) : null] : null;
    return el("td", { title: parts ? said : null }, changed && doors[column] ? door(doors[column], {}, el("span", { class: "unseen" }, said), el("span", { "aria-hidden": "true" }, parts)) : parts);
  };
  const head = el("tr", {}, el("th", { scope: "col" }, words.chapter), columns.map((column) => el("th", { scope: "col" },
    el("strong", {}, String(column.n)), el("span", {}, column.date))));
  const table = el("section", { class: "sizes" }, el("h2", {}, words.sizes), el("p", { class: "lead" }, words.sizes_lead),
    el("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": words.sizes }, el("table", { style: `--n:${columns.length}` }, el("thead", {}, head),
      el("tbody", {}, rows.map((row) => el("tr", {}, el("th", { scope: "row" }, softly(row.name)), row.cells.map(cell)))))));
  return { node: el("div", { class: "workbench charts" }, el("header", { class: "sheet" }, el("p", { class: "over" }, title), el("h1", {}, words.title)), time, table) };
}
