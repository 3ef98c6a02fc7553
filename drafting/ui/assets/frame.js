/**
 * The frame's two small needs: the language of the document, and a jump to another page.
 * A jump waits until the address holds the new fields, then follows the frame's own hidden link, so that
 * the bound fields travel along and Back comes home again.
 */
let lastJump = null;
let here = location.pathname + location.search;

/**
 * On its way a jump leaves entries in the window's history, one for each field it changes: the page it came from
 * with a part of the address of the page it goes to. They are marked with where the jump began, and passed over in
 * both directions.
 */
if (!history.pushState.marksPassing) {
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    const { leaving } = document.documentElement.dataset;
    const stays = url && new URL(url, location.href).pathname === location.pathname;
    return push(stays && leaving !== undefined ? { ...state, passing: leaving } : state, title, url);
  };
  history.pushState.marksPassing = true;
}
addEventListener("popstate", (event) => {
  const from = event.state?.passing;
  if (from !== undefined && from !== null) {
    if (here === location.pathname + from) history.forward();
    else history.back();
    return;
  }
  here = location.pathname + location.search;
});
const state = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState;
function markPassing() {
  const { leaving } = document.documentElement.dataset;
  delete document.documentElement.dataset.leaving;
  if (leaving !== undefined && leaving !== location.search) {
    history.replaceState({ ...history.state, passing: leaving }, "");
  }
}

export default function ({ data }) {
  const { language, jump, fields, token, furniture: pairs } = data;
  speak(pairs);
  document.documentElement.lang = language;
  if (!jump) {
    here = location.pathname + location.search;
    delete document.documentElement.dataset.leaving;
    // what led to another view of the same page has arrived here
    if (history.state?.passing !== undefined) history.replaceState({ ...history.state, passing: undefined }, "");
  }
  if (!jump || token === lastJump) return;
  lastJump = token;
  // the address, the fields themselves and the server: a field that still holds its old value would travel along,
  // and one that is not there yet would be left behind
  const ready = () => {
    const have = new URLSearchParams(location.search);
    return state() !== "running" && Object.entries(fields).every(([name, value]) => (have.get(name) || "") === value
      && (document.querySelector(`.st-key-${name} input`)?.value ?? "") === value);
  };
  const link = () => document.querySelector(`.st-key-jump_${jump} a`);
  const began = location.pathname;
  // a link that was just drawn may be drawn anew under the click, which is lost then: it is followed until it has led on
  const follow = (left) => {
    if (left === 0 || token !== lastJump || location.pathname !== began) return;
    if (state() === "notRunning") link()?.click();
    setTimeout(() => follow(left - 1), 80);
  };
  const go = (left) => {
    if ((ready() && link()) || left === 0) {
      setTimeout(() => {
        markPassing();
        follow(250);
      }, 20);
    } else setTimeout(() => go(left - 1), 15);
  };
  setTimeout(() => go(400), 0);
}
