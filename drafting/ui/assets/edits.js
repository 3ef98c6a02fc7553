/** Words that were struck and inserted, as the side asked for shows them: "old", "new" or "both". */
function pieces(edits, side) {
  if (!Array.isArray(edits)) return edits ? [edits] : [];
  const out = [];
  const whole = edits.length === 2 && edits.every(([op]) => op !== "=");
  for (const [op, text] of edits) {
    if (op === "=") out.push(text);
    else if (op === "-" && side !== "new") out.push(el("del", {}, text));
    else if (op === "+" && side !== "old") out.push(whole && out.length ? " " : null, el("ins", {}, text));
  }
  return out.filter((piece) => piece !== null);
}

/** One provision of a comparison on one side, or both sides in one text. */
function cell(row, side, lang) {
  const set = provision(row, ...[row.label, row.heading, row.text].map((part) => pieces(part, side)));
  const inner = set.filter(Boolean);
  const empty = !inner.some((node) => node.textContent?.trim());
  return el("div", { class: `cell-${side}${empty ? " empty" : ""}`, lang }, empty ? null : inner);
}

/** One provision of a comparison on both sides; what reads the same on both is built once and copied. */
function sides(row, oldLang, newLang) {
  const old = cell(row, "old", oldLang);
  const same = [row.label, row.heading, row.text].every((part) => !Array.isArray(part) || part.every(([op]) => op === "="));
  if (!same) return [old, cell(row, "new", newLang)];
  const copied = old.cloneNode(true);
  copied.className = copied.className.replace("cell-old", "cell-new");
  copied.lang = newLang;
  return [old, copied];
}
