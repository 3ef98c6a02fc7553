/** Body by body: what it reviewed and when, and what of it changed since and must go back. */
export default (component) => keep(component, doingReviews);

function doingReviews({ title, lead, over, language, bodies, may, complaint, words }, tell) {
  const door = (one) => one.go ? el("a", { href: one.go.href, onclick: (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    tell("go", { page: one.go.page, fields: one.go.fields });
  } }, one.name) : one.name;
  const tag = { "-": "del", "+": "ins" };
  const side = (edits, without) => edits.filter(([op]) => op !== without).map(([op, text]) => (tag[op] ? el(tag[op], {}, text) : text));
  const body = (one) => el("section", { class: one.open ? "body_ open" : "body_" }, el("h2", {}, one.body),
    el("ul", { class: "reviews_" }, one.reviews.map((review) => el("li", {}, review.said, review.later ? el("span", { class: "hint" }, ` ${review.later}`) : null,
      review.note ? el("q", {}, review.note) : null, el("span", { class: "hint" }, ` ${review.by} `),
      may ? el("button", { type: "button", "aria-label": `${words.review_undo}: ${one.body}, ${review.said}`, onclick: () => tell("undo", review.id) }, words.review_undo) : null))),
    one.state ? el("p", { class: one.open ? "warned" : "holds" }, one.state) : null,
    one.back.length ? el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": one.body }, el("table", {},
      el("thead", {}, el("tr", {}, [words.provision, words.review_why, words.review_before, words.review_now].map((name) => el("th", { scope: "col" }, name)))),
      el("tbody", {}, one.back.map((row) => el("tr", {}, el("th", { scope: "row" }, door(row)), el("td", { "data-label": words.review_why, class: "why_" }, row.why),
        el("td", { "data-label": words.review_before, lang: language, class: row.what === "new" ? "void" : "text_" }, side(row.edits, "+")),
        el("td", { "data-label": words.review_now, lang: language, class: row.what === "gone" ? "void" : "text_" }, side(row.edits, "-"))))))) : null);
  return { node: el("div", { class: "workbench doing reviewed_" },
    el("header", { class: "sheet" }, el("p", { class: "over" }, over), el("h1", {}, title), el("p", { class: "facts" }, lead)),
    complaint ? el("p", { class: "warned", role: "alert" }, complaint) : null,
    bodies.length ? bodies.map(body) : el("p", { class: "none" }, words.review_none)) };
}
