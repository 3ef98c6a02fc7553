/** The home page: a card per instrument, the way its drafts went, and what was done lately. */
export default (component) => keep(component, board);

function board({ cards, events, first, words }, setTriggerValue) {
  const link = (place, attributes, ...children) => el("a", {
    href: place.href,
    ...attributes,
    onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      setTriggerValue("go", { page: place.page, fields: place.fields });
    },
  }, ...children);
  const signs = { modified: "±", inserted: "+", deleted: "−", moved: "↕", renumbered: "#", split: "÷", merged: "&" };

  const card = (row) => el("li", { class: "card" },
    el("p", { class: "over" }, row.layer, " · ", row.drafts),
    el("h2", { lang: row.language }, row.open ? link(row.open, {}, row.title) : row.title),
    row.draft ? el("p", { class: "stand" },
      el("strong", {}, row.draft), " ", el("span", { class: "stage" }, row.stage), " ",
      el("span", { class: "date" }, row.date)) : el("p", { class: "stand" }, words.no_drafts),
    row.note ? el("p", { class: "note", lang: row.language }, row.note) : null,
    row.way ? el("ol", { class: "way", "aria-label": words.way }, row.way.map((draft, index) => el("li", {},
      link(draft.go, { title: draft.name, "aria-label": draft.name,
        class: index === row.way.length - 1 ? "last" : "" }, String(draft.n))))) : null,
    row.changes ? el("p", { class: "since" }, el("span", { class: "against" }, row.against),
      row.changes.length ? row.changes.map((change) => el("span", { class: `tag ${change.kind}` },
        el("span", { class: "sign", "aria-hidden": "true" }, signs[change.kind]), change.text))
        : el("span", {}, words.no_changes)) : null,
    el("p", { class: "doors" },
      row.open ? link(row.open, { class: "door" }, words.open) : null,
      row.compare ? link(row.compare, { class: "door" }, words.compare) : null,
      link(row.import, { class: "door" }, words.import)));

  const happening = (event) => el("li", {}, el("span", { class: "when" }, event.when),
    el("span", { class: "what" }, event.what), event.who ? el("span", { class: "who" }, event.who) : null);
  const newest = cards.find((row) => row.open);
  const ways = first && [[first.one, newest?.open, words.open], [first.two, cards.find((row) => row.compare)?.compare, words.compare],
    [first.lacks, { page: "checklist", fields: {}, href: "checklist" }, first.lacks_door],
    [first.three, newest && { page: "export", fields: newest.open.fields, href: `export?${new URLSearchParams(newest.open.fields)}` }, first.three_door]];
  const steps = first && el("section", { class: "first" }, el("h2", {}, first.title),
    el("ol", {}, ways.map(([said, place, label]) => el("li", {}, el("span", {}, said, place ? [" ", link(place, { class: "step" }, label)] : null)))));
  return { node: el("div", { class: "workbench board" },
    el("ul", { class: "cards" }, cards.map(card)),
    el("div", { class: "aside" }, steps, el("section", { class: "events" }, el("h2", {}, words.events),
      events.length ? [el("ol", {}, events.slice(0, 6).map(happening)), events.length > 6 ? el("details", {},
        el("summary", {}, words.more), el("ol", {}, events.slice(6).map(happening))) : null]
        : el("p", { class: "none" }, words.no_events)))) };
}
