/** A table of what a draft says it does: rows with their words, warnings first, bodies against functions. */
export default (component) => keep(component, doing);

function doing({ title, lead, over, language, columns, rows, warnings, unread, matrix, line, since, steps, words }, tell) {
  const door = (place, ...children) => el("a", { href: place.href, onclick: (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    tell("go", { page: place.page, fields: place.fields });
  } }, ...children);
  const body = el("tbody", {}, rows.map((row) => {
    const line = el("tr", {}, el("th", { scope: "row" }, door(row.go, row.name)), row.cells.map((cell) => el("td", { lang: language }, cell)),
      el("td", { class: "words", lang: language }, el("q", {}, row.words)));
    line.folded = fold(`${row.name} ${row.cells.join(" ")} ${row.words}`);
    return line;
  }));
  const count = el("span", { class: "hint", role: "status" }, fill(words.count, { n: rows.length }));
  const filter = el("input", { type: "search", placeholder: words.filter, "aria-label": words.filter, oninput: () => {
    const wanted = fold(filter.value.trim());
    let shown = 0;
    for (const line of body.children) {
      line.hidden = !line.folded.includes(wanted);
      shown += line.hidden ? 0 : 1;
    }
    count.textContent = fill(words.count, { n: shown });
  } });
  const listed = (entries, text) => el("ul", {}, entries.map((one) => el("li", {}, door(one.go, one.name), ": ", text(one))));
  const bodies = matrix?.bodies.length ? el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words.matrix },
    el("table", { class: "matrix" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, words.body), matrix.functions.map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, matrix.bodies.map((one) => el("tr", {}, el("th", { scope: "row", lang: language }, one.name),
        one.cells.map((cell) => el("td", {}, cell.map((place) => el("span", { title: place.words }, door(place.go, place.name)))))))))) : null;
  const way = line?.bars.length ? el("section", { class: "way_" }, el("h2", {}, words.longest), el("p", { class: "hint" }, line.said),
    el("ol", {}, line.bars.map((bar) => el("li", {}, door(bar.go, bar.name), el("span", { class: "track", "aria-hidden": "true" },
      el("span", { class: `bar_ ${bar.kind}`, style: `margin-left:${(100 * bar.begins) / line.total}%;width:${Math.max((100 * bar.days) / line.total, 0.8)}%` })),
    el("span", {}, bar.length))))) : null;
  return { node: el("div", { class: "workbench doing" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, over), el("h1", {}, title), el("p", { class: "facts" }, lead)),
    warnings.length ? el("section", { class: "warned" }, el("h2", {}, fill(words.warnings, { n: warnings.length })), listed(warnings, (one) => one.text)) : null,
    steps?.length ? el("details", {}, el("summary", {}, `${since} (${steps.length})`), el("ul", { class: "steps" }, steps.map((one) => el("li", {},
      el("span", { class: `sign ${one.change}`, title: words[one.change] }, one.sign), " ", door(one.go, one.name), ": ",
      one.text || null, one.before ? el("del", { lang: language }, one.before) : null, one.before && one.after ? " " : null, one.after ? el("ins", { lang: language }, one.after) : null)))) : null,
    bodies, way,
    rows.length ? [el("div", { class: "find" }, filter, count), el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, el("table", { class: "rows_" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, words.provision), columns.map((name) => el("th", { scope: "col" }, name)), el("th", { scope: "col" }, words.words))), body))]
      : el("p", { class: "none" }, words.nothing),
    unread.length ? el("details", {}, el("summary", {}, fill(words.unread, { n: unread.length })), el("p", { class: "hint" }, words.unread_help), listed(unread, (one) => el("q", { lang: language }, one.words))) : null) };
}
