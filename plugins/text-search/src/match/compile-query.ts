import type { TextQuery } from '@sealwright/core/api';
import { RE2JS } from 're2js';
import { foldCharacter } from './fold-character.ts';
import { type FoldOptions, foldPage } from './fold-page.ts';
import { bareText } from './page-text.ts';

/** A query ready to run: in time that grows with the text alone, whatever the pattern. */
export interface CompiledQuery {
  readonly folding: FoldOptions;
  /** Characters without which there is no match. */
  readonly needs: readonly string[];
  /** Ranges [start, end) of UTF-16 units in folded text, in order, none empty and none overlapping. */
  ranges(folded: string): Iterable<readonly [start: number, end: number]>;
}

/** Throws re2js's error for a pattern that is none. `isEmpty` tells queries that would find nothing. */
export function compileQuery({ text, kind = 'words', matchCase = false }: TextQuery): CompiledQuery {
  return kind === 'pattern' ? compilePattern(text, matchCase) : compileWords(text, matchCase);
}

/** Whether nothing is left of the words once white space is taken away. */
export function isEmpty({ text, kind }: TextQuery): boolean {
  return kind === 'pattern' ? text === '' : foldPage(bareText(text), { lowerCase: true }).text === '';
}

function compileWords(text: string, matchCase: boolean): CompiledQuery {
  const folding = { lowerCase: !matchCase };
  const [...characters] = foldPage(bareText(text), folding).text;
  const source = characters.map((character, index) => literal(character, characters[index + 1])).join('');
  const expression = new RegExp(source, 'gu');
  return {
    folding,
    needs: characters.filter((character) => character !== ' ' && character !== '-'),
    *ranges(folded) {
      for (const match of folded.matchAll(expression)) yield [match.index, match.index + match[0].length];
    },
  };
}

/** A character of a query, and what may stand between it and the next. */
function literal(character: string, next: string | undefined): string {
  // PDFs lose spaces between words.
  if (character === ' ') return ' ?';
  // One that divides a word at a line end is dropped from the text, where it may have been the word's own.
  if (character === '-') return '-?';
  const escaped = character.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`);
  // 乙方盖章 is what people look for where 乙方（盖章） stands.
  return next !== undefined && isHan(character) && isHan(next) ? String.raw`${escaped}[\p{Ps}\p{Pe}]?` : escaped;
}

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}

function compilePattern(pattern: string, matchCase: boolean): CompiledQuery {
  const compiled = RE2JS.compile(foldPattern(pattern), matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
  return {
    folding: { lowerCase: false },
    needs: [],
    *ranges(folded) {
      const matcher = compiled.matcher(folded);
      while (matcher.find()) {
        if (matcher.end() > matcher.start()) yield [matcher.start(), matcher.end()];
      }
    },
  };
}

/** Folds the pattern's literals. What a full-width bracket becomes is meant as itself, and not as part of the syntax. */
function foldPattern(pattern: string): string {
  return Array.from(pattern, (character) => {
    const code = character.codePointAt(0) as number;
    const folded = foldCharacter(code, false);
    return code < 0x80 || folded === character ? character : folded.replace(/[^\p{L}\p{N}\s]/gu, String.raw`\$&`);
  }).join('');
}
