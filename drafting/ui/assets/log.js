/** The record: one entry below the other, each with what stood before and after. */
export default (component) => keep(component, log);

function log({ rows, words, shown }) {
  const said = (name, text) => text && el("div", { class: "said" }, el("span", { class: "name" }, words[name]),
    el("code", {}, text));
  return { node: el("section", { class: "workbench log" }, el("p", { class: "count" }, rows.length ? shown : words.nothing),
    el("ol", {}, rows.map((row) => el("li", { "data-event": row.id },
      el("span", { class: "number" }, String(row.id)),
      el("time", { datetime: row.at }, row.when),
      el("span", { class: "who" }, row.who),
      el("div", { class: "what" }, el("p", {}, row.what),
        row.before || row.after || row.subject ? el("details", {}, el("summary", {}, words.detail),
          row.subject ? el("div", { class: "said" }, el("span", { class: "name" }, words.key), el("code", {}, row.subject)) : "",
          said("before", row.before), said("after", row.after)) : ""))))) };
}
