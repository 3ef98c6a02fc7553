/** What is out of place, and the board: three columns of layers with the provisions that belong there. */
export default (component) => keep(component, placement);

const LAYERS = ["statute", "regulation", "executive_order"];
const LAYER_SIGNS = { statute: "§", regulation: "R", executive_order: "A" };

/** What a reader had narrowed and scrolled to: it stays when a decision draws the board anew. */
const stayed = { filter: "", only: false, at: [] };

function placement({ drafts, findings, columns, first, words }, tell) {
  let asked = parameter("finding");
  let current = asked || first;
  const nodes = [];
  const mark = (id) => {
    current = id;
    for (const node of nodes) {
      if (node.id_ === id) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
  };
  const pick = (id) => {
    mark(id);
    tell("choose", id);
  };
  const link = (id, classes, ...children) => {
    const node = el("a", { href: address({ finding: id }), class: classes, "aria-current": id === current ? "true" : null, onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      pick(id);
    } }, ...children);
    node.id_ = id;
    nodes.push(node);
    return node;
  };
  const badge = (layer) => el("span", { class: `badge ly-${layer}` }, el("span", { "aria-hidden": "true" }, `${LAYER_SIGNS[layer]} `), words[`layer_${layer}`]);
  const open = findings.filter((one) => !one.settled);
  const remarks = open.filter((one) => one.severity === "info").length;
  const settled = findings.filter((one) => one.settled);
  const card = (one) => el("li", {}, link(one.key, `finding ${one.severity}`,
    el("span", { class: "what" }, words[`severity_${one.severity}`], " · ", one.kind),
    el("span", { class: "where" }, `${one.of}, ${one.name}`),
    one.stands === one.belongs ? badge(one.belongs) : el("span", { class: "path" }, badge(one.stands), " → ", badge(one.belongs))));

  const narrow = () => {
    const wanted = fold(stayed.filter.trim());
    for (const chip of board.querySelectorAll("li")) chip.hidden = !chip.folded.includes(wanted);
    onlyMisplaced.setAttribute("aria-pressed", String(stayed.only));
    board.classList.toggle("only", stayed.only);
  };
  const filter = el("input", { type: "search", placeholder: words.filter, "aria-label": words.filter, value: stayed.filter,
    oninput: () => { stayed.filter = filter.value; narrow(); } });
  const onlyMisplaced = el("button", { type: "button", class: "chip", onclick: () => { stayed.only = !stayed.only; narrow(); } }, words.only_misplaced);
  const board = el("div", { class: "layers" }, LAYERS.map((layer) => el("section", { class: `ly-${layer}` },
    el("h3", {}, badge(layer), el("span", { class: "tally" }, String(columns[layer].length))),
    el("ul", {}, columns[layer].map((one) => {
      const stands = one.open ? words.stands_in : words.may_stand;
      const said = [one.misplaced ? fill(stands, { layer: words[`layer_${one.stands}`] }) : "", one.decided ? words.decided_mark : "", one.stale ? words.stale_mark : ""].filter(Boolean).join(" · ");
      const item = el("li", { class: one.open ? "misplaced" : null }, link(one.id, "provision", el("span", { class: "name" }, one.open ? "! " : null, one.name),
        el("span", { class: "hint" }, one.of), one.subject ? el("span", { class: "subject" }, one.subject) : null, said ? el("span", { class: "said_" }, said) : null));
      item.folded = fold(`${one.name} ${one.of} ${one.subject}`);
      return item;
    })))));
  function walk(event) {
    if (typing(event) || !["j", "k"].includes(event.key)) return;
    const at = nodes.findIndex((node) => node.id_ === current);
    const next = nodes[event.key === "j" ? at + 1 : Math.max(at - 1, 0)];
    if (!next) return;
    next.scrollIntoView({ block: "nearest" });
    pick(next.id_);
  }
  const summary = open.length > remarks ? [fill(words.found, { n: open.length - remarks }), remarks ? fill(words.remarks, { n: remarks }) : ""]
    : [words.nothing, remarks ? fill(words.remarks, { n: remarks }) : ""];
  const node = el("div", { class: "workbench placement" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, drafts.join(" · ")), el("h1", {}, words.title),
      el("p", { class: "facts" }, summary.filter(Boolean).join(" "))),
    el("ol", { class: "findings" }, open.map(card)),
    settled.length ? el("details", {}, el("summary", {}, fill(words.settled, { n: settled.length })), el("ol", { class: "findings" }, settled.map(card))) : null,
    el("h2", {}, words.board), el("p", { class: "hint" }, words.board_help), el("div", { class: "tools" }, filter, onlyMisplaced), board);
  const scrolled = [...node.querySelectorAll(".findings, .layers ul")];
  narrow();
  return {
    node,
    begin() {
      scrolled.forEach((list, at) => {
        list.scrollTop = stayed.at[at] || 0;
        list.addEventListener("scroll", () => { stayed.at[at] = list.scrollTop; }, { passive: true });
      });
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
