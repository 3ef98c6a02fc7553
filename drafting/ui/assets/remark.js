/**
 * A remark on the words that are selected in a text, or on the provision that is current. ``placeOf(row, node)`` says
 * what is told of where it is; nothing where nothing can be said.
 */
function remarks({ text, placeOf, words, tell }) {
  const field = el("textarea", { rows: 3, "aria-label": words.comment_text, placeholder: words.comment_text });
  const about = el("p", { class: "about" });
  const box = el("div", { class: "remark", hidden: true },
    el("button", { type: "button", class: "open", onclick: () => open() }, words.comment_on),
    el("div", { class: "form", hidden: true }, about, field, el("p", {},
      el("button", { type: "button", class: "main", onclick: () => send() }, words.comment_keep),
      el("button", { type: "button", onclick: () => close() }, words.comment_cancel))));
  const [button, form] = box.children;
  let wanted = null;

  const rowOf = (node) => (node instanceof Element ? node : node?.parentElement)?.closest(".row");
  /** What is selected, if it lies in one provision. */
  function selected() {
    const chosen = text.getRootNode().getSelection?.() || getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
    const range = chosen.getRangeAt(0);
    const row = rowOf(range.startContainer);
    const exact = chosen.toString().trim();
    if (!row || !exact || rowOf(range.endContainer) !== row || !text.contains(row)) return null;
    const where = placeOf(row, range.startContainer);
    if (!where) return null;
    const before = document.createRange();
    before.setStart(where.within || row, 0);
    before.setEnd(range.startContainer, range.startOffset);
    return { row, where, exact, prefix: before.toString().slice(-60), place: range.getBoundingClientRect() };
  }
  function put(found) {
    wanted = found;
    const frame = box.offsetParent?.getBoundingClientRect() || { left: 0, top: 0, width: innerWidth };
    box.hidden = false;
    box.style.top = `${found.place.bottom - frame.top + 6}px`;
    box.style.left = `${Math.max(0, Math.min(found.place.left - frame.left, frame.width - 330))}px`;
  }
  function look(event) {
    if (event.composedPath().includes(box)) return;
    const found = selected();
    if (found) put(found);
    else if (form.hidden) close();
  }
  function open() {
    about.textContent = wanted.exact ? fill(words.quoted, { text: wanted.exact }) : "";
    button.hidden = true;
    form.hidden = false;
    field.focus();
  }
  function close() {
    box.hidden = form.hidden = true;
    button.hidden = false;
    field.value = "";
  }
  function send() {
    if (!field.value.trim()) return field.focus();
    const { where: { at, side }, exact, prefix } = wanted;
    tell("comment", { at, side: side || "", exact, prefix, text: field.value });
    close();
  }
  function key(event) {
    if (event.key === "Escape" && !box.hidden) close();
    if (typing(event) || event.key !== "c") return;
    const row = text.querySelector(".row.current");
    const where = row && placeOf(row, null);
    const found = selected() || (where && { row, where, exact: "", prefix: "", place: row.getBoundingClientRect() });
    if (!found) return;
    event.preventDefault();
    put(found);
    open();
  }
  return {
    box,
    start: () => {
      addEventListener("mouseup", look);
      addEventListener("keydown", key);
    },
    stop: () => {
      removeEventListener("mouseup", look);
      removeEventListener("keydown", key);
    },
  };
}
