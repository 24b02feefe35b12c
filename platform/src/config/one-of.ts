import { ConfigProblem } from './config-problem.ts';

/** One of some words; the first where nothing is given. */
export function oneOf<const T extends string>(
  given: (name: string) => string | undefined,
  name: string,
  words: readonly [T, ...T[]],
): T {
  const value = given(name) ?? words[0];
  const word = words.find((each) => each === value);
  if (word === undefined) throw new ConfigProblem(`SEALWRIGHT_PLATFORM_${name} is none of: ${words.join(', ')}`);
  return word;
}
