/** The list of changes beside the text: in the order of the text by chapter, or the weightiest first. */
const SIGNS = {
  modified: "±", inserted: "+", deleted: "−", moved: "↕", renumbered: "#", split: "÷", merged: "&",
};
const WAYS = { up: "↑", down: "↓", both: "↕" };

/** What a change touches, with an arrow for a figure that rose or fell; the words that say so as its title, the first in view if ``quoted``. */
function touchTag(touched, words, quoted) {
  const named = words[`sig_${touched.sig}`];
  const way = touched.way ? words[`way_${touched.way}`] : "";
  return el("span", { class: `sig ${touched.sig}`, title: touched.said.join(" · ") || null }, named,
    way ? el("span", { class: "way", role: "img", "aria-label": way }, ` ${WAYS[touched.way]}`) : null,
    quoted && touched.said.length ? el("span", { class: "said-by" }, `: ${touched.said[0]}`) : null);
}

/** ``go(index)`` is called when a change is chosen; ``shown(index)`` says whether it is in view. */
function changeList({ rows, groups, weights, chapters, words, go, shown, narrowed }) {
  const entries = new Map();
  for (const index of groups.flatMap((group) => group.stops)) {
    const row = rows[index];
    const said = row.kinds.map((kind) => words[`one_${kind}`]).join(", ");
    const tags = (row.touches || []).filter((touched) => touched.sig !== "wording");
    const link = el("a", {
      href: addressOf("provision", row.id),
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        go(index);
      },
    },
    el("span", { class: "signs", title: said }, row.kinds.map((kind) => el("span", {
      class: `sign ${kind}`, role: "img", "aria-label": words[`one_${kind}`],
    }, SIGNS[kind]))),
    el("span", { class: "label" }, softly(row.name)),
    row.opening ? el("span", { class: "hint" }, row.opening) : null,
    tags.length ? el("span", { class: "touching" }, tags.slice(0, 4).map((touched) => touchTag(touched, words))) : null);
    entries.set(index, { link, item: el("li", {}, link) });
  }
  const list = el("ol", { class: "groups" });
  let sections = [];
  let sorted = null;

  function section(title, hint, stops) {
    const tally = el("span", { class: "tally" }, String(stops.length));
    const items = el("ol", {}, stops.map((index) => entries.get(index).item));
    const fold = el("details", { open: true }, el("summary", {}, el("h3", {},
      el("span", { class: "label" }, softly(title)), hint ? el("span", { class: "hint" }, softly(hint)) : null, tally)), items);
    return { stops, tally, fold, item: el("li", { class: "group" }, fold) };
  }
  function byChapter() {
    return groups.map((group) => section(group.title || words.beginning, group.heading, group.stops));
  }
  function byWeight() {
    const first = (index) => rows[index].touches?.[0]?.sig || "";
    const all = groups.flatMap((group) => group.stops);
    return [...Object.keys(weights), ""].map((sig) => {
      const stops = all.filter((index) => first(index) === sig);
      return stops.length ? section(sig ? words[`sig_${sig}`] : words.sig_none, "", stops) : null;
    }).filter(Boolean);
  }
  function arrange(sort) {
    if (sort === sorted) return;
    sorted = sort;
    sections = sort === "weight" ? byWeight() : byChapter();
    list.replaceChildren(...sections.map((each) => each.item));
  }

  const within = new Map(groups.flatMap((group) => group.stops.map((index) => [index, group.within])));
  const pick = el("select", { class: "chapter", "aria-label": words.chapter, onchange: () => narrowed("chapter", pick.value) });
  const order = el("select", { class: "order", "aria-label": words.order, onchange: () => narrowed("sort", order.value) },
    el("option", { value: "" }, words.order_text), el("option", { value: "weight" }, words.order_weight));

  function tellChapters(chapter, passes) {
    const found = new Map();
    let total = 0;
    for (const [index, above] of within) {
      if (!passes(index)) continue;
      total += 1;
      for (const id of above) found.set(id, (found.get(id) || 0) + 1);
    }
    pick.replaceChildren(
      el("option", { value: "" }, fill(words.all_chapters, { n: total })),
      ...chapters.map((each) => {
        const n = found.get(each.id) || 0;
        return el("option", { value: each.id, disabled: n === 0 && each.id !== chapter },
          `${"\u2003".repeat(each.depth)}${each.name} (${n})`);
      }));
    pick.value = chapter;
  }
  const none = el("p", { class: "none", hidden: true }, words.no_changes);
  const node = el("nav", { class: "rail", "aria-label": words.changes },
    el("h2", {}, words.changes), el("div", { class: "picks" }, order, pick), none, list);

  return {
    node,
    /** Whether a change stands in a chapter, or anywhere for "". */
    inside: (index, chapter) => !chapter || (within.get(index) || []).includes(chapter),
    /** The changes in view in the order of the list. */
    walk: () => sections.flatMap((each) => each.stops).filter(shown),
    update(state, passes) {
      arrange(state.sort);
      order.value = state.sort;
      tellChapters(state.chapter, passes);
      let all = 0;
      for (const each of sections) {
        let left = 0;
        for (const index of each.stops) {
          entries.get(index).item.hidden = !shown(index);
          left += shown(index) ? 1 : 0;
        }
        each.tally.textContent = String(left);
        each.item.hidden = left === 0;
        all += left;
      }
      none.hidden = all > 0 || entries.size === 0;
    },
    /** A line below a change: where its text is, in another instrument. */
    note(index, words, side) {
      entries.get(index)?.link.append(el("span", { class: "crossed" },
        el("span", { class: "sign", "aria-hidden": "true" }, side === "old" ? "↗" : "↙"), words));
    },
    mark(index, was) {
      entries.get(was)?.link.removeAttribute("aria-current");
      const link = entries.get(index)?.link;
      if (!link) return;
      link.setAttribute("aria-current", "true");
      link.closest("details").open = true;
      const box = link.getBoundingClientRect();
      const frame = node.getBoundingClientRect();
      if (box.top < frame.top + 60 || box.bottom > frame.bottom) {
        node.scrollTop += box.top - frame.top - node.clientHeight / 3;
      }
    },
  };
}
