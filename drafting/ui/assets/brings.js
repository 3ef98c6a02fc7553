/** What a comparison brings about, said in its head and at the provisions: stale mappings, what is out of place. */
function bringsAbout({ pair, rows, node, head, jump, go }) {
  return (told) => {
    if (told?.pair !== pair || head.dataset.told === told.said) return;
    head.dataset.told = told.said;
    head.replaceChildren(el("p", {}, told.said));
    const list = el("ul", {});
    for (const one of told.rows) {
      const index = rows.findIndex((row) => (one.side === "old" ? row.was ?? row.id.replace(/^~/, "") : row.id) === one.here);
      const door = el("a", { href: one.go.href, onclick: (event) => {
        if (elsewhere(event)) return;
        event.preventDefault();
        go(one.go);
      } }, one.said);
      if (index >= 0) {
        const row = node(index);
        row?.querySelector(":scope > .brings")?.remove();
        row?.append(el("p", { class: `brings by-${one.kind} ${one.severity}` }, door.cloneNode(true)));
        row?.querySelector(":scope > .brings a")?.addEventListener("click", (event) => {
          if (elsewhere(event)) return;
          event.preventDefault();
          go(one.go);
        });
        list.append(el("li", {}, el("button", { type: "button", onclick: () => jump(index) }, rows[index].name || "¶"), " ", door));
      } else list.append(el("li", {}, door));
    }
    if (told.rows.length) head.append(el("details", { open: told.rows.length < 5 }, el("summary", {}, told.show), list));
  };
}
