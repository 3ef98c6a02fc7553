/** One provision: what each reviewer wants of it, side by side, and every decision on it. */
export default (component) => keep(component, sides);

function sides({ panel, go, hands, may, words }, tell) {
  const note = el("textarea", { rows: 2, "aria-label": words.reason, placeholder: words.reason });
  const told = el("p", { class: "said", role: "status" });
  const items = panel.sides.flatMap((side) => side.items);
  const chosen = items.find((one) => one.id === panel.chosen) || items[0];
  const decide = (one, deed, more = {}) => tell("decide", {
    do: deed, what: one.what, key: one.key, seen: one.seen, undo: one.undo, reason: note.value.trim() || one.reason || "", ...more,
  });
  const button = (label, onclick, more = {}) => el("button", { type: "button", onclick, ...more }, label);
  /** struck and new words with a gap between them, which is read and copied too */
  const edits = (list) => list.map(([op, piece], at) => (op === "=" ? piece
    : [op === "+" && at && list[at - 1][0] === "-" && /\S$/.test(list[at - 1][1]) && /^\S/.test(piece) ? " " : null, el(op === "-" ? "del" : "ins", {}, piece)]));

  function reasoned(one, deed) {
    if (note.value.trim() || one.reason) return decide(one, deed);
    told.textContent = words.reason_needed;
    setTimeout(() => { told.textContent = ""; }, 3000);
    note.focus();
  }
  const labelled = (text, field) => el("label", { class: "labelled" }, el("span", {}, text), field);
  function amend(one, holder) {
    const field = el("textarea", { rows: 3 });
    field.value = one.amended || one.new;
    holder.replaceChildren(labelled(words.instead, field), el("p", { class: "deeds" },
      button(words.save, () => decide(one, "amended", { amended: field.value }), { class: "main" }),
      button(words.cancel, () => holder.replaceChildren())));
    field.focus();
  }
  function reply(one, holder) {
    const field = el("textarea", { rows: 2 });
    holder.replaceChildren(labelled(words.answer_in_thread, field), el("p", { class: "deeds" },
      button(words.put, () => field.value.trim() && decide(one, "reply", { text: field.value }), { class: "main" }),
      button(words.cancel, () => holder.replaceChildren())));
    field.focus();
  }
  function give(one, holder) {
    holder.replaceChildren(handsOf(one, words, hands, ({ whom }) => decide(one, "assign", { whom })));
    holder.querySelector("input").focus();
  }
  /** A link to where the words stand now. */
  function door(place) {
    return el("a", { href: place.href, onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("go", { page: place.page, fields: place.fields });
    } }, words.there);
  }
  function item(one) {
    const holder = el("div", { class: "holder" });
    const node = el("li", { class: one === chosen ? "item current" : "item", "data-said": one.id },
      el("p", { class: "what" }, one.what === "comment"
        ? [one.quote ? el("q", {}, one.quote) : null, one.quote ? " " : null, one.text]
        : [`${one.kind} `, one.old ? el("del", {}, one.old) : null, one.old && one.new ? " " : null, one.new ? el("ins", {}, one.new) : null]),
      el("p", { class: "by" }, [one.by, one.when, one.on, one.tracked === false ? words.untracked : ""].filter(Boolean).join(" · ")),
      one.told ? el("p", { class: "fate" }, one.told) : null,
      one.since.length ? el("details", {}, el("summary", {}, words.since), el("p", { class: "wants" }, edits(one.since))) : null,
      (one.replies || []).map((answer) => el("p", { class: "reply" }, el("strong", {}, answer.by), ": ", answer.text)),
      el("p", {}, el("span", { class: `state st-${one.state}` }, words[`state_${one.state}`]), one.done ? el("strong", {}, one.done, " ") : null,
        one.settled ? el("span", { class: "by" }, one.settled) : null, one.assigned ? el("span", { class: "by" }, ` · ${words.assigned}: ${one.assigned}`) : null),
      one.amended ? el("p", {}, `${words.instead}: `, el("ins", {}, one.amended)) : null,
      one.reason ? el("p", { class: "reason" }, one.reason) : null,
      one.went ? el("p", { class: "fate" }, one.went.said, " ", door(one.went.go),
        one.state !== "answered" && may ? button(words.carry, () => decide(one, "carry")) : null) : null,
      one.unwritten ? el("p", { class: "deeds waits" }, el("strong", {}, words.unwritten),
        go ? button(words.to_editor, () => decide(one, "edit")) : null, may ? button(words.written, () => decide(one, "written")) : null) : null,
      one.made ? null : el("p", { class: "deeds" }, may ? [
        button(words.accept, () => decide(one, "accepted"), { class: "main" }),
        one.what === "proposal" ? button(words.amend, () => amend(one, holder)) : button(words.answer, () => reasoned(one, "answered")),
        button(words.reject, () => reasoned(one, "rejected")),
        button(words.defer, () => decide(one, "deferred")),
        button(one.assigned ? words.assigned_to : words.assign_open, () => give(one, holder))] : null,
        one.what === "comment" ? button(words.reply, () => reply(one, holder)) : null,
        one.undo && may ? button(words.undo, () => decide(one, "undo")) : null,
        one.mine ? button(words.withdraw, () => decide(one, "withdraw")) : null),
      holder);
    return node;
  }
  function side(one) {
    const proposes = one.items.some((found) => found.what === "proposal");
    return el("section", { class: "side" }, el("h3", {}, one.name),
      one.edits === null ? el("p", { class: "clash" }, words.own_conflict) : null,
      proposes && one.edits && one.edits.length ? el("p", { class: "wants" }, edits(one.edits)) : null,
      el("ul", {}, one.items.map(item)));
  }
  const root = el("div", { class: "workbench requirement sides" },
    panel.above ? el("p", { class: "over" }, panel.above) : null,
    el("h2", {}, go ? el("a", { href: go.href, onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("go", { page: go.page, fields: go.fields });
    } }, panel.name) : panel.name),
    panel.text ? el("p", { class: "now" }, panel.text) : null,
    panel.clashes.length ? el("p", { class: "clash", role: "alert" }, words.clash) : null,
    el("div", { class: "note" }, note),
    el("div", { class: "grid" }, panel.sides.map(side)),
    el("p", { class: "keys hint" }, words.keys), told);
  function key(event) {
    if (typing(event) || !may || !chosen || chosen.made) return;
    if (event.key === "a") decide(chosen, "accepted");
    else if (event.key === "r") {
      event.preventDefault();
      reasoned(chosen, "rejected");
    } else if (event.key === "d") decide(chosen, "deferred");
    else if (event.key === "u" && chosen.undo) decide(chosen, "undo");
    else if (event.key === "w") {
      event.preventDefault();
      give(chosen, root.querySelector(".item.current > .holder"));
    }
  }
  return {
    node: root,
    begin: () => root.querySelector(".item.current")?.scrollIntoView({ block: "nearest" }),
    start: () => addEventListener("keydown", key),
    stop: () => removeEventListener("keydown", key),
  };
}
