/** Search: filters, then what was named outright, the hits in the texts, what persons said, what is required. */
export default (component) => keep(component, search);

function search({ found, examples, words }, tell) {
  const marked = (parts) => parts.map(([match, text]) => (match ? el("mark", {}, text) : text));
  const link = (place, attributes, ...inside) => door(place, tell, attributes, ...inside);
  const main = (place, ...inside) => link(place, { class: "main" }, ...inside);

  if (!found) {
    return { node: el("div", { class: "workbench search" },
      el("header", { class: "sheet" }, el("h1", {}, words.title_empty), el("p", { class: "facts" }, words.empty)),
      el("ul", { class: "examples" }, examples.map((one) => el("li", {}, main(one.go, one.words), el("span", {}, one.does))))) };
  }

  const straight = (one) => el("li", { class: "hit named" },
    el("h3", {}, main(one.go, one.name), one.gone ? el("span", { class: "gone" }, one.gone) : null),
    el("p", { class: "where" }, one.where), el("p", { class: "line" }, one.text));
  const hit = (one) => el("li", { class: "hit" },
    el("h3", {}, main(one.go, one.name, one.heading ? el("span", { class: "heading" }, ` ${one.heading}`) : null),
      one.gone ? el("span", { class: "gone" }, one.gone) : null),
    el("p", { class: "where" }, one.where, one.above ? el("span", { class: "above" }, softly(one.above)) : null),
    one.lines.map((line) => el("p", { class: "line" }, line.name ? [link(line.go, { class: "inner" }, line.name), " "] : null, marked(line.parts))),
    one.also ? el("details", {}, el("summary", {}, one.also), el("p", { class: "older" }, one.older.map((old) => link(old.go, {}, old.name)))) : null);
  const remark = (one) => el("li", { class: "hit" },
    el("h3", {}, main(one.go, one.kind), el("span", { class: "by" }, one.by)),
    one.where ? el("p", { class: "where" }, one.where) : null, el("p", { class: "line" }, marked(one.parts)));
  const need = (one) => el("li", { class: "hit" },
    el("h3", {}, main(one.go, one.name), el("span", { class: "by" }, one.section)), el("p", { class: "line" }, marked(one.parts)));

  const part = (title, rows, show, after) => (rows.length ? el("section", {}, el("h2", {}, title), el("ol", {}, rows.map(show)), after) : null);
  const facet = (one) => el("div", { class: "facet", role: "group", "aria-label": one.name }, el("span", { class: "caption" }, one.name),
    one.choices.map((choice) => el("button", { type: "button", "aria-pressed": String(choice.on), onclick: () => tell("narrow", { [one.id]: choice.id }) },
      choice.name, choice.n === null ? null : el("span", { class: "n" }, ` ${choice.n}`))));
  const note = (one) => el("p", { class: "note-line" }, one.said, one.said && one.link ? " " : null, one.link ? link(one.go, {}, one.link) : null);
  const { nothing } = found;

  const node = el("div", { class: "workbench search" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, words.over), el("h1", {}, fill(words.title, { words: found.words })),
      el("p", { class: "facts", role: "status" }, nothing ? nothing.said : found.told)),
    found.notes.map(note), found.cas ? el("p", { class: "note-line" }, link(found.cas, {}, found.cas.name)) : null,
    found.facets.length ? el("div", { class: "facets" }, found.facets.map(facet)) : null,
    nothing ? el("div", { class: "nothing" }, el("p", {}, nothing.where), el("p", {}, nothing.advice),
      nothing.widen ? el("button", { type: "button", onclick: () => tell("narrow", { what: "", within: "", at: "" }) }, nothing.widen) : null) : null,
    part(words.straight, found.straight, straight),
    part(words.hits, found.hits, hit, found.more ? el("button", { type: "button", class: "more", onclick: () => tell("more", Date.now()) }, found.more) : null),
    part(words.remarked, found.remarks, remark), part(words.requirements, found.required, need));

  const listen = (event) => {
    if (typing(event) || event.shiftKey) return;
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const all = [...node.querySelectorAll(".main")];
    const now = all.indexOf(node.getRootNode().activeElement);
    if (now < 0 && event.key.startsWith("Arrow") && scrollY > 0) return; // somebody who scrolls goes on scrolling
    event.preventDefault();
    const next = all[now < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(now + step, 0), all.length - 1)];
    next?.focus();
    next?.closest(".hit")?.scrollIntoView({ block: "nearest" });
  };
  return { node, start: () => { removeEventListener("keydown", listen); addEventListener("keydown", listen); }, stop: () => removeEventListener("keydown", listen) };
}
