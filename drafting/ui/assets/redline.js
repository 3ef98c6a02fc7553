/** A comparison: side by side or inline, with the list of changes beside it. */
export default (component) => keep(component, redline);

function redline({ sheet, rows, groups, chapters, counts, weights, figures, words, pair }, setTriggerValue) {
  const stops = rows.map((row, index) => index).filter((index) => rows[index].stop);
  const narrow = matchMedia("(max-width: 44rem)").matches;
  const state = { view: "", hide: new Set(), only: false, sort: "", touch: new Set(), chapter: "" };
  const nodes = [];
  let current = -1;
  let arrived = -Infinity;

  // --- the text -------------------------------------------------------------------------------

  function tag(row) {
    if (!row.stop) return row.crossed ? el("p", { class: "tags" }, row.crossed.map(door)) : null;
    const parts = row.kinds.map((kind) => el("span", { class: `tag ${kind}` },
      el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]), words[`one_${kind}`]));
    for (const whence of ["from", "came", "went"]) {
      if (row[whence]) parts.push(el("span", { class: "from" }, fill(words[whence], { place: row[whence] })));
    }
    for (const touched of row.touches || []) {
      if (touched.sig !== "wording") parts.push(touchTag(touched, words, touched.sig !== "reference_followed"));
    }
    return el("p", { class: "tags" }, parts, (row.crossed || []).map(door), past(row), !sheet.edits || row.id.startsWith("~") ? null : pen(row, words, "pen", words.edit, setTriggerValue), anchor(row, words, tell));
  }
  /** The door to the provision of another instrument that has the text now, or had it. */
  function door(one) {
    return el("a", {
      class: "crossed", href: `draft?${new URLSearchParams(one.go)}`,
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        setTriggerValue("go", one.go);
      },
    }, el("span", { class: "sign", "aria-hidden": "true" }, one.side === "old" ? "↗" : "↙"), one.said);
  }
  /** What other instruments have of this text: told after the text is on the screen. */
  function cross(told) {
    if (told?.pair !== pair) return;
    for (const one of told.crossed) {
      const index = rows.findIndex((row) => (one.side === "old" ? row.was ?? row.id.replace(/^~/, "") : row.id) === one.here);
      if (index < 0 || rows[index].crossed?.some((known) => known.said === one.said)) continue;
      rows[index].crossed = [...(rows[index].crossed || []), one];
      const tags = tag(rows[index]);
      const there = nodes[index]?.querySelector(":scope > .tags");
      if (there) there.replaceWith(tags);
      else nodes[index]?.prepend(tags);
      list.note(stopOf(index), one.brief, one.side);
    }
  }
  const crossed = (event) => cross(event.detail);
  /** The door to the provision's own history, in the instrument it stands in. */
  function past(row) {
    const instrument = row.id.startsWith("~") ? sheet.old_slug : sheet.slug;
    const fields = { instrument, provision: row.uid };
    return el("a", {
      class: "past", href: `history?${new URLSearchParams(fields)}`, "aria-label": fill(words.history_of, { name: row.name }),
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        setTriggerValue("history", fields);
      },
    }, words.history);
  }
  function draw(row) {
    const names = ["row", row.shape, `kind-${row.kind}`];
    if (row.kinds.length) names.push("changed", ...row.kinds);
    if (row.came || row.went) names.push("kin");
    if (!row.label.length && !row.heading.length && !row.text.length) names.push("blank");
    const node = el("section", { class: names.join(" "), style: `--depth:${row.depth}` }, tag(row));
    if (state.view === "inline") node.append(cell(row, "both", sheet.language));
    else node.append(...sides(row, sheet.old_language, sheet.language));
    return node;
  }
  const column = el("div", { class: "rows" });
  function redraw() {
    nodes.length = 0;
    rows.forEach((row, index) => nodes.push(Object.assign(draw(row), { place: index })));
    column.replaceChildren(...nodes);
    comments.redo();
    nodes.forEach((node, index) => {
      if (rows[index].stop) node.addEventListener("click", () => select(index, false));
    });
  }

  // --- what is in view -------------------------------------------------------------------------

  /** Passed over: every reason to show the change is hidden. */
  function muted(row) {
    return row.stop && (row.reasons.every((reason) => state.hide.has(reason)) || row.kinds.every((kind) => state.hide.has(kind)));
  }
  function passes(index) {
    const row = rows[index];
    if (!row.stop || muted(row)) return false;
    return !state.touch.size || (row.touches || []).some((touched) => state.touch.has(touched.sig));
  }
  let inView = new Set();
  const shown = (index) => inView.has(index);
  /** The stop that speaks for a changed row. */
  function stopOf(index) {
    let at = index;
    for (let deep = 0; deep < 64 && !rows[at].stop && rows[at].up !== undefined; deep += 1) at = rows[at].up;
    return at;
  }
  const speaker = rows.map((row, index) => (row.kinds.length ? stopOf(index) : -1));
  function regard() {
    inView = new Set(stops.filter((index) => passes(index) && list.inside(index, state.chapter)));
    const kept = new Set();
    rows.forEach((row, index) => {
      if (!inView.has(speaker[index])) return;
      for (let at = index, deep = 0; at !== undefined && deep < 64; at = rows[at].up, deep += 1) kept.add(at);
    });
    rows.forEach((row, index) => {
      nodes[index].classList.toggle("muted", row.kinds.length > 0 && muted(rows[speaker[index]]));
      nodes[index].classList.toggle("untouched", !kept.has(index));
    });
  }

  // --- list, map, toolbar ----------------------------------------------------------------------

  const list = changeList({
    rows, groups, weights, chapters, words, shown,
    go: (index) => {
      select(index, true);
      setTriggerValue("provision", rows[index].id);
    },
    narrowed: (name, value) => {
      state[name] = value;
      changed();
    },
  });
  const map = minimap({
    rows, words, shown, nodes,
    go: (index) => (rows[index].stop ? select(index, true) : settle(nodes[index])),
  });
  const place = el("span", { class: "counter", role: "status" });
  const button = (label, title, onclick, more) => el("button", { type: "button", title, onclick, ...more }, label);
  const flip = (set, name) => () => {
    if (!set().delete(name)) set().add(name);
    changed();
  };
  const views = ["", "inline"].map((view) => button(words[view ? "inline" : "side"], null, () => {
    state.view = view;
    changed();
  }));
  const chips = Object.keys(counts).map((kind) => {
    const chip = button([el("span", { class: "sign", "aria-hidden": "true" }, SIGNS[kind]), figures[kind]],
      words.filter_kind, flip(() => state.hide, kind), { class: `chip ${kind}` });
    chip.kind = kind;
    return chip;
  });
  const sigs = Object.entries(weights).map(([sig, n]) => {
    const chip = button([words[`sig_${sig}`], el("span", { class: "tally" }, String(n))], words.filter_touch,
      flip(() => state.touch, sig), { class: "chip weight" });
    chip.sig = sig;
    return chip;
  });
  const only = button(words.only_changed, words.only_changed_help, () => {
    state.only = !state.only;
    changed();
  }, { class: "toggle" });
  const quiet = ["renumbered", "reference_followed", "typography"]
    .filter((name) => stops.some((index) => rows[index].reasons.includes(name)))
    .map((name) => {
      const toggle = button(words[`pass_${name}`], words[`pass_${name}_help`], flip(() => state.hide, name), { class: "toggle" });
      toggle.reason = name;
      return toggle;
    });
  const bar = el("div", { class: "bar", role: "toolbar", "aria-label": words.toolbar },
    el("div", { class: "steps" },
      button("↑", words.previous, () => step(-1), { class: "step", "aria-label": words.previous }),
      place,
      button("↓", words.next, () => step(1), { class: "step", "aria-label": words.next })),
    el("div", { class: "views", role: "group", "aria-label": words.view }, views),
    el("div", { class: "toggles" }, only),
    quiet.length ? el("div", { class: "toggles quiet", role: "group", "aria-label": words.pass_over }, el("span", { "aria-hidden": "true" }, words.pass_over), quiet) : null,
    el("p", { class: "keys" }, el("kbd", {}, "n"), el("kbd", {}, "p"), words.keys));

  // --- what is shown ---------------------------------------------------------------------------

  const root = el("div", { class: "workbench redline" });
  const press = (node, on) => node.setAttribute("aria-pressed", String(on));
  let drawn = null;
  function apply() {
    if (drawn !== state.view) redraw();
    drawn = state.view;
    root.classList.toggle("inline", state.view === "inline");
    root.classList.toggle("only", state.only);
    views.forEach((view, index) => press(view, (index === 1) === (state.view === "inline")));
    chips.forEach((chip) => press(chip, !state.hide.has(chip.kind)));
    sigs.forEach((chip) => press(chip, state.touch.has(chip.sig)));
    quiet.forEach((toggle) => press(toggle, state.hide.has(toggle.reason)));
    press(only, state.only);
    regard();
    list.update(state, passes);
    map.update();
    if (current >= 0) nodes[current].classList.add("current");
    count();
  }
  function changed() {
    const top = topmost();
    apply();
    if (top !== null) settle(nodes[top]);
    setTriggerValue("look", {
      view: state.view || (narrow ? "side" : ""), only: state.only ? "1" : "", sort: state.sort, chapter: state.chapter,
      hide: [...state.hide].sort().join(","), touch: [...state.touch].sort().join(","),
    });
  }
  function read() {
    const listed = (name, known) => new Set(parameter(name).split(",").filter((value) => known.has(value)));
    // two columns of law do not fit on a telephone: there the changes stand in one text unless asked otherwise
    state.view = parameter("view") === "inline" || (narrow && parameter("view") !== "side") ? "inline" : "";
    state.hide = listed("hide", new Set([...Object.keys(counts), ...quiet.map((toggle) => toggle.reason)]));
    state.touch = listed("touch", new Set(Object.keys(weights)));
    state.only = parameter("only") === "1";
    state.sort = parameter("sort") === "weight" ? "weight" : "";
    state.chapter = chapters.some((each) => each.id === parameter("chapter")) ? parameter("chapter") : "";
  }
  function count() {
    const all = list.walk();
    const at = all.indexOf(current);
    place.textContent = all.length === 0 ? words.no_changes
      : fill(at < 0 ? words.counter_all : words.counter, { i: at + 1, n: all.length });
  }

  // --- going from change to change -------------------------------------------------------------

  const said = el("p", { class: "said", role: "status" });
  function tell(id) {
    said.textContent = words.copied;
    setTimeout(() => { said.textContent = ""; }, 2500);
    setTriggerValue("provision", id);
  }
  function line() {
    return bar.getBoundingClientRect().bottom + 48;
  }
  function topmost() {
    const edge = bar.getBoundingClientRect().bottom;
    if (column.getBoundingClientRect().top >= edge) return null;
    const found = nodes.findIndex((node) => node.getBoundingClientRect().bottom > edge + 4);
    return found < 0 ? null : found;
  }
  function select(index, scroll) {
    nodes[current]?.classList.remove("current");
    const was = current;
    current = index;
    arrived = performance.now();
    nodes[index].classList.add("current");
    list.mark(index, was);
    if (scroll) settle(nodes[index]);
    count();
  }
  /** Where the reader is in the list: at the current change while it is in sight, else where the text stands. */
  function step(direction) {
    const all = list.walk();
    if (!all.length) return;
    const box = nodes[current]?.getBoundingClientRect();
    // while the page still travels to a change, that change counts as the one in sight
    const inSight = box && (performance.now() - arrived < 1500 || (box.bottom > 0 && box.top < innerHeight));
    const at = all.indexOf(current);
    let next;
    if (at >= 0 && (inSight || state.sort)) next = all[at + direction];
    else if (state.sort) next = all.at(direction > 0 ? 0 : -1);
    else if (inSight) next = direction > 0 ? all.find((index) => index > current) : all.findLast((index) => index < current);
    else {
      const below = all.filter((index) => nodes[index].getBoundingClientRect().top >= line());
      next = direction > 0 ? below[0] : all.filter((index) => !below.includes(index)).at(-1);
    }
    select(next ?? (direction > 0 ? all[0] : all.at(-1)), true);
  }
  function keys(event) {
    if (typing(event)) return;
    const direction = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (!direction) return;
    event.preventDefault();
    step(direction);
  }
  const brought = el("div", { class: "brings-head", role: "status" });
  const bring = bringsAbout({
    pair, rows, head: brought, node: (index) => nodes[index],
    jump: (index) => select(index, true),
    go: (place) => setTriggerValue("go", { page: place.page, ...place.fields }),
  });
  const brings = (event) => bring(event.detail);
  const comments = commentsBeside({
    pair, rows, node: (index) => nodes[index], tell: setTriggerValue,
    go: (index) => (rows[index].stop ? select(index, true) : settle(nodes[index])),
  });
  const beside = (event) => comments.tell(event.detail);
  const remark = remarks({ text: column, placeOf: comments.placeOf, words, tell: setTriggerValue });
  const missing = el("p", { class: "missing", role: "alert", hidden: true });
  function jump(id) {
    const found = ["id", "was", "uid"].map((name) => rows.findIndex((row) => row[name] === id)).find((index) => index >= 0);
    missing.hidden = !id || found !== undefined;
    missing.textContent = missing.hidden ? "" : fill(words.missing, { id });
    if (id && found !== undefined) select(found, true);
  }
  function back() {
    read();
    apply();
    jump(parameter("provision"));
  }

  root.append(
    el("header", { class: "sheet" },
      el("p", { class: "over" }, sheet.instrument),
      el("h1", {}, sheet.title),
      el("p", { class: "facts" }, sheet.facts),
      stops.length ? el("div", { class: "chips", role: "group", "aria-label": words.filter_kind }, chips,
        el("span", { class: "words" }, sheet.words)) : el("p", { class: "same" }, words.same),
      sigs.length ? el("div", { class: "chips weights", role: "group", "aria-label": words.touching },
        el("span", { class: "words" }, words.touching), sigs) : null,
      comments.bar, brought),
    missing, bar,
    el("div", { class: "columns" }, list.node,
      el("div", { class: "text-column" },
        el("div", { class: "sides" }, el("p", {}, sheet.old), el("p", {}, sheet.new)), column),
      map.node),
    remark.box, said);
  return {
    node: root,
    begin() {
      back();
      cross(globalThis.draftingCrossings);
      bring(globalThis.draftingConsequences);
      comments.tell(globalThis.draftingBeside);
    },
    start() {
      addEventListener("drafting:crossings", crossed);
      addEventListener("drafting:consequences", brings);
      addEventListener("drafting:beside", beside);
      addEventListener("keydown", comments.key);
      remark.start();
      addEventListener("popstate", back);
      document.addEventListener("keydown", keys);
      map.start();
    },
    stop() {
      removeEventListener("drafting:crossings", crossed);
      removeEventListener("drafting:consequences", brings);
      removeEventListener("drafting:beside", beside);
      removeEventListener("keydown", comments.key);
      remark.stop();
      removeEventListener("popstate", back);
      document.removeEventListener("keydown", keys);
      map.stop();
    },
  };
}
