/** What stands between commas, without blanks and what is empty. */
export const listOf = (text: string | undefined): readonly string[] =>
  (text ?? '').split(',').flatMap((each) => each.trim() || []);
