/**
 * A thin strip beside the text with a mark per change at its place, however long the law is: one SVG with a
 * path per kind of change. What was deleted stands on the left, what was inserted on the right, as in the text.
 * The list of changes says the same in words and leads to the same places.
 */
const LANES = {
  deleted: [0, 5], modified: [2.5, 9.5], renumbered: [5, 7], moved: [3.5, 8.5], split: [3.5, 8.5], merged: [3.5, 8.5], inserted: [7, 12],
};

function minimap({ rows, words, shown, nodes, go }) {
  const tall = 1000;
  const size = (row) => (["label", "heading", "text"].reduce((sum, part) => sum + (Array.isArray(row[part])
    ? row[part].reduce((length, [, text]) => length + text.length, 0) : row[part].length), 0) / 70) + 1;
  const starts = [0];
  for (const row of rows) starts.push(starts.at(-1) + size(row));
  const whole = starts.at(-1) || 1;
  const at = (index) => (starts[index] / whole) * tall;

  const svg = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const paths = Object.keys(LANES).map((kind) => svg("path", { class: kind }));
  const sight = svg("rect", { class: "sight", x: 0, width: 12, y: 0, height: 0 });
  const title = svg("title", {});
  const picture = svg("svg", { viewBox: `0 0 12 ${tall}`, preserveAspectRatio: "none", role: "img" }, title, sight, ...paths);
  const node = el("div", { class: "minimap" }, picture);

  let inView = [];
  function rowAt(event) {
    const box = picture.getBoundingClientRect();
    const wanted = ((event.clientY - box.top) / box.height) * whole;
    const reach = (whole / box.height) * 6;
    const off = (index) => Math.abs((starts[index] + starts[index + 1]) / 2 - wanted);
    const stop = inView.reduce((best, index) => (best < 0 || off(index) < off(best) ? index : best), -1);
    if (stop >= 0 && (off(stop) < reach || (starts[stop] <= wanted && wanted < starts[stop + 1]))) return stop;
    return Math.max(0, starts.findIndex((start) => start > wanted) - 1);
  }
  picture.addEventListener("click", (event) => go(rowAt(event)));
  picture.addEventListener("pointermove", (event) => {
    const row = rows[rowAt(event)];
    node.title = row.stop ? `${row.kinds.map((kind) => words[`one_${kind}`]).join(", ")}: ${row.name}` : "";
  });

  let waiting = false;
  /** The row at a point of the window, or the next one in a direction where there is a gap. */
  function nodeAt(x, y, step) {
    for (let at = y, left = 12; left > 0; at += step, left -= 1) {
      const found = node.getRootNode().elementFromPoint(x, at)?.closest(".row");
      if (found) return found.place;
    }
    return -1;
  }
  function look() {
    waiting = false;
    const column = nodes[0]?.parentElement.getBoundingClientRect();
    if (!column || !node.isConnected) return;
    const first = nodeAt(column.left + 30, 170, 14);
    const last = nodeAt(column.left + 30, innerHeight - 8, -14);
    if (first < 0 || last < 0) return;
    sight.setAttribute("y", at(first));
    sight.setAttribute("height", Math.max(at(last + 1) - at(first), 6));
  }
  function follow() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(look);
  }
  return {
    node,
    start: () => document.addEventListener("scroll", follow, { capture: true, passive: true }),
    stop: () => document.removeEventListener("scroll", follow, { capture: true }),
    update() {
      inView = rows.map((_, index) => index).filter(shown);
      title.textContent = fill(words.map, { n: inView.length });
      Object.entries(LANES).forEach(([kind, [left, right]], lane) => {
        paths[lane].setAttribute("d", inView.filter((index) => rows[index].kinds.includes(kind)).map((index) => {
          const tallness = Math.max(at(index + 1) - at(index), 2.6);
          return `M${left} ${at(index).toFixed(1)}h${right - left}v${tallness.toFixed(1)}H${left}z`;
        }).join(""));
      });
      setTimeout(follow, 200); // a page that is still being drawn is not measured
    },
  };
}
