/** One requirement: what answers it, what may, and every decision on it. */
export default (component) => keep(component, requirement);

function requirement({ entry, may, words }, tell) {
  let candidate = 0;
  const note = el("textarea", { rows: 2, "aria-label": words.rationale, placeholder: words.rationale });
  const said = el("p", { class: "said", role: "status" });
  const decide = (deed, more = {}) => tell("decide", {
    do: deed, checklist: entry.checklist, requirement: entry.id, seen: entry.seen, rationale: note.value.trim(), ...more,
  });
  const door = (place, ...children) => el("a", {
    href: place.href, class: "door",
    onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("go", { page: place.page, fields: place.fields });
    },
  }, ...children);
  /** Who may not decide is offered no deed. */
  const button = (label, onclick, more = {}) => (may ? el("button", { type: "button", onclick, ...more }, label) : null);

  // --- words of provisions ---------------------------------------------------------------------------

  /** A text in which the words that speak for it are marked. */
  function marked(text, quoted) {
    const spans = [];
    for (const wanted of quoted || []) {
      const at = text.indexOf(wanted);
      if (wanted && at >= 0) spans.push([at, at + wanted.length]);
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
  function text(lines, language) {
    return el("div", { class: "words", lang: language, tabindex: "0", role: "group", "aria-label": words.whole }, lines.map((line) => el("p", { class: line.division ? "division" : null },
      line.label ? el("strong", {}, `${line.label} `) : null,
      line.heading ? el("strong", {}, marked(line.heading, line.quoted), " ") : null,
      marked(line.text, line.quoted))));
  }
  function edits(list) {
    return list.map(([op, piece]) => (op === "=" ? piece : el(op === "-" ? "del" : "ins", {}, piece)));
  }

  // --- what is confirmed ------------------------------------------------------------------------------

  const relations = ["covers", "partly_covers", "intersects", "contradicts"];
  function relationOf(living) {
    if (!may) return el("span", { class: "hint" }, words[`relation_${living.relation}`]);
    const select = el("select", { "aria-label": words.other, onchange: () => decide("edit", {
      key: living.key, relation: select.value, rationale: note.value.trim() || living.rationale,
    }) }, relations.map((one) => el("option", { value: one, selected: one === living.relation }, words[`relation_${one}`])));
    return select;
  }
  function mapping(living) {
    const about = { instrument: living.instrument, uid: living.uid };
    return el("li", { class: living.holds ? "mapping" : "mapping lost" },
      el("h3", {}, door(living.go, `${living.of}, ${living.name}`), " ", relationOf(living)),
      el("p", { class: "by" }, living.by),
      living.rationale ? el("p", { class: "rationale" }, living.rationale) : null,
      living.holds ? el("details", {}, el("summary", {}, words.whole), text(living.lines, living.language)) : [
        el("p", { class: "fates" }, el("strong", {}, `${words.waits}: `), [...living.fates, living.since].filter(Boolean).join(", ")),
        living.altered.length ? el("div", { class: "words altered", lang: living.language }, living.altered.map((one) => el("p", {},
          el("span", { class: "how" }, words[`how_${one.how}`]), " ", one.label ? el("strong", {}, `${one.label} `) : null, edits(one.edits)))) : null,
        living.heirs.length ? el("div", { class: "heirs" }, el("p", {}, words.went_to), el("ul", {}, living.heirs.map((heir) => el("li", {},
          door(heir.go, `${heir.of}, ${heir.name}`), ` (${heir.how})`, el("details", {}, el("summary", {}, words.whole), text(heir.lines, living.language)))))) : null,
        living.gone ? el("details", {}, el("summary", {}, words.then), text(living.lines, living.language)) : el("details", {}, el("summary", {}, words.whole), text(living.lines, living.language)),
      ],
      el("p", { class: "deeds" },
        !living.holds && !living.gone ? button(words.again, () => decide("confirm", { ...about, relation: living.relation, rationale: note.value.trim() || living.rationale }), { class: "main" }) : null,
        !living.holds && living.heirs.length ? button(words.carry, () => decide("carry", { key: living.key, heirs: living.heirs.map(({ instrument, uid }) => ({ instrument, uid })) }), { class: "main" }) : null,
        living.holds ? null : button(words.reject, () => decide("reject", about)),
        button(words.take_out, () => decide("withdraw", { key: living.key }))));
  }

  // --- what may answer ---------------------------------------------------------------------------------

  const offers = entry.offers.map((offer, index) => {
    const about = { instrument: offer.instrument, uid: offer.uid };
    const node = el("li", { class: "offer", tabindex: "-1" },
      el("h3", {}, el("kbd", {}, String(index + 1)), " ", door(offer.go, `${offer.of}, ${offer.name}`),
        el("span", { class: "score", title: fill(words.score, { n: offer.score }) }, el("span", { style: `width:${offer.score}%` })),
        offer.rejected ? el("span", { class: "hint" }, words.was_rejected) : null),
      el("p", { class: "why" }, words.because, " ", offer.why.map((one, at) => [at ? ", " : null, el("q", {}, one.words), el("span", { class: "hint" }, ` (${one.ground})`)])),
      text(offer.lines, offer.language),
      el("p", { class: "deeds" },
        button(words.confirm, () => decide("confirm", { ...about, relation: "covers" }), { class: "main" }),
        button(words.partly, () => decide("confirm", { ...about, relation: "partly_covers" })),
        button(words.reject, () => decide("reject", about)),
        may && el("select", { "aria-label": words.other, onchange: (event) => event.target.value && decide("confirm", { ...about, relation: event.target.value }) },
          el("option", { value: "" }, words.other), ["intersects", "contradicts"].map((one) => el("option", { value: one }, words[`relation_${one}`])))));
    node.about = about;
    return node;
  });
  function focusOn(index) {
    candidate = Math.max(0, Math.min(index, offers.length - 1));
    offers.forEach((node, at) => node.classList.toggle("current", at === candidate));
    return offers[candidate];
  }
  function key(event) {
    if (typing(event) || !may) return;
    const first = entry.livings.find((living) => !living.holds && !living.gone);
    if (/^[1-8]$/.test(event.key) && offers[event.key - 1]) {
      focusOn(event.key - 1).scrollIntoView({ block: "nearest" });
    } else if (event.key === "c" && first) {
      decide("confirm", { instrument: first.instrument, uid: first.uid, relation: first.relation, rationale: note.value.trim() || first.rationale });
    } else if ("cp".includes(event.key) && offers.length) {
      decide("confirm", { ...offers[candidate].about, relation: event.key === "c" ? "covers" : "partly_covers" });
    } else if (event.key === "x" && offers.length) {
      decide("reject", offers[candidate].about);
    } else if (event.key === "u" && entry.history.length) {
      decide("undo", { decision: entry.history[0].id });
    }
  }

  // --- the whole ---------------------------------------------------------------------------------------

  const joint = entry.livings.filter((living) => living.holds && living.relation === "partly_covers");
  const reasoned = (deed) => () => {
    if (note.value.trim()) decide(deed);
    else {
      said.textContent = words.reason_needed;
      setTimeout(() => { said.textContent = ""; }, 3000);
      note.focus();
    }
  };
  const root = el("div", { class: "workbench requirement" },
    el("p", { class: "over" }, [entry.section, ...entry.facts].join(" · ")),
    el("h2", {}, el("span", { class: "id" }, entry.id), " ", el("span", { class: `state st-${entry.state}` }, words[`state_${entry.state}`])),
    el("p", { class: "asks" }, entry.text),
    entry.rationale ? el("p", { class: "hint" }, el("strong", {}, `${words.why}: `), entry.rationale) : null,
    entry.sources.length ? el("p", { class: "hint" }, el("strong", {}, `${words.sources}: `), entry.sources.map((source, at) => [
      at ? "; " : null, source.text, source.seen === "verified" ? null : ` (${words[`seen_${source.seen}`]})`])) : null,
    entry.not_applicable ? el("p", { class: "aside" }, el("strong", {}, `${words.did_not_applicable}: `), entry.not_applicable.reason,
      el("span", { class: "hint" }, ` ${entry.not_applicable.by}`)) : null,
    may ? null : el("p", { class: "hint" }, words.read_only),
    el("div", { class: "note" }, may ? note : null, el("p", { class: "deeds" },
      entry.not_applicable ? button(words.applies, () => decide("applicable")) : button(words.set_aside, reasoned("not_applicable")),
      joint.length > 1 && !entry.together ? button(words.together, () => decide("together", { keys: joint.map((living) => living.key) })) : null,
      entry.history.length ? button(words.undo, () => decide("undo", { decision: entry.history[0].id })) : null)),
    entry.livings.length ? [el("h2", { class: "part" }, words.answered), el("ul", { class: "mappings" }, entry.livings.map(mapping))] : null,
    el("h2", { class: "part" }, words.candidates),
    el("p", { class: "hint" }, offers.length ? words.candidates_help : words.no_candidates),
    el("ol", { class: "offers" }, offers),
    entry.rejected.length ? el("details", { class: "part" }, el("summary", {}, `${words.rejected} (${entry.rejected.length})`),
      el("ul", {}, entry.rejected.map((living) => el("li", {}, door(living.go, `${living.of}, ${living.name}`), el("span", { class: "hint" }, ` ${living.by}`),
        living.rationale ? el("p", { class: "rationale" }, living.rationale) : null)))) : null,
    entry.course.length ? [el("h2", { class: "part" }, words.course), el("ol", { class: "course" }, entry.course.map((one) => el("li", {}, one)))] : null,
    entry.history.length ? el("details", { class: "part" }, el("summary", {}, `${words.history} (${entry.history.length})`),
      el("ol", {}, entry.history.map((one) => el("li", {}, el("strong", {}, one.what), one.about ? ` ${one.about}` : null, one.said ? `: ${one.said}` : null, el("span", { class: "hint" }, ` ${one.by}`))))) : null,
    may ? el("p", { class: "keys hint" }, words.keys) : null, said);
  if (offers.length) focusOn(0);
  // on a narrow screen this stands below the list it was chosen from
  const begin = () => { if (matchMedia("(max-width: 56rem)").matches) requestAnimationFrame(() => root.scrollIntoView({ block: "start" })); };
  return { node: root, begin, start: () => addEventListener("keydown", key), stop: () => removeEventListener("keydown", key) };
}
