/** Frames until a panel that has just opened is drawn. */
const PATIENCE = 20;

/** Takes the keyboard to the seals beside the document in front; documents behind it have panels of their own. */
export function focusSeals(left = PATIENCE): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-seals] [role=radio][tabindex="0"]')];
  const card = cards.find((each) => each.checkVisibility({ checkVisibilityCSS: true }));
  if (card) card.focus();
  else if (left > 0) requestAnimationFrame(() => focusSeals(left - 1));
}
