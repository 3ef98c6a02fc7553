/** What a draft did to a provision: a sign, the colour class it shares with the redline, and its word. */
const TURNS = {
  born: ["+", "inserted"], returned: ["+", "inserted"], modified: ["±", "modified"], moved: ["↕", "moved"],
  renumbered: ["#", "renumbered"], split: ["÷", "split"], merged: ["&", "merged"], gone: ["−", "deleted"],
};

function turnTag(turn, words) {
  const [sign, kind] = TURNS[turn];
  return el("span", { class: `tag ${kind}` }, el("span", { class: "sign", "aria-hidden": "true" }, sign), words[`turn_${turn}`]);
}

/** A real link that the page follows by itself when it is plainly clicked. */
function door(place, tell, attributes, ...children) {
  return el("a", {
    href: place.href,
    ...attributes,
    onclick: (event) => {
      if (elsewhere(event)) return;
      event.preventDefault();
      tell("go", { page: place.page, fields: place.fields });
    },
  }, ...children);
}
