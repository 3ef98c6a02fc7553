/** The text of one draft, with its outline beside it. */
const LEAF = 16; // rows, or a few more: a leaf begins with a provision that has a number
export default (component) => keep(component, reader);

function reader({ sheet, rows, outline, of, words }, setTriggerValue) {
  const said = el("p", { class: "said", role: "status" });
  const tell = (id) => {
    said.textContent = words.copied;
    setTimeout(() => { said.textContent = ""; }, 2500);
    mark(id);
    setTriggerValue("provision", id);
  };
  const pasts = `history?${new URLSearchParams({ instrument: sheet.slug })}&provision=`;
  /** The door to a provision's history, in the margin. */
  const past = (row) => {
    const name = fill(words.history_of, { name: row.name });
    return el("a", {
      class: "anchor past", href: `${pasts}${row.uid}`, "aria-label": name, title: name,
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        setTriggerValue("history", { instrument: sheet.slug, provision: row.uid });
      },
    }, "↺");
  };
  const places = new Map();
  const margin = marginOf({
    words, pointed: sheet.pointed,
    go: (node) => settle(node),
    assign: (told) => {
      margin.remember(places);
      setTriggerValue("assign", told);
    },
    aside: (told) => {
      margin.remember(places);
      setTriggerValue("aside", told);
    },
    back: (id) => {
      margin.remember(places);
      setTriggerValue("back", id);
    },
    chosen: (on, which) => {
      margin.remember(places);
      setTriggerValue("margin", { kinds: on.join(","), comments: which });
    },
  });
  const text = el("article", { class: "text-column", lang: sheet.language });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const draw = (row, node) => {
    const parts = [row.label, row.heading].map((part) => (part ? [part] : []));
    parts.push(margin.text(row));
    node.replaceChildren(...provision(row, ...parts).filter(Boolean));
    margin.beside(row, node);
    if (row.name && row.shape !== "row") node.append(anchor(row, words, tell));
    if (row.name && row.shape === "unit") node.append(past(row));
    if (sheet.edits && row.name && ["unit", "division"].includes(row.shape)) node.append(pen(row, words, "anchor pen", "✎", setTriggerValue));
  };
  let leaf = null;
  let before = null;
  for (const row of rows) {
    // rows stand together in leaves: what is far from the window is one box then, and not thousands
    if (!leaf || (leaf.childElementCount >= LEAF && row.shape !== "body" && before.shape !== "division")) {
      leaf = el("div", { class: "leaf" });
      text.append(leaf);
    }
    before = row;
    const blank = row.label || row.heading || row.text ? "" : " blank";
    const node = el("section", { class: `row ${row.shape} kind-${row.kind}${blank}`, style: `--depth:${row.depth}` });
    draw(row, node);
    places.set(row.id, node);
    leaf.append(node);
  }
  for (const each of text.children) each.style.setProperty("--rows", each.childElementCount);

  const ids = new Map([...places].map(([id, node]) => [node, id]));
  const remark = remarks({ text, placeOf: (row) => ids.has(row) && { at: ids.get(row) }, words, tell: setTriggerValue });
  const entries = new Map();
  const list = el("ol", { class: "outline" });
  for (const entry of outline) {
    const link = el("a", {
      href: addressOf("provision", entry.id),
      class: entry.division ? "division" : "unit",
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        jump(entry.id);
        setTriggerValue("provision", entry.id);
      },
    }, el("span", { class: "label" }, softly(entry.label)), entry.heading ? el("span", { class: "hint" }, softly(entry.heading)) : null);
    const item = el("li", { style: `--depth:${Math.min(entry.depth, 4)}` }, link);
    item.dataset.folded = fold(`${entry.label} ${entry.heading}`);
    entries.set(entry.id, link);
    list.append(item);
  }
  const none = el("p", { class: "none", hidden: true }, words.filter_none);
  const filter = el("input", {
    type: "search", placeholder: words.filter, "aria-label": words.filter,
    oninput: () => {
      const wanted = fold(filter.value.trim());
      let shown = 0;
      for (const item of list.children) {
        item.hidden = !item.dataset.folded.includes(wanted);
        shown += item.hidden ? 0 : 1;
      }
      none.hidden = shown > 0;
    },
  });
  const missing = el("p", { class: "missing", role: "alert", hidden: true });

  const rail = el("nav", { class: "rail", "aria-label": words.outline },
    el("h2", {}, words.outline), filter, none, list);
  const facts = el("header", { class: "sheet" },
    el("p", { class: "over" }, sheet.instrument),
    el("h1", {}, sheet.title),
    el("p", { class: "facts" }, sheet.facts),
    sheet.note ? el("p", { class: "note" }, sheet.note) : null,
    margin.bar);
  const root = el("div", { class: "workbench reader" }, facts, missing, el("div", { class: "columns" }, rail, text), remark.box, said);

  function mark(id) {
    for (const node of text.querySelectorAll(".current")) node.classList.remove("current");
    for (const link of entries.values()) link.removeAttribute("aria-current");
    places.get(id)?.classList.add("current");
    const link = entries.get(id);
    if (!link) return;
    link.setAttribute("aria-current", "true");
    rail.scrollTop += link.getBoundingClientRect().top - rail.getBoundingClientRect().top - rail.clientHeight / 3;
  }
  function jump(wanted) {
    const id = places.has(wanted) ? wanted : rows.find((row) => row.uid === wanted)?.id || wanted;
    const node = places.get(id);
    missing.hidden = !id || Boolean(node);
    if (!node) {
      missing.textContent = id ? fill(words.missing, { id }) : "";
      return;
    }
    mark(id);
    settle(node.querySelector("mark.on-pointed") || node);
  }
  const back = () => jump(parameter("provision"));
  /** The notes follow the text, each time something about them changes; only what they stand at is drawn again. */
  let told = "";
  const notes = () => {
    const data = globalThis.draftingNotes;
    if (data?.of !== of || told === data.told) return;
    told = data.told;
    const goal = () => text.querySelector(".current mark.on-pointed") || text.querySelector(".current");
    const shown = goal();
    const held = shown && Math.abs(shown.getBoundingClientRect().top - parseFloat(getComputedStyle(shown).scrollMarginTop)) < 4;
    margin.tell(data, (id) => places.has(id) && draw(byId.get(id), places.get(id)));
    // what the address leads to stays where it is: notes, and the bar above the text, take room
    if (!margin.returned(places) && held) settle(goal());
  };
  return {
    node: root,
    begin: () => {
      notes();
      if (parameter("provision")) back();
    },
    start: () => {
      notes();
      addEventListener("drafting:notes", notes);
      addEventListener("popstate", back);
      addEventListener("keydown", margin.key);
      remark.start();
    },
    stop: () => {
      removeEventListener("drafting:notes", notes);
      removeEventListener("popstate", back);
      removeEventListener("keydown", margin.key);
      remark.stop();
    },
  };
}
