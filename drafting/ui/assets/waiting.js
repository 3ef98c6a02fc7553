/** What waits on a person: lines that lead there. */
export default (component) => keep(component, waiting);

function waiting({ lines, words }, tell) {
  return { node: el("section", { class: "workbench waiting" }, el("h2", {}, words.title),
    lines.length ? el("ul", {}, lines.map((line) => el("li", {}, el("span", { class: "sign", "aria-hidden": "true" }, line.sign),
      el("a", { href: line.go.href, onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        tell("go", { page: line.go.page, fields: line.go.fields });
      } }, line.text)))) : el("p", { class: "none" }, words.none)) };
}
