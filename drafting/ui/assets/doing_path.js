/** The longest way to a licence, drawn; its clocks can be supposed other ones, and the text's own stay visible behind. */
let supposing = ""; // the field somebody was in when the way was drawn anew

function wayOf({ line, language, words, door, tell }) {
  if (!line?.bars.length) return null;
  const asked = new Map(Object.entries(line.asked));
  const spell = () => [...asked].map(([id, one]) => `${id}=${one.length ?? ""}${one.times === 1 && !one.stopped ? "" : `x${one.times}`}${one.stopped ? `+${one.stopped}` : ""}`)
    .filter((one) => !one.endsWith("=")).join(";");
  function put(bar, more, field) {
    const now = { length: null, times: 1, stopped: null, ...asked.get(bar.id), ...more };
    if (now.length === bar.text) now.length = null;
    if (now.length === null && now.times === 1 && !now.stopped) asked.delete(bar.id);
    else asked.set(bar.id, now);
    supposing = field;
    tell("whatif", spell());
  }
  const number = (name, value, label, onchange) => el("input", { type: "number", min: "0", max: "99999", step: "1", value: value ?? 0, "data-field": name, "aria-label": label, onchange: (event) => {
    const typed = Number(event.currentTarget.value);
    if (Number.isFinite(typed) && typed >= 0 && typed < 100000) onchange(typed);
  } });
  const share = (days) => `${(100 * days) / line.total}%`;
  const width = (days) => `${Math.max((100 * days) / line.total, days ? 0.6 : 0)}%`;
  const piece = (kind, begins, days) => el("span", { class: `bar_ ${kind}`, style: `left:${share(begins)};width:${width(days)}` });
  const track = (bar) => el("span", { class: "track", "aria-hidden": "true" }, bar.was ? piece("ghost", ...bar.was) : null, bar.kind === "beside" ? null : piece(bar.kind, bar.begins, bar.days));
  const of = (bar, what) => `${bar.name}: ${what}`;
  const fields = (bar) => el("span", { class: "what" },
    bar.fixed ? null : [number(`${bar.id}=`, bar.length, of(bar, bar.unit), (typed) => put(bar, { length: typed }, `${bar.id}=`)), " ", bar.unit],
    bar.times === null ? null : [" × ", number(`${bar.id}x`, bar.times, of(bar, words.times), (typed) => put(bar, { times: Math.min(99, typed) }, `${bar.id}x`))],
    bar.stops === null ? null : el("span", { class: "stops" }, words.suspended, " ", number(`${bar.id}s`, bar.stops, of(bar, words.times), (typed) => put(bar, typed ? { times: Math.min(99, typed), stopped: bar.stopped || 10 } : { times: 1, stopped: null }, `${bar.id}s`)), " × ",
      number(`${bar.id}+`, bar.stopped || 0, of(bar, words.days_each), (typed) => put(bar, typed ? { times: bar.stops || 1, stopped: typed } : { times: 1, stopped: null }, `${bar.id}+`)), " ", bar.unit));
  const more = line.others.length ? el("select", { "aria-label": words.suppose_other, onchange: (event) => {
    const found = line.others.find((one) => one.id === event.currentTarget.value);
    if (found) put({ id: found.id, text: null }, { length: found.length }, `${found.id}=`);
  } }, el("option", { value: "" }, words.suppose_other), line.others.map((one) => el("option", { value: one.id }, one.label))) : null;
  const changed = asked.size > 0;
  return el("section", { class: changed ? "way_ supposed" : "way_" },
    el("h2", {}, words.longest),
    el("p", { class: "total", role: "status" }, line.said, line.differs ? el("strong", {}, ` ${line.differs}`) : null),
    el("p", { class: "hint" }, changed ? words.supposed : words.suppose),
    el("ol", {}, line.bars.map((bar) => el("li", { class: asked.has(bar.id) ? `changed ${bar.kind}` : bar.kind },
      el("span", { class: "where" }, door(bar.go, bar.name), el("span", { class: "about", lang: language }, `${bar.kind === "decision" ? "" : `${words[`is_${bar.kind}`]} · `}${bar.about}`)),
      track(bar), fields(bar)))),
    el("p", { class: "deeds" }, more, changed ? el("button", { type: "button", onclick: () => tell("whatif", "") }, words.reset) : null));
}

function wayAgain(node) {
  if (!supposing) return;
  const wanted = [...node.querySelectorAll("[data-field]")].find((one) => one.dataset.field === supposing);
  supposing = "";
  wanted?.focus({ preventScroll: true });
}
