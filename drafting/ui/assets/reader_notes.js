/** Hands the notes in the margin to the text on the page. It shows nothing. */
const reading = new TextDecoder();
export default ({ data }) => {
  const told = reading.decode(data);
  if (globalThis.draftingNotes?.told !== told) globalThis.draftingNotes = { ...JSON.parse(told), told };
  dispatchEvent(new CustomEvent("drafting:notes"));
};
