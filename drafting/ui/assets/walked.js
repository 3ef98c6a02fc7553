/**
 * A list that is narrowed by states and choices and walked with j and k: what requirements and reviews have in
 * common. ``field`` is the state's name in ``state``, ``signs`` the sign of each.
 */
function walked({ state, field, signs, counts, words, all, changed }) {
  const bar = el("div", { class: "bar-of-states", role: "group", "aria-label": words.filter_state });
  const legend = el("div", { class: "legend", role: "group", "aria-label": words.filter_state });
  for (const [name, sign] of Object.entries(signs)) {
    const n = counts[name] || 0;
    if (n) bar.append(el("span", { class: `part st-${name}`, style: `flex-grow:${n}`, title: `${words[`state_${name}`]}: ${n}` }));
    const chip = el("button", { type: "button", class: `chip st-${name}`, onclick: () => {
      state[field] = state[field] === name ? "" : name;
      changed();
    } }, el("span", { class: "sign", "aria-hidden": "true" }, sign), words[`state_${name}`], el("span", { class: "tally" }, String(n)));
    chip.name_ = name;
    chip.disabled = !n && state[field] !== name;
    if (all || !chip.disabled) legend.append(chip);
  }
  const count = el("p", { class: "count", role: "status" });
  const list = el("ol", { class: "needs" });
  let items = [];
  // a long list is one stop of Tab, so that what lies behind it can be reached; arrows go on inside
  const rove = (to) => { for (const item of items) item.firstChild.tabIndex = item === to ? 0 : -1; };
  list.addEventListener("keydown", (event) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = items.findIndex((item) => event.composedPath().includes(item));
    const next = by && at >= 0 ? items[at + by] : null;
    if (!next) return;
    event.preventDefault();
    rove(next);
    next.firstChild.focus();
  });
  return {
    nodes: [bar, legend],
    count,
    list,
    /** A choice of one value of a field, or of all. */
    choice: (name, label, options) => {
      const select = el("select", { "aria-label": label, onchange: () => {
        state[name] = select.value;
        changed();
      } }, el("option", { value: "" }, `${label}: ${words.all}`), options.map(([value, text]) => el("option", { value }, text)));
      select.value = options.some(([value]) => value === state[name]) ? state[name] : "";
      state[name] = select.value;
      return select;
    },
    /** Show these: items (with their own ``of``) among headings. */
    show: (parts, said) => {
      items = parts.filter((part) => part.of !== undefined);
      list.replaceChildren(...parts);
      rove(items.find((item) => item.firstChild.hasAttribute("aria-current")) || items[0]);
      count.textContent = said;
      for (const chip of legend.children) chip.setAttribute("aria-pressed", String(chip.name_ === state[field]));
    },
    /** Mark what is chosen and bring it into sight inside the list; the page is left where it is. */
    mark: (of) => {
      for (const item of items) {
        if (item.of === of) {
          item.firstChild.setAttribute("aria-current", "true");
          rove(item);
          reveal(item);
        } else item.firstChild.removeAttribute("aria-current");
      }
    },
    reveal: (of) => reveal(items.find((item) => item.of === of)),
    /** What listens to j and k. */
    walk: (chosen, choose) => (event) => {
      if (typing(event) || !["j", "k"].includes(event.key)) return;
      const at = items.findIndex((item) => item.of === chosen());
      const next = items[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
      if (next) choose(next.of);
    },
  };
  function reveal(item) {
    if (!item) return;
    const box = item.getBoundingClientRect();
    const frame = list.getBoundingClientRect();
    if (box.top < frame.top) list.scrollTop += box.top - frame.top;
    else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom;
  }
}
