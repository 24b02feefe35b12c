import { type HitRule, hitsByRule, type Options } from '@sealwright/core/api';

/** What a rule needs to know of a place where words stand. */
interface Numbered {
  /** From 1 on, counted through the document. */
  readonly number: number;
  /** 0-based. */
  readonly page: number;
}

/** Which of the places get a seal: by a rule, or one by one. */
export type HitChoice =
  | { readonly rule: HitRule }
  | { readonly rule: 'nth'; readonly nth: number }
  | { readonly rule: 'listed'; readonly numbers: ReadonlySet<number> };

/** Numbers of the places that the choice leaves. */
export function chosenNumbers(hits: readonly Numbered[], choice: HitChoice): ReadonlySet<number> {
  switch (choice.rule) {
    case 'nth':
      return new Set(choice.nth >= 1 && choice.nth <= hits.length ? [choice.nth] : []);
    case 'listed':
      return choice.numbers;
    default:
      return new Set(hitsByRule(hits, choice.rule).map(({ number }) => number));
  }
}

/** The choice after one place was ticked or unticked by hand. */
export function toggled(hits: readonly Numbered[], choice: HitChoice, number: number): HitChoice {
  const numbers = new Set(chosenNumbers(hits, choice));
  if (!numbers.delete(number)) numbers.add(number);
  return { rule: 'listed', numbers };
}

/** The options `which` and `hits` of the choice. */
export function choiceOptions(choice: HitChoice): Options {
  switch (choice.rule) {
    case 'nth':
      return { hits: String(choice.nth) };
    case 'listed':
      return { hits: numberList(choice.numbers) };
    default:
      return { which: choice.rule };
  }
}

/** '1,3-5': as the option `hits` is written. */
export function numberList(numbers: Iterable<number>): string {
  const runs: [first: number, last: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}
