/** One row opened beside the table: its provision with the words it rests on, its fields, what persons said of it. */
export default (component) => keep(component, doingPanel);

function doingPanel({ row, language, may, complaint, history, words }, tell) {
  const said = el("p", { class: "told", role: "status" }, complaint || "");
  const door = (place, ...children) => el("a", { href: place.href, onclick: (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    tell("go", { page: place.page, fields: place.fields });
  } }, ...children);
  const close = () => tell("choose", "");
  const can = (name) => may && row.can.includes(name);
  const reason = el("textarea", { rows: 2, "aria-label": words.reason, placeholder: words.reason });
  reason.value = row.reason || "";
  const quoted = el("textarea", { rows: 3, lang: language, "aria-label": words.the_words, placeholder: words.the_words_help });
  quoted.value = row.words || "";
  const inputs = (row.fields || []).map((field) => [field, input(field)]);
  const value = (field, node) => (field.kind === "flag" ? node.checked : node.value);

  function input(field) {
    if (field.kind === "choice") {
      const node = el("select", { id: `f_${field.name}` }, field.options.map((one) => el("option", { value: one.value, selected: one.value === field.value }, one.label)));
      return node;
    }
    if (field.kind === "flag") return el("input", { id: `f_${field.name}`, type: "checkbox", checked: field.value });
    const long = !["number", "places"].includes(field.kind) && field.value.length > 60;
    const node = el(long ? "textarea" : "input", { id: `f_${field.name}`, rows: long ? 3 : null, type: long ? null : "text", inputmode: field.kind === "number" ? "decimal" : null, lang: field.kind === "words" ? language : null });
    node.value = field.value;
    return node;
  }
  function tellMissing(text, node) {
    said.textContent = text;
    node.focus();
  }
  function send(deed, more = {}) {
    if (deed !== "undo" && !reason.value.trim()) return tellMissing(words.reason_needed, reason);
    tell("decide", { do: deed, id: row.id, uid: row.uid, key: row.key, decision: row.decision, reason: reason.value.trim(), ...more });
  }
  function correct() {
    const fields = {};
    for (const [field, node] of inputs) {
      const now = value(field, node);
      if (row.new ? now !== "" && now !== false : field.read === null ? now !== "" && now !== false : now !== field.read) fields[field.name] = now;
    }
    if (row.new) {
      if (!quoted.value.trim()) return tellMissing(words.words_needed, quoted);
      return send("add", { place: row.place, words: quoted.value.trim(), fields });
    }
    if (inputs.every(([field, node]) => value(field, node) === field.value)) return tellMissing(words.same_fields, inputs[0][1]);
    if (!Object.keys(fields).length) return row.decision ? send("undo") : tellMissing(words.same_fields, inputs[0][1]);
    return send("correct", { fields });
  }
  function text() {
    const [start, end] = (row.at || "").split("-").map(Number);
    const pieces = row.at ? [row.text.slice(0, start), el("mark", {}, row.text.slice(start, end)), row.text.slice(end)] : [row.text];
    const node = el("div", { class: "words", lang: language, tabindex: "0", role: "group", "aria-label": words.text }, el("p", {}, pieces));
    if (row.new) {
      const take = () => {
        const chosen = (node.getRootNode().getSelection?.() || getSelection())?.toString().trim();
        if (chosen && row.text.includes(chosen)) quoted.value = chosen;
      };
      node.addEventListener("mouseup", take);
      node.addEventListener("keyup", take);
      node.addEventListener("touchend", () => setTimeout(take, 50));
    }
    return node;
  }
  function place() {
    const node = el("select", { "aria-label": words.which_provision, onchange: () => node.value && tell("choose", `+${node.value}`) },
      el("option", { value: "" }, words.which_provision), row.places.map((one) => el("option", { value: one.value, selected: one.value === row.place }, one.label)));
    return node;
  }
  const button = (deed, label, onclick, more = {}) => (can(deed) ? el("button", { type: "button", onclick, ...more }, label) : null);
  const form = can("correct") || can("add") ? el("div", { class: "fields" }, inputs.map(([field, node]) => el("p", { class: `field of_${field.kind}` },
    el("label", { for: `f_${field.name}` }, field.label), node,
    field.read !== null && field.read !== field.value ? el("span", { class: "was" }, fill(words.was_read, { value: field.options?.find((one) => one.value === field.read)?.label || String(field.read) || "—" })) : null))) : null;
  const told = row.said?.length ? el("dl", {}, row.said.map((one) => [el("dt", {}, one.label), el("dd", { lang: language }, one.value)])) : null;
  const node = el("aside", { class: "workbench doing_panel", "aria-label": row.new ? words.add : words.correct },
    el("p", { class: "head" }, el("strong", { tabindex: "-1" }, row.new ? words.add : row.title), row.go && !row.new ? door(row.go, words.in_text) : null,
      el("button", { type: "button", class: "shut", onclick: close, "aria-label": words.close, title: words.close }, "×")),
    said,
    row.mark ? el("p", { class: `marked_ ${row.mark.kind}` }, row.mark.said, row.mark.why ? el("q", {}, row.mark.why) : null) : null,
    row.mark?.kind === "stale" ? el("p", { class: "stale" }, words.stale_help) : null,
    told,
    row.new ? place() : null,
    row.text ? text() : null,
    row.new && row.place ? [el("label", { for: "f_words" }, words.the_words), quoted] : null,
    form,
    may && row.can.some((one) => one !== "undo") && (!row.new || row.place) ? reason : null,
    el("div", { class: "deeds" },
      button("correct", words.keep, correct, { class: "main" }),
      row.place || !row.new ? button("add", words.keep_new, correct, { class: "main" }) : null,
      button("again", words.again, () => send("again"), { class: "main" }),
      button("drop", words.none, () => send("drop")),
      button("undo", words.undo, () => send("undo"))),
    may ? null : el("p", { class: "hint" }, words.read_only),
    history?.length ? el("details", {}, el("summary", {}, fill(words.history, { n: history.length })), el("ol", {}, history.map((one) => el("li", {}, el("span", { class: "hint" }, one.by), " ", one.said, one.why ? el("q", {}, one.why) : null)))) : null);
  if (quoted.isConnected === false) quoted.id = "f_words";
  function key(event) {
    if (event.key === "Escape") close();
    else if (!typing(event) && event.key === "u" && can("undo")) send("undo");
  }
  return {
    node,
    begin: () => requestAnimationFrame(() => node.querySelector(row.new && !row.place ? "select" : "strong")?.focus({ preventScroll: true })),
    start: () => addEventListener("keydown", key),
    stop: () => removeEventListener("keydown", key),
  };
}
