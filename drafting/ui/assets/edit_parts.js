/** Fractions of an article or divisions of a law, one line each: up, down, one more behind it, away with it. */
let last = null; // which button of which provision was pressed: it keeps the focus when the list comes back
export default (component) => keep(component, parts);

function parts({ title, lead, none, rows, what, language, words }, tell) {
  const buttons = new Map();
  let open = null;
  const shut = () => {
    open?.remove();
    open = null;
  };
  const hand = (row, name, sign, label, act, disabled) => {
    const button = el("button", { type: "button", "aria-label": fill(label, { name: row.label }), title: fill(label, { name: row.label }), disabled, onclick: act }, sign);
    buttons.set(`${row.id}/${name}`, button);
    return button;
  };
  const step = (row, name, more) => {
    last = { id: row.id, name };
    tell("step", { verb: `${what}_${name}`, uid: row.id, at: Date.now(), ...more });
  };
  const adding = (row, item) => {
    shut();
    const field = el("textarea", { "aria-label": words[`new_${what}`], lang: language, spellcheck: "true" });
    const put = (offer) => step(row, what === "item" ? "add" : "after", { text: field.value, number: offer.number });
    open = el("div", { class: "more" }, el("span", {}, words[`new_${what}`]), field,
      row.add.map((offer, at) => el("button", { type: "button", class: at ? "" : "main", onclick: () => put(offer) }, offer.label)),
      el("button", { type: "button", onclick: () => { shut(); buttons.get(`${row.id}/add`).focus(); } }, words.cancel));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { shut(); buttons.get(`${row.id}/add`).focus(); } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) put(row.add[0]);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    item.append(open);
    field.focus();
  };
  const removing = (row, item) => {
    if (row.remove.length === 1) {
      step(row, "remove", { heirs: row.remove[0].heirs });
      return;
    }
    shut();
    open = el("div", { class: "more" }, el("span", {}, words.heirs),
      row.remove.map((way) => el("button", { type: "button", onclick: () => step(row, "remove", { heirs: way.heirs }) }, way.label)),
      el("button", { type: "button", onclick: () => { shut(); buttons.get(`${row.id}/remove`).focus(); } }, words.cancel));
    item.append(open);
    open.querySelector("button").focus();
  };
  const list = el("ol", { lang: language });
  for (const row of rows) {
    const item = el("li", { style: `--depth:${Math.min(row.depth, 4)}` });
    if (row.gaps) item.append(el("p", { class: "gaps" }, el("button", { type: "button", class: "main", onclick: () => step(row, "number", {}) }, words.sequence)));
    const name = row.open ? el("a", { href: address({ provision: row.id, tab: "" }), onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("open", row.id);
    } }, el("b", {}, row.label)) : el("b", {}, row.label);
    item.append(el("div", { class: "line" }, el("div", { class: "what" }, name, " ", row.text),
      el("div", { class: "hands" },
        hand(row, "up", "↑", words.up, () => step(row, "up", {}), !row.up),
        hand(row, "down", "↓", words.down, () => step(row, "down", {}), !row.down),
        hand(row, "add", "+", words[`add_${what}`], () => adding(row, item), false),
        hand(row, "remove", "−", words.remove, () => removing(row, item), false))));
    list.append(item);
  }
  return {
    node: el("section", { class: "workbench edit-parts", "aria-label": title }, el("h1", {}, title), el("p", { class: "lead" }, lead),
      rows.length ? list : el("p", { class: "none" }, none)),
    begin: () => {
      if (!last) return;
      const at = buttons.get(`${last.id}/${last.name}`);
      if (at) (at.disabled ? buttons.get(`${last.id}/${last.name === "up" ? "down" : "up"}`) : at)?.focus();
      last = null;
    },
  };
}
