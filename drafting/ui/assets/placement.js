/** What is out of place, and the board: three columns of layers with the provisions that belong there. */
export default (component) => keep(component, placement);

const LAYERS = ["statute", "regulation", "executive_order"];
const LAYER_SIGNS = { statute: "§", regulation: "R", executive_order: "A" };

function placement({ drafts, findings, columns, chosen, words }, tell) {
  let current = chosen;
  const nodes = [];
  const pick = (id) => {
    current = id;
    for (const node of nodes) {
      if (node.id_ === id) node.setAttribute("aria-current", "true");
      else node.removeAttribute("aria-current");
    }
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
  const settled = findings.filter((one) => one.settled);
  const card = (one) => el("li", {}, link(one.key, `finding ${one.severity}`,
    el("span", { class: "what" }, words[`severity_${one.severity}`], " · ", one.kind),
    el("span", { class: "where" }, `${one.of}, ${one.name}`),
    one.stands === one.belongs ? badge(one.belongs) : el("span", { class: "path" }, badge(one.stands), " → ", badge(one.belongs))));

  const filter = el("input", { type: "search", placeholder: words.filter, "aria-label": words.filter, oninput: () => {
    const wanted = fold(filter.value.trim());
    for (const chip of board.querySelectorAll("li")) chip.hidden = !chip.folded.includes(wanted);
  } });
  const onlyMisplaced = el("button", { type: "button", class: "chip", "aria-pressed": "false", onclick: () => {
    const on = onlyMisplaced.getAttribute("aria-pressed") !== "true";
    onlyMisplaced.setAttribute("aria-pressed", String(on));
    board.classList.toggle("only", on);
  } }, words.only_misplaced);
  const board = el("div", { class: "layers" }, LAYERS.map((layer) => el("section", { class: `ly-${layer}` },
    el("h3", {}, badge(layer), el("span", { class: "tally" }, String(columns[layer].length))),
    el("ul", {}, columns[layer].map((one) => {
      const said = [one.misplaced ? fill(words.stands_in, { layer: words[`layer_${one.stands}`] }) : "", one.decided ? words.decided_mark : "", one.stale ? words.stale_mark : ""].filter(Boolean).join(" · ");
      const item = el("li", { class: one.misplaced ? "misplaced" : null }, link(one.id, "provision", el("span", { class: "name" }, one.misplaced ? "! " : null, one.name),
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
  return {
    node: el("div", { class: "workbench placement" },
      el("header", { class: "sheet" }, el("p", { class: "over" }, drafts.join(" · ")), el("h1", {}, words.title),
        el("p", { class: "facts" }, open.length ? fill(words.found, { n: open.length }) : words.nothing)),
      el("ol", { class: "findings" }, open.map(card)),
      settled.length ? el("details", {}, el("summary", {}, fill(words.settled, { n: settled.length })), el("ol", { class: "findings" }, settled.map(card))) : null,
      el("h2", {}, words.board), el("p", { class: "hint" }, words.board_help), el("div", { class: "tools" }, filter, onlyMisplaced), board),
    start: () => addEventListener("keydown", walk),
    stop: () => removeEventListener("keydown", walk),
  };
}
