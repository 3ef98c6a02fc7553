/**
 * All drafts at a glance: articles against drafts. A cell has a sign for what happened and a thread where the
 * article stood unchanged; what a cell says in words is put in when it is reached, by pointer or by key.
 */
export default (component) => keep(component, glance);

function glance({ title, slug, columns, chapters, rows, words }, tell) {
  const marks = Object.keys(TURNS).filter((turn) => rows.some((row) => row.cells.some((cell) => cell.turns?.includes(turn))));
  const hidden = new Set();
  const state = { chapter: "", words: "", only: false };

  const place = (page, fields) => ({ page, fields, href: `${page}?${new URLSearchParams(fields)}` });
  const story = (row) => place("history", { instrument: slug, provision: row.uid });
  const comparison = (row, column) => place("compare", {
    instrument: slug, draft: String(columns[column].n), against: String(columns[column - 1].n), ...(row ? { provision: row.uid } : {}),
  });
  function said(row, column) {
    const cell = row.cells[column];
    const what = cell === 0 ? words.turn_absent : cell === 1 ? words.turn_unchanged : [
      cell.turns.map((turn) => words[`turn_${turn}`]).join(", "),
      cell.was ? `${cell.was} → ${cell.name}` : "",
      cell.touches ? fill(words.touching, { what: cell.touches.map((sig) => words[`sig_${sig}`]).join(", ") }) : "",
    ].filter(Boolean).join("; ");
    return fill(words.cell, { name: cell.was || cell.name || row.name, n: columns[column].n, what });
  }

  // --- the table --------------------------------------------------------------------------------

  const head = el("tr", { role: "row" }, el("th", { role: "columnheader", class: "corner" }, words.article), columns.map((column, index) => {
    const inside = [el("span", { class: "n" }, String(column.n)), el("span", { class: "stage" }, column.stage), el("span", { class: "date" }, column.date)];
    return el("th", { role: "columnheader", title: column.name }, index ? door(comparison(null, index), tell, {}, inside) : inside);
  }));
  const sums = el("tr", { class: "sums", role: "row" }, el("td", { role: "gridcell" }, ""), columns.map((column, index) => el("td", { role: "gridcell" },
    index ? ["born", "modified", "gone"].filter((turn) => column.counts[turn]).map((turn) => el("span", {
      class: `sum ${TURNS[turn][1]}`, title: words[`turn_${turn}`],
    }, `${TURNS[turn][0]}${column.counts[turn]} `)) : null)));
  // in blocks, of which only those in sight are laid out: a law of a thousand articles has many cells
  const bodies = [];
  const lines = [];
  let chapter = -1;
  rows.forEach((row, index) => {
    const next = row.chapter !== chapter;
    if (next || bodies.at(-1).children.length > 40) bodies.push(el("tbody", { role: "rowgroup" }));
    const body = bodies.at(-1);
    if (next) {
      chapter = row.chapter;
      const line = el("tr", { class: "chapter", role: "row" }, el("th", { role: "rowheader" },
        el("span", {}, softly(chapters[chapter] || words.beginning))));
      lines.push({ line, chapter });
      body.append(line);
    }
    const line = el("tr", { class: row.alive ? "" : "dead", role: "row" }, el("th", { role: "rowheader" },
      door(story(row), tell, { title: row.heading || null }, el("span", { class: "label" }, softly(row.name)),
        row.heading ? el("span", { class: "hint" }, row.heading) : null),
      row.alive ? null : el("span", { class: "hint" }, words.no_longer)));
    row.cells.forEach((cell, column) => {
      const name = cell === 0 ? "none" : cell === 1 ? "thread" : "event";
      const life = { born: " starts", returned: " starts", gone: " ends" };
      const td = el("td", { role: "gridcell", class: name + (life[cell.turns?.find((turn) => life[turn])] || "") }, cell.turns ? cell.turns.map((turn) => el("span", { class: `sign ${TURNS[turn][1]} t-${turn}` }, TURNS[turn][0])) : null);
      td.at = [index, column];
      line.append(td);
    });
    line.order = lines.length;
    lines.push({ line, row, index });
    body.append(line);
  });
  const table = el("table", { role: "grid", "aria-label": words.glance, "aria-describedby": "hint", style: `--n:${columns.length}` },
    el("thead", { role: "rowgroup" }, head, sums), bodies);

  // --- reading a cell, following it, walking the grid ---------------------------------------------

  const readout = el("p", { class: "readout", role: "status" });
  let focus = null;
  function reach(td) {
    const [index, column] = td.at;
    const text = said(rows[index], column);
    td.title = text;
    td.setAttribute("aria-label", text);
    readout.textContent = text;
  }
  function follow(td) {
    const [index, column] = td.at;
    const target = column ? comparison(rows[index], column) : story(rows[index]);
    if (rows[index].cells[column] !== 0) tell("go", { page: target.page, fields: target.fields });
  }
  const cellOf = (event) => (event.target instanceof Element ? event.target.closest("td") : null);
  table.addEventListener("mouseover", (event) => cellOf(event)?.at && reach(cellOf(event)));
  table.addEventListener("focusin", (event) => cellOf(event)?.at && reach(cellOf(event)));
  table.addEventListener("click", (event) => cellOf(event)?.at && follow(cellOf(event)));
  function to(td) {
    if (!td) return;
    focus?.setAttribute("tabindex", "-1");
    td.setAttribute("tabindex", "0");
    td.focus();
    focus = td;
  }
  table.addEventListener("keydown", (event) => {
    const td = cellOf(event);
    if (!td?.at) return;
    const line = td.parentElement;
    const beside = (step) => {
      let at = line.order;
      do at += step; while (lines[at] && (lines[at].line.hidden || !lines[at].row));
      return lines[at]?.line.children[td.cellIndex];
    };
    const way = {
      ArrowRight: () => to(td.nextElementSibling), ArrowLeft: () => td.previousElementSibling?.at && to(td.previousElementSibling),
      ArrowDown: () => to(beside(1)), ArrowUp: () => to(beside(-1)),
      Home: () => to(line.children[1]), End: () => to(line.lastElementChild), Enter: () => follow(td),
    }[event.key];
    if (!way) return;
    event.preventDefault();
    way();
  });

  // --- filters ------------------------------------------------------------------------------------

  const pick = el("select", { "aria-label": words.chapter, onchange: () => { state.chapter = pick.value; apply(); } },
    el("option", { value: "" }, words.chapter_all),
    [...new Set(chapters)].map((name) => el("option", { value: name }, name || words.beginning)));
  const find = el("input", { type: "search", placeholder: words.filter, "aria-label": words.filter,
    oninput: () => { state.words = fold(find.value.trim()); apply(); } });
  const only = el("button", { type: "button", class: "toggle", title: words.only_changed_help,
    onclick: () => { state.only = !state.only; apply(); } }, words.only_changed);
  const chips = marks.map((turn) => {
    const chip = el("button", { type: "button", class: `chip ${TURNS[turn][1]}`, title: words.mark_help, onclick: () => {
      if (!hidden.delete(turn)) hidden.add(turn);
      apply();
    } }, el("span", { class: "sign", "aria-hidden": "true" }, TURNS[turn][0]), words[`turn_${turn}`]);
    chip.turn = turn;
    return chip;
  });
  const tally = el("span", { class: "tally", role: "status" });
  const none = el("p", { class: "none", hidden: true }, words.none);
  const folded = rows.map((row) => fold(`${row.name} ${row.heading}`));
  const lived = (row) => row.cells.some((cell) => cell.turns?.some((turn) => !hidden.has(turn) && turn !== "born"));
  function apply() {
    let shown = 0;
    let header = null;
    lines.forEach(({ line, row, index }) => {
      if (!row) {
        header = line;
        line.hidden = true;
        return;
      }
      line.hidden = !((!state.chapter || chapters[row.chapter] === state.chapter)
        && folded[index].includes(state.words) && (!state.only || lived(row)));
      if (line.hidden) return;
      shown += 1;
      header.hidden = false;
    });
    for (const body of bodies) {
      const left = [...body.children].filter((line) => !line.hidden).length;
      body.hidden = left === 0;
      body.style.setProperty("--rows", left);
    }
    for (const turn of marks) table.classList.toggle(`no-${turn}`, hidden.has(turn));
    chips.forEach((chip) => chip.setAttribute("aria-pressed", String(!hidden.has(chip.turn))));
    only.setAttribute("aria-pressed", String(state.only));
    tally.textContent = fill(words.shown, { n: shown, total: rows.length });
    none.hidden = shown > 0;
    if (!focus || focus.parentElement.hidden) {
      focus?.setAttribute("tabindex", "-1");
      focus = lines.find(({ line, row }) => row && !line.hidden)?.line.children[1] || null;
      focus?.setAttribute("tabindex", "0");
    }
  }
  apply();
  const node = el("div", { class: "workbench matrix" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, title), el("h1", {}, words.glance), el("p", { class: "facts" }, words.glance_lead)),
    el("div", { class: "filters", role: "group", "aria-label": words.marks }, find, pick, only,
      el("div", { class: "chips" }, chips), tally),
    el("div", { class: "scroller", tabindex: "0", role: "region", "aria-label": words.glance }, table), none,
    el("div", { class: "foot" }, readout, el("p", { class: "keys", id: "hint" }, words.grid_hint)));
  return { node };
}
