/** The search field in the frame: `/` goes to it, Enter searches, Esc leaves it. Built once and kept. */
export default function ({ data, parentElement, setTriggerValue }) {
  const { words, q } = data;
  let view = parentElement.querySelector("form");
  if (!view) {
    view = document.createElement("form");
    view.setAttribute("role", "search");
    const field = Object.assign(document.createElement("input"), { type: "search", maxLength: 300, autocomplete: "off", enterKeyHint: "search" });
    field.setAttribute("data-seek", "");
    const open = Object.assign(document.createElement("button"), { type: "button", className: "open" });
    const hint = Object.assign(document.createElement("kbd"), { textContent: "/" });
    hint.setAttribute("aria-hidden", "true");
    open.append(lens());
    view.append(open, field, hint);
    parentElement.append(view);
    open.addEventListener("click", () => field.focus());
    field.addEventListener("focus", () => { view.classList.add("wide"); field.select(); });
    field.addEventListener("blur", () => view.classList.remove("wide"));
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") field.blur();
      event.stopPropagation(); // the keys of the page are not meant
    });
  }
  const field = view.querySelector("input");
  const open = view.querySelector(".open");
  field.placeholder = words.hint;
  field.setAttribute("aria-label", words.label);
  open.setAttribute("aria-label", words.open);
  open.title = words.open;
  if (!view.matches(":focus-within")) field.value = q;
  const submit = (event) => {
    event.preventDefault();
    if (!field.value.trim()) return;
    // the frame must know where a jump began: see frame.js
    document.documentElement.dataset.leaving = location.search;
    setTriggerValue("go", field.value.trim());
    field.blur();
  };
  const listen = (event) => {
    if (event.key !== "/" || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.composedPath().some((node) => node instanceof Element && node.matches("input, textarea, select, [contenteditable='true'], dialog[open]"))) return;
    event.preventDefault();
    field.focus();
  };
  view.addEventListener("submit", submit);
  addEventListener("keydown", listen);
  return () => {
    view.removeEventListener("submit", submit);
    removeEventListener("keydown", listen);
  };
}

function lens() {
  const draw = (tag, attributes) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    return node;
  };
  const svg = draw("svg", { viewBox: "0 0 20 20", width: "17", height: "17", "aria-hidden": "true", fill: "none", stroke: "currentColor", "stroke-width": "1.8" });
  svg.append(draw("circle", { cx: "8.5", cy: "8.5", r: "5.5" }), draw("path", { d: "M12.7 12.7L17.5 17.5" }));
  return svg;
}
