/** One finding with what to write instead, or one provision with what decides its layer. */
export default (component) => keep(component, placementPanel);

function placementPanel({ finding, provision, may, words }, tell) {
  const LAYERS = ["statute", "regulation", "executive_order"];
  const note = el("textarea", { rows: 2, "aria-label": words.reason, placeholder: words.reason });
  const said = el("p", { class: "said", role: "status" });
  /** Who may not decide is offered no deed. */
  const button = (label, onclick, more = {}) => (may ? el("button", { type: "button", onclick, ...more }, label) : null);
  const readOnly = el("p", { class: "hint" }, words.read_only);
  const decide = (deed, more) => tell("decide", { do: deed, reason: note.value.trim(), ...more });
  const reasoned = (deed, more) => {
    if (note.value.trim()) decide(deed, more);
    else {
      said.textContent = words.reason_needed;
      setTimeout(() => { said.textContent = ""; }, 3000);
      note.focus();
    }
  };
  const door = (place, ...children) => el("a", { href: place.href, onclick: (event) => {
    if (elsewhere(event)) return;
    event.preventDefault();
    tell("go", { page: place.page, fields: place.fields });
  } }, ...children);
  const badge = (layer) => el("span", { class: `badge ly-${layer}` }, words[`badge_${layer}`]);
  function marked(text, quoted) {
    const spans = [];
    for (const wanted of quoted || []) {
      const at = wanted ? text.indexOf(wanted) : -1;
      if (at >= 0) spans.push([at, at + wanted.length]);
    }
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const out = [];
    let done = 0;
    for (const [start, end] of spans) {
      if (start < done) continue;
      out.push(text.slice(done, start), el("mark", {}, text.slice(start, end)));
      done = end;
    }
    return [...out, text.slice(done)];
  }
  /** How wide the columns of a table should be, from what stands in them. */
  const widths = (lines) => lines.map(({ text: words }) => words.split("\t")).filter((row) => row.length > 1).reduce((widest, row) => {
    row.forEach((words, at) => { widest[at] = Math.max(widest[at] || 6, Math.min(words.length, 34), ...words.split(" ").map((word) => Math.min(word.length + 3, 14))); });
    return widest;
  }, []);
  const line = (said, at, lines) => el("p", {},
    said.label ? el("strong", {}, `${said.label} `) : null, said.heading ? el("strong", {}, marked(said.heading, said.quoted), " ") : null,
    said.text.includes("\t") ? cells(marked(said.text, said.quoted), widths(lines)) : marked(said.text, said.quoted));
  const text = (lines, language) => el("div", { class: "words", lang: language, tabindex: "0", role: "group", "aria-label": words.text }, lines.map(line));
  const edits = (list) => list.map(([op, piece]) => (op === "=" ? piece : el(op === "-" ? "del" : "ins", {}, piece)));

  /** What of a long text stands at once, and the rest one click away with its number said. */
  const held = (name, draw, { shown, rest, more }) => [
    el("div", { class: "words", lang: finding.language, tabindex: "0", role: "group", "aria-label": name }, shown.map(draw)),
    rest.length ? el("details", { class: "rest" }, el("summary", {}, more),
      el("div", { lang: finding.language, "aria-label": name, class: "words" }, rest.map(draw))) : null,
  ];

  // --- a finding -------------------------------------------------------------------------------------

  function advice(found) {
    return [
      el("h2", { class: "part" }, words.write_instead),
      found.clauses.map((clause) => el("blockquote", { lang: finding.language }, el("p", { class: "hint" }, clause.of), clause.text)),
      found.changes.length || found.begun ? [
        el("details", { open: found.changes.length + (found.begun ? 1 : 0) < 3 }, el("summary", {}, words.before_after),
          found.changes.map((one) => el("div", { class: "change" }, el("h3", {}, one.of),
            held(one.of, (row) => el("p", {}, row.label ? el("strong", {}, `${row.label} `) : null, edits(row.edits)), one))),
          found.begun ? el("div", { class: "change" }, el("h3", {}, found.begun.of), held(found.begun.of, line, found.begun)) : null),
        el("p", { class: "deeds" }, button(words.apply, () => decide("apply", { key: finding.key }), { class: "main" }), may ? el("span", { class: "hint" }, words.apply_help) : null),
      ] : null,
    ];
  }
  const ofFinding = () => [
    el("p", { class: "over" }, words[`severity_${finding.severity}`], finding.opinion ? ` · ${words.opinion}` : null),
    el("h2", {}, finding.kind),
    el("p", {}, door(finding.go, `${finding.of}, ${finding.name}`), " ", badge(finding.stands), finding.stands === finding.belongs ? null : [" → ", badge(finding.belongs)]),
    el("p", { class: "asks" }, finding.text),
    finding.sources.length ? el("p", { class: "hint" }, `${words.sources}: ${finding.sources.join("; ")}`) : null,
    text(finding.lines, finding.language),
    finding.others.length ? el("p", {}, `${words.see_also}: `, finding.others.map((one, at) => [at ? "; " : null, door(one.go, `${one.of}, ${one.name}`)])) : null,
    finding.decision ? el("p", { class: "aside" }, el("strong", {}, `${words.left}: `), finding.decision.reason, el("span", { class: "hint" }, ` ${finding.decision.by}`),
      " ", button(words.undo, () => decide("undo", { decision: finding.decision.id }))) : [
      finding.advice ? advice(finding.advice) : null,
      may ? [el("h2", { class: "part" }, words.leave), el("div", {}, note)] : readOnly, el("p", { class: "deeds" }, button(words.leave_it, () => reasoned("settle", { key: finding.key, after: finding.after }))),
    ],
  ];

  // --- a provision -----------------------------------------------------------------------------------

  const put = (layer) => reasoned("layer", { slug: provision.slug, uid: provision.uid, number: provision.number, layer, after: provision.after });
  const ofProvision = () => [
    el("p", { class: "over" }, provision.of),
    el("h2", {}, door(provision.go, provision.name)),
    el("p", {}, words.belongs, " ", badge(provision.layer), provision.layer === provision.stands ? null : ` ${fill(words.stands_in, { layer: words[`layer_${provision.stands}`] })}`),
    el("p", { class: "hint" }, provision.quiet ? words.quiet : fill(words.sure, { n: provision.sure }), provision.alternative ? ` ${fill(words.close, { layer: words[`layer_${provision.alternative}`] })}` : null),
    provision.opinion ? el("p", { class: "aside" }, el("strong", {}, `${words.opinion}: `), provision.opinion) : null,
    provision.rules.length && !provision.quiet ? el("ul", { class: "rules" }, provision.rules.map((rule) => el("li", {}, el("strong", {}, rule.subject), el("span", { class: "hint" }, ` ${rule.id}`), el("br"), rule.reason))) : null,
    text(provision.lines, provision.language),
    provision.ruling ? el("p", { class: "aside" }, el("strong", {}, `${fill(words.ruled, { layer: words[`layer_${provision.ruling.layer}`] })}: `), provision.ruling.reason,
      el("span", { class: "hint" }, ` ${provision.ruling.by}`), provision.ruling.stale ? el("strong", {}, ` ${words.stale_mark}`) : null,
      " ", button(words.undo, () => decide("undo", { decision: provision.ruling.id }))) : null,
    may ? [el("h2", { class: "part" }, words.decide), el("div", {}, note)] : readOnly,
    el("p", { class: "deeds" }, LAYERS.map((layer, at) => button(`${words[`badge_${layer}`]} (${at + 1})`, () => put(layer), { class: layer === provision.layer ? "main" : null }))),
  ];
  function key(event) {
    if (typing(event) || !may) return;
    if (provision && LAYERS[event.key - 1]) put(LAYERS[event.key - 1]);
    const taken = finding?.decision || provision?.ruling;
    if (event.key === "u" && taken) decide("undo", { decision: taken.id });
  }
  return {
    node: el("div", { class: "workbench requirement" }, finding ? ofFinding() : ofProvision(), said),
    begin() {  // on a narrow screen this stands below the list it was chosen from
      if (matchMedia("(max-width: 56rem)").matches) requestAnimationFrame(() => this.node.scrollIntoView({ block: "start" }));
    },
    start: () => addEventListener("keydown", key),
    stop: () => removeEventListener("keydown", key),
  };
}
