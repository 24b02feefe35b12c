import type { Verdict } from './verdict.ts';

/** What a judging thread says. */
export type JudgeAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** A fault of the program and not of the file; in technical English. */
  | { readonly kind: 'fault'; readonly message: string };
