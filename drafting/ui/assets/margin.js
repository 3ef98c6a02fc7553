/**
 * The margin of a text: which kinds of notes stand there, the notes, and the words they are on. The notes come after
 * the text and change without it: only the rows they stand at are drawn again.
 */
let leftAt = null; // the row on top of the window when the margin was changed: what stands above it may change its height

function marginOf({ words, go, chosen, assign, aside, back, pointed }) {
  let told = { notes: [], kinds: [], comments: {}, asides: [] };
  let at = new Map();
  const noted = new Map();
  let current = -1;
  const bar = el("div", { class: "margin-bar", role: "group", "aria-label": words.title });

  /** A row's text as pieces, the quoted words marked; a stretch that two notes quote is marked once. */
  function text(row) {
    const spans = [];
    for (const note of at.get(row.id) || []) {
      if (!note.exact) continue;
      let start = -1;
      for (let turn = 0; turn <= note.turn; turn += 1) {
        start = row.text.indexOf(note.exact, start < 0 ? 0 : start + note.exact.length);
        if (start < 0) break;
      }
      if (start >= 0) spans.push({ start, end: start + note.exact.length, kind: note.kind });
    }
    if (pointed?.at === row.id) { // the words that a link led to come before what notes quote
      const { start, end } = pointed;
      for (let n = spans.length - 1; n >= 0; n -= 1) if (spans[n].start < end && spans[n].end > start) spans.splice(n, 1);
      spans.push({ start, end, kind: "pointed" });
    }
    spans.sort((a, b) => a.start - b.start || b.end - a.end);
    const out = [];
    let done = 0;
    for (const { start, end, kind } of spans) {
      if (start < done) continue;
      if (start > done) out.push(row.text.slice(done, start));
      out.push(el("mark", { class: `on-${kind}` }, row.text.slice(start, end)));
      done = end;
    }
    if (done < row.text.length) out.push(row.text.slice(done));
    return out;
  }
  /** Put a row's notes beside it. */
  function beside(row, node) {
    const mine = at.get(row.id);
    node.classList.toggle("noted", Boolean(mine));
    noted.delete(row.id);
    if (!mine) return;
    const body = el("div", { class: "noted-text" }, [...node.childNodes]);
    const column = el("aside", { class: "notes", tabindex: "-1" }, mine.map((note) => noteOf(note, words, told.comments.hands, assign, aside)));
    node.append(body, column);
    noted.set(row.id, { node, aside: column });
  }
  /** The rows that have notes, in the order of the text. */
  function stops() {
    const follows = (one, other) => one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_PRECEDING;
    return [...noted.values()].sort((one, other) => (follows(one, other) ? 1 : -1));
  }
  function step(by) {
    const found = stops();
    if (!found.length) return;
    current = current < 0 && by < 0 ? found.length - 1 : (current + by + found.length) % found.length;
    go(found[current].node);
    found[current].aside.focus({ preventScroll: true });
  }
  function drawBar() {
    const { notes, kinds, comments, asides } = told;
    const on = new Set(kinds.filter((kind) => kind.on).map((kind) => kind.id));
    const tell = (which) => chosen(kinds.map((kind) => kind.id).filter((kind) => on.has(kind)), which);
    const toggles = kinds.map(({ id }) => {
      const tally = on.has(id) ? notes.filter((note) => note.kind === id).length : null;
      return el("button", {
        type: "button", class: `chip by-${id}`, "aria-pressed": String(on.has(id)), title: words.show,
        onclick: () => {
          if (!on.delete(id)) on.add(id);
          tell(comments.which);
        },
      }, words[`kind_${id}`] || id, tally === null ? null : el("span", { class: "tally" }, String(tally)));
    });
    const steps = notes.length
      ? el("span", { class: "steps" },
        el("button", { type: "button", title: words.previous, "aria-label": words.previous, onclick: () => step(-1) }, "↑"),
        el("button", { type: "button", title: words.next, "aria-label": words.next, onclick: () => step(1) }, "↓"))
      : on.size ? el("span", { class: "none" }, words.none) : null;
    const held = [...bar.children].indexOf(bar.getRootNode().activeElement);
    bar.replaceChildren(...[el("span", { class: "over" }, words.title), ...toggles,
      on.has("comment") ? whichOf(comments.which, words, tell) : null, steps,
      on.has("checks") ? asidesOf(asides, words, back) : null].filter(Boolean));
    if (held >= 0) bar.children[held]?.focus({ preventScroll: true }); // who goes from chip to chip stays there
  }
  return {
    text, beside, bar,
    /** Take other notes; ``redraw(id)`` draws a row that had or has any. */
    tell: (data, redraw) => {
      const before = at;
      const same = (id) => JSON.stringify([before.get(id), told.comments.hands]) === JSON.stringify([at.get(id), data.comments.hands]);
      at = new Map();
      for (const note of data.notes) at.set(note.at, [...(at.get(note.at) || []), note]);
      const changed = [...new Set([...before.keys(), ...at.keys()])].filter((id) => !same(id));
      told = data;
      current = -1;
      for (const id of changed) redraw(id);
      drawBar();
    },
    key: (event) => {
      if (typing(event) || event.key.toLowerCase() !== "m") return;
      step(event.key === "M" ? -1 : 1);
    },
    remember: (places) => {
      const below = (node) => node.getBoundingClientRect().bottom > 80;
      // leaf by leaf first: to ask a row that is far away where it is would lay out all that lies around it
      const leaves = new Set([...places.values()].map((node) => node.parentElement));
      const leaf = [...leaves].find(below);
      leftAt = [...places].find(([, node]) => node.parentElement === leaf && below(node))?.[0] || null;
    },
    returned: (places) => {
      const node = places.get(leftAt);
      const far = Boolean(node) && places.keys().next().value !== leftAt;
      leftAt = null;
      if (far) settle(node);
      return far;
    },
  };
}
