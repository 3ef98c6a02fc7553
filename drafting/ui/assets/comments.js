/** The comments on both sides of a comparison, each below the text of its side; which of them, and a walk over them. */
function commentsBeside({ pair, rows, node, go, tell }) {
  let told = null;
  let stops = [];
  let current = -1;
  const bar = el("div", { class: "margin-bar" });
  const was = (row) => row.was ?? row.id.replace(/^~/, "");

  /** The row that has a comment: by its provision, else by how its side cites it. */
  function indexOf(note) {
    const same = rows.findIndex((row) => row.uid === note.uid);
    if (same >= 0) return same;
    return rows.findIndex((row) => (note.side === "old" ? !row.kinds.includes("inserted") && was(row) === note.at : row.id === note.at));
  }
  function draw() {
    if (told?.pair !== pair) return;
    const { notes, words, which, hands, on, tally } = told;
    for (const old of rows.map((_, index) => node(index)?.querySelector(":scope > .comments"))) old?.remove();
    const at = new Map();
    for (const note of notes) {
      const index = indexOf(note);
      if (index >= 0) at.set(index, [...(at.get(index) || []), note]);
    }
    for (const [index, mine] of at) {
      const side = (name) => el("div", { class: `comments-${name}` }, mine.filter((note) => note.side === name)
        .map((note) => noteOf(note, words, hands, (given) => tell("assign", given))));
      node(index)?.append(el("aside", { class: "comments notes", tabindex: "-1", "aria-label": words.kind_comment }, side("old"), side("new")));
    }
    stops = [...at.keys()].sort((a, b) => a - b);
    current = -1;
    const say = (shown, chosen) => tell("margin", { kinds: shown ? "comment" : "", comments: chosen });
    const button = (label, name, by) => el("button", { type: "button", title: name, "aria-label": name, onclick: () => step(by) }, label);
    bar.replaceChildren(
      el("button", { type: "button", class: "chip by-comment", "aria-pressed": String(on), title: words.show_beside, onclick: () => say(!on, which) },
        words.kind_comment, el("span", { class: "tally" }, String(tally))),
      ...(on ? [whichOf(which, words, (chosen) => say(true, chosen))] : []),
      ...(stops.length ? [el("span", { class: "steps" }, button("↑", words.previous, -1), button("↓", words.next, 1))] : []),
      ...(on && !notes.length ? [el("span", { class: "none" }, words.none_beside)] : []));
  }
  function step(by) {
    if (!stops.length) return;
    current = current < 0 && by < 0 ? stops.length - 1 : (current + by + stops.length) % stops.length;
    go(stops[current]);
    node(stops[current]).querySelector(":scope > .comments")?.focus({ preventScroll: true });
  }
  return {
    bar,
    redo: draw,
    tell: (data) => {
      told = data;
      draw();
    },
    /** Where in the comparison something is: the provision on the side that was pointed at. */
    placeOf: (row, inside) => {
      const one = rows[row.place];
      if (!one) return null;
      const element = inside instanceof Element ? inside : inside?.parentElement;
      const within = element?.closest(".cell-old, .cell-new, .cell-both");
      const old = one.id.startsWith("~") || within?.matches(".cell-old") || Boolean(element?.closest("del"));
      return { at: old ? was(one) : one.id, side: old ? "old" : "new", within };
    },
    key: (event) => {
      if (typing(event) || event.key.toLowerCase() !== "m") return;
      step(event.key === "M" ? -1 : 1);
    },
  };
}
