/** One provision through all drafts: its life, the text by the draft that brought each word in, and its steps. */
export default (component) => keep(component, story);

function story({ sheet, life, steps, lines, legend, language, words }, tell) {
  const birth = steps[0].n;
  const later = legend.map((each) => each.n).filter((n) => n !== birth);
  const pattern = (n) => ["solid", "dashed", "double", "dotted", "wavy"][later.indexOf(n) % 5];
  const hue = (n) => Math.round(205 + later.indexOf(n) * 137.5) % 360;
  const paint = (n) => `--hue:${hue(n)};--pattern:${pattern(n)}`;
  const places = new Map();

  // --- the text ---------------------------------------------------------------------------------

  function toStep(n) {
    const place = places.get(n) || [...places.entries()].filter(([at]) => at <= n).at(-1)?.[1];
    place?.scrollIntoView({ block: "nearest" });
    place?.focus({ preventScroll: true });
  }
  function segments(list) {
    return list.flatMap(([text, n]) => (n === birth ? [text] : [
      el("span", { class: "by", "data-by": n, style: paint(n) }, text),
      el("button", { type: "button", class: "mark", "data-by": n, "aria-label": fill(words.brought, { n }), title: names.get(n),
        onclick: () => toStep(n) }, String(n)),
    ]));
  }
  const names = new Map(life.map((draft) => [draft.n, draft.name]));
  const text = el("div", { class: "blamed", lang: language }, lines.map((line) => {
    const label = segments(line.label);
    const heading = segments(line.heading);
    const body = segments(line.text);
    return el("div", { class: `line ${line.shape}`, style: `--depth:${Math.max(0, line.depth - 1)}` },
      label.length ? el("span", { class: "label" }, label) : null,
      heading.length ? el("span", { class: "heading" }, label.length ? " " : null, heading) : null,
      body.length ? el("span", { class: "text" }, " ", body) : null);
  }));
  const keys = legend.map((each) => {
    const key = el("button", { type: "button", class: "key", title: words.highlight, "aria-pressed": "false",
      onclick: () => highlight(key.getAttribute("aria-pressed") === "true" ? null : each.n) },
    el("span", { class: each.n === birth ? "n" : "n by", style: each.n === birth ? null : paint(each.n) }, String(each.n)),
    el("span", { class: "who" }, each.name.replace(/^\d+ · /, "")), el("span", { class: "tally" }, each.words));
    key.n = each.n;
    return el("li", {}, key);
  });
  function highlight(n) {
    text.classList.toggle("dim", n !== null);
    text.classList.toggle("dim-all", n === birth);
    for (const key of keys) key.firstChild.setAttribute("aria-pressed", String(key.firstChild.n === n));
    for (const node of text.querySelectorAll("[data-by]")) node.classList.toggle("lit", Number(node.dataset.by) === n);
  }

  // --- the steps --------------------------------------------------------------------------------

  function set(row, plain) {
    const flat = (edits) => (plain && Array.isArray(edits) ? edits.map(([, piece]) => piece).join("") : edits);
    return el("div", { class: `row ${row.shape}`, style: `--depth:${row.depth}` }, cell(
      { ...row, level: 4, label: flat(row.label), heading: flat(row.heading), text: flat(row.text) }, "both", language));
  }
  function step(each, index) {
    const last = index === steps.length - 1;
    // a number or a place that changed is said above: here stand the words
    const told = each.rows.filter((row) => [row.heading, row.text].some((edits) => edits.some(([op]) => op !== "=")));
    const facts = [
      each.was ? fill(words.formerly, { name: each.was }) : null,
      each.from ? fill(words.moved_from, { place: each.from }) : null,
      each.where ? fill(words.now_in, { place: each.where }) : null,
    ].filter(Boolean);
    const kin = each.turns.includes("merged") ? words.kin_merged : words.kin_split;
    const node = el("li", { class: "step", tabindex: "-1" },
      el("h3", {}, el("span", { class: "n" }, fill(words.draft, { n: each.n })), " ", el("span", { class: "stage" }, each.stage), " ",
        el("span", { class: "date" }, each.date)),
      each.author ? el("p", { class: "author" }, each.author) : null,
      el("p", { class: "tags" }, each.turns.map((turn) => turnTag(turn, words)),
        each.name ? el("span", { class: "called" }, each.name) : null,
        each.touches.filter((sig) => sig !== "wording").map((sig) => el("span", { class: `sig ${sig}` }, words[`sig_${sig}`]))),
      facts.length ? el("p", { class: "facts" }, facts.join(" · ")) : null,
      each.kin.length ? el("p", { class: "facts" }, `${kin} `, each.kin.map((other, at) => [at ? ", " : "",
        door(other.go, tell, {}, other.name), " ", fill(words.kin_in, { n: other.n })])) : null,
      each.whole && told.length ? el("details", {}, el("summary", {}, each.name ? words.show_text : words.show_last),
        el("div", { class: "told" }, told.map((row) => set(row, true)))) : null,
      !each.whole && told.length ? el("div", { class: "told" }, told.map((row) => set(row, false)),
        each.same ? el("p", { class: "same-below" }, words.same_below) : null) : null,
      el("p", { class: "ends" },
        each.compare ? door(each.compare, tell, { class: "door" }, words.show_changes) : null,
        each.name ? el("span", {}, last ? words.still : each.until > each.n ? fill(words.until, { n: each.until }) : "") : null));
    places.set(each.n, node);
    return node;
  }

  // --- the life line ----------------------------------------------------------------------------

  const mark = (draft) => {
    const said = draft.turns.map((turn) => words[`turn_${turn}`]).join(", ");
    const name = fill(words.cell, { name: sheet.title, n: draft.n, what: said });
    const signs = draft.turns.filter((turn) => TURNS[turn]).map((turn) => el("span", { class: `sign ${TURNS[turn][1]}` }, TURNS[turn][0]));
    const inside = [el("span", { class: "n" }, String(draft.n)), el("span", { class: "signs" }, signs)];
    return el("li", { class: draft.turns[0], title: `${draft.name}: ${said}` },
      draft.go && signs.length ? door(draft.go, tell, { "aria-label": name }, inside) : el("span", { class: "still" }, inside));
  };

  const node = el("div", { class: "workbench history" },
    el("header", { class: "sheet" },
      el("p", { class: "over" }, [sheet.instrument, sheet.where].filter(Boolean).join(" · ")),
      el("h1", {}, sheet.title),
      sheet.heading ? el("p", { class: "facts", lang: language }, sheet.heading) : null,
      sheet.gone ? el("p", { class: "missing" }, sheet.gone) : null,
      el("p", { class: "doors" }, door(sheet.back, tell, {}, words.glance_back),
        door(sheet.read, tell, {}, fill(words.read, { n: sheet.present }))),
      el("ol", { class: "life", "aria-label": words.life }, life.map(mark))),
    el("div", { class: "halves" },
      el("section", { class: "half" }, el("h2", {}, words.text),
        later.length ? el("p", { class: "hint" }, fill(words.text_hint, { n: birth })) : null,
        el("ol", { class: "legend", "aria-label": words.legend }, keys), text),
      el("section", { class: "half" }, el("h2", {}, words.steps), el("ol", { class: "steps" }, steps.map(step)))));
  return { node };
}
