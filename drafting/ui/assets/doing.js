/** A table of what a draft says it does: warnings first, what changed, bodies against functions, rows with their words. */
export default (component) => keep(component, doing);

/** How many warnings stand open above the table. */
const FIRST = 6;

function doing({ title, lead, over, language, rows, columns, facets, aside, lost, struck, warnings, unread, matrix, line, changes, since, open, may, words }, tell) {
  const door = (place, ...children) => el("a", { href: place.href, onclick: (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    tell("go", { page: place.page, fields: place.fields });
  } }, ...children);
  const lines = [];
  let current = -1;
  function choose(id) {
    for (const one of lines) one.node.toggleAttribute("data-open", one.id === id);
    tell("choose", id);
  }
  const pen = (id, label) => el("button", { type: "button", class: "pen", "aria-label": label, title: label, onclick: () => choose(id) }, may ? "✎" : "…");
  const marked = (mark) => mark ? el("span", { class: `marked_ ${mark.kind}`, title: mark.why || null }, mark.said) : null;
  const cell = (text, n) => el("td", { "data-label": columns[n], lang: language, class: text ? null : "void" }, text);
  const body = el("tbody", {}, rows.map((row) => {
    const node = el("tr", {}, el("th", { scope: "row" }, door(row.go, row.name), marked(row.mark)),
      row.cells.map(cell), el("td", { class: "words", lang: language, "data-label": words.words }, el("q", {}, row.words)),
      el("td", { class: "do" }, pen(row.id, fill(words.correct_of, { name: row.name }))));
    lines.push({ id: row.id, node, facet: row.facet, folded: fold(`${row.name} ${row.cells.join(" ")} ${row.words}`) });
    return node;
  }));
  const count = el("span", { class: "hint", role: "status" }, fill(words.count, { n: rows.length }));
  const filter = el("input", { type: "search", placeholder: words.filter, "aria-label": words.filter, oninput: narrow });
  let facet = "";
  const chips = facets.length > 1 ? facets.map(({ name, n }) => el("button", { type: "button", class: "chip", "aria-pressed": "false", onclick: (event) => {
    facet = facet === name ? "" : name;
    for (const chip of chips) chip.setAttribute("aria-pressed", String(chip === event.currentTarget && Boolean(facet)));
    narrow();
  } }, name, el("span", { class: "tally" }, String(n)))) : [];
  function narrow() {
    const wanted = fold(filter.value.trim()).split(/\s+/);
    let shown = 0;
    for (const one of lines) {
      one.node.hidden = !(wanted.every((word) => one.folded.includes(word)) && (!facet || one.facet === facet));
      shown += one.node.hidden ? 0 : 1;
    }
    count.textContent = fill(words.count, { n: shown });
  }
  function step(by) {
    const shown = lines.filter((one) => !one.node.hidden);
    if (!shown.length) return;
    const at = shown.findIndex((one) => one === lines[current]);
    const next = shown[Math.max(0, Math.min(shown.length - 1, at + by))];
    current = lines.indexOf(next);
    next.node.scrollIntoView({ block: "nearest" });
    next.node.querySelector("th a").focus({ preventScroll: true });
  }
  const focused = (event) => lines.findIndex((one) => event.composedPath().includes(one.node));
  function key(event) {
    if (typing(event)) return;
    const on = focused(event);
    if (on >= 0) current = on;
    const arrow = on >= 0 || current >= 0;
    const by = { j: 1, k: -1, ArrowDown: arrow ? 1 : 0, ArrowUp: arrow ? -1 : 0 }[event.key];
    if (by) {
      event.preventDefault();
      step(by);
    } else if (event.key === "e" && lines[current]) {
      event.preventDefault();
      choose(lines[current].id);
    } else if (event.key === "Enter" && lines[current] && !event.composedPath().some((node) => node instanceof Element && node.matches("a, button, summary, select"))) {
      lines[current].node.querySelector("th a").click();
    } else if (event.key === "n" && may) choose("+");
  }
  const scroll = (label, ...children) => el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label }, ...children);
  const listed = (entries, text) => el("ul", {}, entries.map((one) => el("li", {}, door(one.go, one.name), ": ", text(one))));
  const bodies = matrix?.bodies.length ? el("section", {}, el("h2", {}, words.matrix), scroll(words.matrix,
    el("table", { class: "matrix" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, columns[0]), matrix.functions.map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, matrix.bodies.map((one) => el("tr", {}, el("th", { scope: "row", lang: language }, one.name),
        one.cells.map((places, n) => el("td", { "data-label": matrix.functions[n], class: places.length ? null : "void" },
          places.map((place) => el("span", { title: place.words }, door(place.go, place.name))))))))))) : null;
  const became = changes ? el("details", { class: "became", open }, el("summary", {}, `${since} (${changes.length})`),
    changes.length ? scroll(since, el("table", {}, el("thead", {}, el("tr", {}, [words.provision, words.about, words.before, words.after].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, changes.map((one) => el("tr", {}, el("th", { scope: "row" }, el("span", { class: `sign ${one.change}`, title: words[one.change] }, one.sign), " ", door(one.go, one.name)),
        el("td", { "data-label": words.about, lang: language }, one.about),
        el("td", { "data-label": words.before }, one.before ? el("del", { lang: language }, one.before) : null),
        el("td", { "data-label": words.after }, one.after ? el("ins", { lang: language }, one.after) : null))))))
      : el("p", { class: "none" }, words.same)) : null;
  const put = (entries, sentence) => entries.length ? el("details", { open: entries === lost }, el("summary", {}, fill(sentence, { n: entries.length })),
    el("ul", {}, entries.map((one) => el("li", {}, el("button", { type: "button", class: "way", onclick: () => choose(one.id) }, one.name), ": ", one.words ? el("q", { lang: language }, one.words) : null, " ", marked(one.mark))))) : null;
  const adding = may ? el("button", { type: "button", class: "add", onclick: () => choose("+") }, words.add) : null;
  return {
    node: el("div", { class: "workbench doing" },
      el("header", { class: "sheet" }, el("p", { class: "over" }, over), el("h1", {}, title), el("p", { class: "facts" }, lead)),
      warnings.length ? el("section", { class: "warned" }, el("h2", {}, fill(words.warnings, { n: warnings.length })), listed(warnings.slice(0, FIRST), (one) => one.text),
        warnings.length > FIRST ? el("details", {}, el("summary", {}, fill(words.warnings_more, { n: warnings.length - FIRST })), listed(warnings.slice(FIRST), (one) => one.text)) : null) : null,
      put(lost, words.lost),
      struck.length ? el("details", { open: true }, el("summary", {}, fill(words.struck, { n: struck.length })), el("p", { class: "hint" }, words.struck_help),
        el("ul", {}, struck.map((one) => el("li", {}, door(one.go, one.name), ": ", one.words ? el("q", { lang: language }, one.words) : null, " ", marked(one.mark))))) : null,
      became, wayOf({ line, language, words, door, tell }), bodies,
      rows.length ? [el("div", { class: "find" }, filter, adding, count), chips.length ? el("div", { class: "chips", role: "group", "aria-label": words.filter_kind }, chips) : null,
        scroll(title, el("table", { class: "rows_" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, words.provision),
          columns.map((name) => el("th", { scope: "col" }, name)), el("th", { scope: "col" }, words.words), el("th", { scope: "col" }, el("span", { class: "unseen" }, words.correct)))), body))]
        : el("div", { class: "empty" }, el("p", { class: "none" }, words.nothing), adding),
      put(aside, words.aside),
      unread.length ? el("details", {}, el("summary", {}, fill(words.unread, { n: unread.length })), el("p", { class: "hint" }, words.unread_help),
        el("ul", {}, unread.map((one) => el("li", {}, door(one.go, one.name), ": ", el("q", { lang: language }, one.words), " ",
          may ? el("button", { type: "button", class: "way", onclick: () => choose(one.add) }, words.add_this) : null)))) : null),
    begin() {
      wayAgain(this.node);
      const wanted = lines.find((one) => one.id === parameter("row"));
      wanted?.node.toggleAttribute("data-open", true);
      wanted?.node.scrollIntoView({ block: "center" });
    },
    start: () => addEventListener("keydown", key),
    stop: () => removeEventListener("keydown", key),
  };
}
