/** Hands the comments on both drafts to the comparison on the page. It shows nothing. */
export default ({ data }) => {
  globalThis.draftingBeside = data;
  dispatchEvent(new CustomEvent("drafting:beside", { detail: data }));
};
