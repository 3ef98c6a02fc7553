/** One note beside a text: short until it is asked for; a comment says how it stands and can be given into hands. */
function noteOf(note, words, hands, assign, aside) {
  const grave = words[`severity_${note.severity}`];
  // short until it is asked for: a long note must not tear the text apart
  const short = note.text.length > 110 || note.by || note.replies.length || note.key || note.finding;
  const head = el("div", {
    tabindex: short ? "0" : null, role: short ? "button" : null, "aria-expanded": short ? "false" : null, title: short ? words.whole_note : null,
    onclick: () => flip(),
    onkeydown: (event) => {
      if (!["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      flip();
    },
  }, el("p", { class: "kind" }, words[`kind_${note.kind}`] || note.kind, grave ? ` · ${grave}` : null,
    note.key ? [" · ", note.state_name, note.assigned ? ` · ${words.assigned}: ${note.assigned}` : null] : null),
  el("p", { class: "told" }, note.text));
  const node = el("div", { class: `margin-note by-${note.kind} ${note.severity}${short ? " short" : ""}` }, head,
    note.by ? el("p", { class: "by" }, note.by) : null,
    note.replies.map((reply) => el("div", { class: "reply" }, el("p", {}, reply.text), el("p", { class: "by" }, reply.by))),
    note.key && assign ? el("div", { class: "deeds" }, handsOf(note, words, hands, assign)) : null,
    note.finding && aside ? el("div", { class: "deeds" }, asideOf(note, words, aside)) : null);
  function flip() {
    if (!short) return;
    head.setAttribute("aria-expanded", String(node.classList.toggle("open")));
  }
  return node;
}

/** Whose something is now, and the form that says otherwise. */
function handsOf(one, words, hands, assign) {
  const id = `hands-${one.said || one.id}`;
  const field = el("input", { list: id, "aria-label": words.assign_to, placeholder: words.assign_to, maxlength: "120" });
  field.value = one.assigned || "";
  const send = (whom) => assign({ key: one.key, seen: one.seen, whom });
  const form = el("form", { class: "hands", onsubmit: (event) => {
    event.preventDefault();
    send(field.value.trim());
  } }, field, el("datalist", { id }, hands.map((name) => el("option", { value: name }))),
  el("button", { type: "submit" }, words.assign),
  hands[0] && one.assigned !== hands[0] ? el("button", { type: "button", onclick: () => send(hands[0]) }, words.assign_me) : null);
  return form;
}

/** Which comments are shown: all, those that are not settled, those in one's own hands. */
function whichOf(which, words, chosen) {
  return el("select", { class: "which", "aria-label": words.which, onchange: (event) => chosen(event.target.value) },
    ["", "open", "mine"].map((name) => el("option", { value: name, selected: name === which }, words[`which_${name || "all"}`])));
}
