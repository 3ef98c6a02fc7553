/** The tour's card: what this page shows, and the way on. The part of the page it is about is framed. */
export default (component) => keep(component, tour);

function tour({ number, total, here, part, title, text, place, words }, tell) {
  const step = (to) => () => { document.documentElement.dataset.leaving = location.search; tell("step", to); };
  const on = el("button", { type: "button", class: "on", onclick: step(here ? number + 1 : number) },
    !here ? words.return : number === total ? words.last : words.next);
  const end = el("button", { type: "button", onclick: () => { remember(); tell("step", 0); } }, words.end);
  const node = el("section", { class: "workbench tour", role: "region", "aria-label": words.label },
    el("p", { class: "place" }, place),
    el("h2", { tabindex: "-1" }, title), el("p", { class: "story" }, text),
    el("p", { class: "ways" }, number > 1 ? el("button", { type: "button", onclick: step(number - 1) }, words.back) : null,
      number < total || !here ? end : null, on));
  // the browser remembers that the tour was seen or closed: it is not offered again (see welcome.js)
  const remember = () => { try { localStorage.setItem("drafting.tour", "closed"); } catch { /* not allowed: offered again */ } };
  if (number === total) remember();
  const escape = (event) => {
    if (event.key === "Escape" && !typing(event) && !document.querySelector("dialog[open], [role=dialog]")) end.click();
  };
  let framed = null;
  let looking = null;
  const frame = (left) => {
    const found = here && document.querySelector(`.st-key-${part}`);
    if (found) (framed = found).classList.add("tour-part");
    else if (here && left) looking = setTimeout(() => frame(left - 1), 200);
  };
  return {
    node,
    begin: () => node.querySelector("h2").focus({ preventScroll: true }),
    start: () => { addEventListener("keydown", escape); frame(40); },
    stop: () => { removeEventListener("keydown", escape); clearTimeout(looking); framed?.classList.remove("tour-part"); },
  };
}
