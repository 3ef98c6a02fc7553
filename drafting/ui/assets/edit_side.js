/** What the provision becomes: the redline against the draft it comes from. */
export default (component) => keep(component, side);

function side({ title, rows, same, language, words }) {
  const text = el("div", { class: "redline-text", tabindex: "0", role: "group", "aria-label": title });
  for (const row of rows) {
    const node = cell(row, "both", language);
    node.classList.add("row", row.shape);
    node.style.setProperty("--depth", row.depth);
    const kinds = row.kinds || [];
    if (kinds.includes("deleted")) node.classList.add("gone");
    if (kinds.includes("inserted")) node.classList.add("come");
    text.append(node);
  }
  return {
    node: el("section", { class: "workbench edit-side", "aria-label": title },
      el("h2", {}, title), same ? el("p", { class: "none" }, same) : null, text),
  };
}
