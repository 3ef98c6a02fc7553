/** What is out of place, and the board: three columns of layers with the provisions that belong there. */
export default (component) => keep(component, placement);

const LAYERS = ["statute", "regulation", "executive_order"];
const LAYER_SIGNS = { statute: "§", regulation: "¶", executive_order: "◆" };

/** What a reader had narrowed and scrolled to: it stays when a decision draws the board anew. */
const stayed = { filter: "", only: false, at: [] };

function placement(data, tell) {
  const { words } = data;
  let asked = parameter("finding");
  let first = data.first;
  let current = asked || first;

  const links = () => [...node.querySelectorAll("a[data-id]")];
  const mark = (id) => {
    current = id;
    for (const link of links()) {
      if (link.dataset.id === id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const pick = (id) => {
    mark(id);
    tell("choose", id);
  };
  const link = (id, classes, ...children) => el("a", { href: address({ finding: id }), class: classes, "data-id": id,
    "aria-current": id === current ? "true" : null, onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      pick(id);
    } }, ...children);
  const badge = (layer) => el("span", { class: `badge ly-${layer}` }, el("span", { "aria-hidden": "true" }, `${LAYER_SIGNS[layer]} `), words[`badge_${layer}`]);
  const card = (one) => el("li", {}, link(one.key, `finding ${one.severity}`,
    el("span", { class: "what" }, words[`severity_${one.severity}`], " · ", one.kind),
    el("span", { class: "where" }, `${one.of}, ${one.name}`),
    one.stands === one.belongs ? badge(one.belongs) : el("span", { class: "path" }, badge(one.stands), " → ", badge(one.belongs))));
  const chip = (one) => {
    const stands = one.open ? words.stands_in : words.may_stand;
    const said = [one.misplaced ? fill(stands, { layer: words[`layer_${one.stands}`] }) : "", one.decided ? words.decided_mark : "", one.stale ? words.stale_mark : ""].filter(Boolean).join(" · ");
    const item = el("li", { class: one.open ? "misplaced" : null }, link(one.id, "provision", el("span", { class: "name" }, one.open ? "! " : null, one.name),
      el("span", { class: "hint" }, one.of), one.subject ? el("span", { class: "subject" }, one.subject) : null, said ? el("span", { class: "said_" }, said) : null));
    item.folded = fold(`${one.name} ${one.of} ${one.subject}`);
    return item;
  };

  const head = el("header", { class: "sheet" });
  const open = el("ol", { class: "findings" });
  const settled = el("ol", { class: "findings" });
  const aside = el("details", {}, el("summary"), settled);
  const columns = LAYERS.map((layer) => ({ layer, tally: el("span", { class: "tally" }), list: el("ul") }));
  const board = el("div", { class: "layers" }, columns.map(({ layer, tally, list }) =>
    el("section", { class: `ly-${layer}` }, el("h3", {}, badge(layer), tally), list)));

  const narrow = () => {
    const wanted = fold(stayed.filter.trim());
    for (const item of board.querySelectorAll("li")) item.hidden = !item.folded.includes(wanted);
    onlyMisplaced.setAttribute("aria-pressed", String(stayed.only));
    board.classList.toggle("only", stayed.only);
  };
  const filter = el("input", { type: "search", placeholder: words.filter, "aria-label": words.filter, value: stayed.filter,
    oninput: () => { stayed.filter = filter.value; narrow(); } });
  const onlyMisplaced = el("button", { type: "button", class: "chip", onclick: () => { stayed.only = !stayed.only; narrow(); } }, words.only_misplaced);

  /** Show what Python sent, the first time and every time after. */
  function show(sent) {
    first = sent.first;
    const left = sent.findings.filter((one) => !one.settled);
    const done = sent.findings.filter((one) => one.settled);
    const remarks = left.filter((one) => one.severity === "info").length;
    const summary = left.length > remarks ? fill(words.found, { n: left.length - remarks }) : words.nothing;
    const beside = remarks ? fill(words.remarks, { n: remarks }) : "";
    head.replaceChildren(el("p", { class: "over" }, sent.drafts.join(" · ")), el("h1", {}, words.title),
      el("p", { class: "facts" }, [summary, beside].filter(Boolean).join(" ")));
    reconcile(open, left, "key", card);
    reconcile(settled, done, "key", card);
    aside.firstChild.textContent = fill(words.settled, { n: done.length });
    aside.hidden = !done.length;
    for (const { layer, tally, list } of columns) {
      tally.textContent = String(sent.columns[layer].length);
      reconcile(list, sent.columns[layer], "id", chip);
    }
    narrow();
  }

  function walk(event) {
    if (typing(event) || !["j", "k"].includes(event.key)) return;
    const all = links();
    const at = all.findIndex((one) => one.dataset.id === current);
    const next = all[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (!next) return;
    next.scrollIntoView({ block: "nearest" });
    pick(next.dataset.id);
  }

  const node = el("div", { class: "workbench placement" }, head, open, aside,
    el("h2", {}, words.board), el("p", { class: "hint" }, words.board_help), el("div", { class: "tools" }, filter, onlyMisplaced), board);
  show(data);
  return {
    node,
    begin() {
      [...node.querySelectorAll(".findings, .layers ul")].forEach((list, at) => {
        list.scrollTop = stayed.at[at] || 0;
        list.addEventListener("scroll", () => { stayed.at[at] = list.scrollTop; }, { passive: true });
      });
    },
    follow(sent) {
      if (sent.words.title !== words.title) return false;  // another language
      show(sent);
      mark(parameter("finding") || first);
      return true;
    },
    start() {
      const now = parameter("finding");  // Back and Forward change the address, not the board
      if (now !== asked) {
        asked = now;
        mark(now || first);
      }
      addEventListener("keydown", walk);
    },
    stop: () => removeEventListener("keydown", walk),
  };
}
