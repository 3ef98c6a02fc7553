/** The record: one entry below the other, each with what stood before and after. */
export default (component) => keep(component, log);

function log({ rows, words, shown }) {
  const line = (name, value) => el("div", { class: "told" }, el("span", { class: "name" }, name), value);
  const said = (name, { facts, raw }) => [
    facts.length ? el("div", { class: "moment" }, words[name]) : "",
    ...facts.map(([fact, text]) => line(fact, el("span", {}, text))),
    raw ? line(words[name], el("code", {}, raw)) : ""];
  const holds = (side) => side.facts.length || side.raw;
  return { node: el("section", { class: "workbench log" }, el("p", { class: "count" }, rows.length ? shown : words.nothing),
    el("ol", {}, rows.map((row) => el("li", { "data-event": row.id },
      el("span", { class: "number" }, String(row.id)),
      el("time", { datetime: row.at }, row.when),
      el("span", { class: "who" }, row.who),
      el("div", { class: "what" }, el("p", {}, row.what),
        holds(row.before) || holds(row.after) ? el("details", {}, el("summary", {}, words.detail),
          ...said("before", row.before), ...said("after", row.after)) : ""))))) };
}
