/** Hands what other instruments have of a text to the comparison on the page. It shows nothing. */
export default ({ data }) => {
  globalThis.draftingCrossings = data;
  dispatchEvent(new CustomEvent("drafting:crossings", { detail: data }));
};
