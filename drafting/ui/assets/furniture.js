/**
 * The widgets' own words are English: names for screen readers, what stands in empty fields, the calendar's. Each is
 * said in the reader's language as soon as it appears. ``pairs`` are [as it is said, as it should be], {x} for
 * what changes. Components and what stands in options is not touched: that is ours, or the law's.
 */
const SPOKEN = ["aria-label", "placeholder", "title", "aria-valuetext"];
const OURS = "[role=option][data-key], [data-testid=stMarkdownContainer], style, script, noscript, textarea";
let furniture = { told: "", exact: new Map(), patterns: [], watch: null };

function speak(pairs) {
  const told = JSON.stringify(pairs);
  if (told === furniture.told) return;
  furniture.watch?.disconnect();
  const exact = new Map(pairs.filter(([from]) => !from.includes("{x}")));
  const patterns = pairs.filter(([from]) => from.includes("{x}")).map(([from, to]) => {
    const [before, after] = from.split("{x}");
    return { before, after, to };
  });
  furniture = { told, exact, patterns, watch: new MutationObserver(heard) };
  said(document.body);
  furniture.watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: SPOKEN });
}

function instead(text) {
  const bare = text.trim();
  const found = furniture.exact.get(bare);
  if (found !== undefined) return found;
  for (const { before, after, to } of furniture.patterns) {
    if (bare.length > before.length + after.length && bare.startsWith(before) && bare.endsWith(after)) {
      return to.replace("{x}", bare.slice(before.length, bare.length - after.length));
    }
  }
  return null;
}

function attribute(node, name) {
  const now = node.getAttribute(name);
  const next = now && instead(now);
  if (next && next !== now) node.setAttribute(name, next);
}

function words(node) {
  if (!node.nodeValue.trim() || node.parentElement?.closest(OURS)) return;
  const next = instead(node.nodeValue);
  if (next && next !== node.nodeValue) node.nodeValue = next;
}

function said(root) {
  if (root.nodeType === Node.TEXT_NODE) return words(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
  const all = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = root; node; node = all.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) words(node);
    else for (const name of SPOKEN) if (node.hasAttribute(name)) attribute(node, name);
  }
  return undefined;
}

function heard(records) {
  for (const { type, target, attributeName, addedNodes } of records) {
    if (type === "attributes") attribute(target, attributeName);
    else if (type === "characterData") words(target);
    else addedNodes.forEach(said);
  }
}
