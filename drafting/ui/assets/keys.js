/** The list of keys: `?` opens it, Esc or its button closes it, and focus returns to where it was. */
export default function ({ data, parentElement }) {
  const { rows, words } = data;
  const make = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
  let root = parentElement.querySelector("[data-keys]");
  if (!root) {
    root = make("div", "");
    root.dataset.keys = "";
    parentElement.append(root);
  }
  const dialog = make("dialog", "");
  dialog.setAttribute("aria-labelledby", "keys-title");
  const list = make("dl", "");
  for (const row of rows) {
    const keys = make("dt", "");
    row.keys.split(" ").forEach((key) => keys.append(/^[–]$/.test(key) ? " – " : make("kbd", key)));
    list.append(keys, make("dd", row.does));
  }
  const shut = make("button", words.shut, { type: "button", onclick: () => dialog.close() });
  dialog.append(make("h2", words.title, { id: "keys-title" }), list, shut);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  const open = make("button", "?", { type: "button", className: "open", title: words.button, onclick: () => show() });
  open.setAttribute("aria-label", words.button);
  const was = root.querySelector("dialog")?.open;
  root.replaceChildren(open, dialog);
  const show = () => { if (!dialog.open) dialog.showModal(); };
  if (was) show();
  const listen = (event) => {
    if (event.key !== "?" || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.composedPath().some((node) => node instanceof Element && node.matches("input, textarea, select, [contenteditable='true']"))) return;
    event.preventDefault();
    show();
  };
  addEventListener("keydown", listen);
  // while the list is open no other key decides anything behind it
  const quiet = (event) => { if (dialog.open && !["Escape", "Tab", "Enter", " "].includes(event.key)) event.stopImmediatePropagation(); };
  addEventListener("keydown", quiet, true);
  return () => {
    removeEventListener("keydown", listen);
    removeEventListener("keydown", quiet, true);
  };
}
