/** A question in everyday words, and the rows that answer it. */
export default (component) => keep(component, doingAsk);

function doingAsk({ question, everywhere, alone, answers, examples, words }, tell) {
  const field = el("input", { type: "search", "aria-label": words.ask, placeholder: words.ask, maxlength: "300", value: question });
  const ask = (text) => tell("ask", text.trim());
  const form = el("form", { role: "search", onsubmit: (event) => {
    event.preventDefault();
    ask(`${everywhere && field.value.trim() ? "*" : ""}${field.value}`);
  } }, field, el("button", { type: "submit", class: "main" }, words.ask_now),
  question ? el("button", { type: "button", onclick: () => ask("") }, words.ask_clear) : null);
  const door = (place, ...children) => el("a", { href: place.href, onclick: (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    tell("go", { page: place.page, fields: place.fields });
  } }, ...children);
  const tried = question ? null : el("p", { class: "examples" }, words.ask_such, examples.map((one) => [" ", el("button", { type: "button", onclick: () => ask(one) }, one)]));
  const wider = !question || alone ? null : el("button", { type: "button", class: "way", onclick: () => ask(everywhere ? question : `*${question}`) }, everywhere ? words.ask_here : words.ask_all);
  const list = question ? el("section", { class: "answers", "aria-label": words.answers },
    answers.length ? el("ol", {}, answers.map((one) => el("li", {}, el("p", { class: "said_" }, one.said),
      el("p", { class: "from" }, one.of ? `${one.of}, ` : null, door(one.go, one.name), ": ", el("q", { lang: one.language }, one.words), " ",
        el("button", { type: "button", class: "way", onclick: () => tell("open", one.open) }, one.table)))))
      : el("p", { class: "none" }, words.ask_none), wider) : null;
  function key(event) {
    if (typing(event) || event.key !== "q") return;
    event.preventDefault();
    field.focus();
    field.select();
  }
  return {
    node: el("div", { class: "workbench doing_ask" }, form, tried, list),
    start: () => addEventListener("keydown", key),
    stop: () => removeEventListener("keydown", key),
  };
}
