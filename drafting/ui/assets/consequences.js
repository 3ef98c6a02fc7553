/** Hands what a comparison brings about to the comparison on the page. It shows nothing. */
export default ({ data }) => {
  globalThis.draftingConsequences = data;
  dispatchEvent(new CustomEvent("drafting:consequences", { detail: data }));
};
