/** The outline of a working copy: what was changed, what is typed and not saved yet, what was taken out. */
export default (component) => keep(component, outlineOf);

function outlineOf({ rows, gone, current, words, language }, tell) {
  const entries = new Map();
  const list = el("ol", { class: "outline", lang: language });
  const line = (row, into) => {
    const marks = [];
    if (row.unsaved) marks.push(el("span", { class: "sign modified", title: words.unsaved }, "●"), el("span", { class: "hidden" }, words.unsaved));
    if (row.state) marks.push(el("span", { class: `sign ${row.state}`, title: words[`state_${row.state}`] }, words[`sign_${row.state}`]), el("span", { class: "hidden" }, words[`state_${row.state}`]));
    const link = el("a", {
      href: address({ provision: row.id }),
      class: row.division ? "division" : "unit",
      "aria-current": row.id === current ? "true" : null,
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        tell("provision", row.id);
      },
    }, el("span", { class: "label" }, row.label), row.hint ? el("span", { class: "hint" }, ` ${row.hint}`) : null, marks.length ? el("span", { class: "marks" }, marks) : null);
    const item = el("li", { style: `--depth:${Math.min(row.depth || 0, 4)}` }, link);
    item.dataset.folded = fold(`${row.label} ${row.hint}`);
    entries.set(row.id, link);
    into.append(item);
  };
  for (const row of rows) line(row, list);
  const struck = el("ol", { class: "outline struck" });
  for (const row of gone) line(row, struck);
  const none = el("p", { class: "none", hidden: true }, words.filter_none);
  const filter = el("input", {
    type: "search", placeholder: words.filter, "aria-label": words.filter,
    oninput: () => {
      const wanted = fold(filter.value.trim());
      let shown = 0;
      for (const item of [...list.children, ...struck.children]) {
        item.hidden = !item.dataset.folded.includes(wanted);
        shown += item.hidden ? 0 : 1;
      }
      none.hidden = shown > 0;
    },
  });
  const rail = el("nav", { class: "rail", "aria-label": words.outline }, el("h2", {}, words.outline), filter, none, list,
    gone.length ? el("h2", {}, words.gone) : null, gone.length ? struck : null);
  return {
    node: el("div", { class: "workbench edit-rail" }, rail),
    begin: () => {
      const link = entries.get(current);
      if (link) rail.scrollTop += link.getBoundingClientRect().top - rail.getBoundingClientRect().top - rail.clientHeight / 3;
    },
  };
}
