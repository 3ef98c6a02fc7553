/** A fresh installation: what this is, and three things to do with the texts it came with. */
export default (component) => keep(component, welcome);

function welcome({ doors, words }, tell) {
  const closed = () => { try { return localStorage.getItem("drafting.tour") === "closed"; } catch { return false; } };
  const close = () => {
    try { localStorage.setItem("drafting.tour", "closed"); } catch { /* not allowed: offered again */ }
    line.remove();
  };
  const line = el("p", { class: "tour" }, el("span", {}, words.tour), " ",
    el("button", { type: "button", class: "start", onclick: () => tell("tour", true) }, words.tour_start),
    el("button", { type: "button", onclick: close }, words.tour_no));
  const door = (row, index) => el("li", {}, el("a", {
    href: row.go.href,
    onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("go", { page: row.go.page, fields: row.go.fields });
    },
  }, el("span", { class: "n", "aria-hidden": "true" }, String(index + 1)), el("strong", {}, row.title), el("span", { class: "story" }, row.text)));
  return { node: el("section", { class: "workbench welcome" },
    el("p", { class: "lead" }, words.lead),
    el("ol", { class: "choice" }, doors.map(door)), closed() ? null : line) };
}
