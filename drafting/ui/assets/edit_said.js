/** What is found in the provision as it is typed: remarks, citations in it and of it, what it breaks elsewhere. */
export default (component) => keep(component, said);

function said({ groups, broken, words }, tell) {
  const door = (one) => (one.go ? el("a", {
    href: address({ provision: one.go, tab: "" }),
    onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("provision", one.go);
    },
  }, one.name) : el("span", { class: "name" }, one.name || ""));
  const note = (one) => el("li", { class: `margin-note ${one.severity || ""} by-${one.kind || "checks"}` },
    one.grade ? el("span", { class: "kind" }, `${one.grade} · `) : null,
    one.name ? [door(one), " "] : null,
    el("span", { class: "told" }, one.text),
    one.quote ? el("q", {}, one.quote) : null,
    one.to ? [" ", el("a", {
      href: one.to.href, class: "aside",
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        tell("go", { page: one.to.page, fields: one.to.fields });
      },
    }, one.aside)] : null);
  const parts = groups.map((group) => el("section", {},
    el("h2", {}, group.title), group.rows.length ? el("ul", { class: "notes" }, group.rows.map(note)) : el("p", { class: "none" }, group.none)));
  if (broken.rows) {
    const mend = (keys, text) => (keys.length ? el("button", { type: "button", class: "mend", onclick: () => tell("mend", keys) }, text) : null);
    const line = (one) => el("li", { class: "margin-note warning by-checks" }, one.name ? [door(one), " "] : null, el("span", { class: "told" }, one.text), " ", mend(one.keys, words.mend));
    parts.unshift(el("section", { class: "broken" }, el("h2", {}, broken.title), el("p", { class: "lead" }, broken.lead), el("ul", { class: "notes" }, broken.rows.map(line)), mend(broken.keys, words.mend_all)));
  }
  return { node: el("div", { class: "workbench edit-said", "aria-label": words.said }, parts) };
}
