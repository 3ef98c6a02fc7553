/** What reviewers said, by provision: narrowed by filters, walked with j and k. */
export default (component) => keep(component, review);

const STATE_SIGNS = { open: "○", deferred: "…", accepted: "●", amended: "◐", answered: "✓", rejected: "✕" };
/** how it stands with an office: a tick only where all it said is settled */
const ANSWER_SIGNS = { silent: "○", waiting: "↩", settled: "✓" };
const stands = ({ answered, settled, said }) => (!answered ? "silent" : settled < said ? "waiting" : "settled");
/** in the address: whatever is in my own hands */
const MINE = "me";

function review({ sheet, round, chosen, look, me, words }, tell) {
  const state = { ...look, said: chosen };
  if (!(state.settled in STATE_SIGNS)) state.settled = "";
  const say = () => tell("look", { ...state });
  const needs = walked({ state, field: "settled", signs: STATE_SIGNS, counts: sheet.counts, words, changed });
  const { choice } = needs;
  const hands = [...new Set(sheet.rows.map((one) => one.assigned).filter((name) => name && name !== me))].sort();
  const filters = el("div", { class: "filters" },
    choice("reviewer", words.filter_reviewer, sheet.reviewers.map(([id, name]) => [id || "-", name])),
    choice("kind", words.filter_what, [["proposal", words.proposals], ["comment", words.comments], ["conflict", words.conflicts]]),
    choice("hand", words.filter_hand, [[MINE, words.mine], ["-", words.nobodys], ...hands.map((name) => [name, name])]));
  const inHand = (one) => !state.hand || one.assigned === { [MINE]: me, "-": "" }[state.hand] || one.assigned === state.hand;

  function passes(one) {
    const kind = !state.kind || (state.kind === "conflict" ? one.conflict : one.what === state.kind);
    return kind && inHand(one) && (!state.settled || one.state === state.settled) && (!state.reviewer || (one.reviewer || "-") === state.reviewer);
  }
  function said(one) {
    if (one.what === "comment") return one.text;
    return [one.old ? el("del", {}, one.old) : null, one.old && one.new ? " " : null, one.new ? el("ins", {}, one.new) : null];
  }
  function row(one) {
    const link = el("a", {
      href: address({ said: one.id }), class: "need", "aria-current": one.id === state.said ? "true" : null,
      onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        choose(one.id);
      },
    },
    el("span", { class: `sign st-${one.state}`, title: words[`state_${one.state}`] }, STATE_SIGNS[one.state]),
    el("span", { class: "what" }, el("span", { class: "office" }, one.office), " ", el("span", { class: "words" }, said(one)),
      el("span", { class: "answers" }, el("span", { class: `st-${one.state}` }, words[`state_${one.state}`]),
        one.conflict ? el("span", { class: "clash" }, words.conflict) : null,
        one.unwritten ? el("span", { class: "waits" }, words.unwritten) : null,
        one.tracked === false ? el("span", { class: "hint" }, words.untracked) : null,
        one.told ? el("span", { class: "hint" }, one.told) : null,
        one.assigned ? el("span", { class: "hint" }, `${words.assigned}: ${one.assigned}`) : null)));
    const item = el("li", {}, link);
    item.of = one.id;
    return item;
  }
  function draw() {
    const shown = sheet.rows.filter(passes);
    const parts = [];
    let name = null;
    for (const one of shown) {
      if (one.name !== name) {
        name = one.name;
        parts.push(el("li", { class: "section" }, el("h2", {}, name)));
      }
      parts.push(row(one));
    }
    needs.show(parts, shown.length ? fill(words.of_total, { n: shown.length, total: sheet.rows.length }) : words.none);
  }
  function changed() {
    draw();
    say();
  }
  function choose(id) {
    state.said = id;
    needs.mark(id);
    say();
  }
  const walk = needs.walk(() => state.said, choose);
  draw();
  return {
    node: el("div", { class: "workbench checklist review" },
      el("header", { class: "sheet" }, el("p", { class: "over" }, round.over), el("h1", {}, round.name), el("p", { class: "facts" }, round.facts)),
      round.offices.length ? el("ul", { class: "offices" }, round.offices.map((one) => el("li", { class: stands(one) },
        el("span", { class: "sign", "aria-hidden": "true" }, ANSWER_SIGNS[stands(one)]), one.name, ": ",
        one.answered ? fill(words.settled_of, { n: one.settled, total: one.said }) : words.silent))) : null,
      needs.nodes, filters, needs.count, needs.list),
    begin: () => requestAnimationFrame(() => needs.reveal(state.said)),
    start: () => addEventListener("keydown", walk),
    stop: () => removeEventListener("keydown", walk),
  };
}
