/** A finding is put aside where it is read, with a reason, and what was put aside is brought back. */
function asideOf(note, words, tell) {
  const field = el("input", { "aria-label": words.aside_reason, placeholder: words.aside_reason, maxlength: "2000", required: true });
  return el("form", { class: "hands", onsubmit: (event) => {
    event.preventDefault();
    const reason = field.value.trim();
    if (reason) tell({ finding: note.finding, seen: note.before || 0, reason });
    else field.focus();
  } }, field, el("button", { type: "submit" }, words.put_aside));
}

function asidesOf(asides, words, tell) {
  if (!asides?.length) return null;
  return el("details", { class: "asides" }, el("summary", {}, fill(words.asides, { n: asides.length })),
    el("ul", {}, asides.map((one) => el("li", {},
      el("p", {}, el("strong", {}, one.what), ` · ${one.where}`, one.words ? [" · ", el("q", {}, one.words)] : null),
      el("p", { class: "told" }, one.reason), el("p", { class: "by" }, one.by, " ",
        el("button", { type: "button", onclick: () => tell(one.id) }, words.bring_back))))));
}
