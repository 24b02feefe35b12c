import type { TextQuery } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { compileQuery } from './compile-query.ts';
import { findMatches } from './find-matches.ts';
import type { PageText, UserBox } from './page-text.ts';

/** Characters of 10 x 10 on lines of 12, without room where white space is. */
function pageOf(text: string): PageText {
  const codes = Array.from(text, (character) => character.codePointAt(0) as number);
  const boxes: (UserBox | undefined)[] = [];
  let [x, y] = [0, 0];
  for (const code of codes) {
    if (code === 0x0a) [x, y] = [0, y - 12];
    boxes.push(code > 0x20 ? [x, y, x + 10, y + 10] : undefined);
    if (code !== 0x0a) x += 10;
  }
  return { codes, box: (index) => boxes[index] };
}

const search = (text: string, query: Partial<TextQuery> & { text: string }, limit = 1_000) =>
  findMatches(pageOf(text), compileQuery(query), limit);
const hits = (text: string, words: string, options: Partial<TextQuery> = {}) =>
  search(text, { ...options, text: words }).map((match) => match.text);

describe('words are found as people read them', () => {
  test.each([
    ['across a line end', '合同由甲\r\n方与乙方签订', '甲方', ['甲方']],
    ['with spaces between the characters', '甲　　　方：', '甲方', ['甲 方']],
    ['with spaces in the query alone', '甲方：', '甲 方', ['甲方']],
    ['full width in the text', 'Ａ座１２层', 'a座12层', ['Ａ座１２层']],
    ['full width in the query', 'No.12', 'Ｎｏ．１２', ['No.12']],
    ['full-width punctuation', '乙方（盖章）：', '乙方(盖章):', ['乙方（盖章）：']],
    ['half-width kana', 'ｶﾞｲﾄﾞ', 'ガイド', ['ｶﾞｲﾄﾞ']],
    ['Kangxi radicals', '⽅⾯', '方面', ['⽅⾯']],
    ['simplified radicals', '⻅证⼈', '见证人', ['⻅证⼈']],
    ['compatibility ideographs', '\uf9de', '\u540f', ['\uf9de']],
    ['ligatures', 'the oﬃce', 'office', ['oﬃce']],
    ['a part of a ligature', 'the oﬃce', 'off', ['oﬃ']],
    ['circled numbers', '第①条', '第1条', ['第①条']],
    ['combining marks', 'Re\u0301sume\u0301', 'résumé', ['Résumé'.normalize('NFD')]],
    ['small and capital letters', 'PARTY B', 'Party b', ['PARTY B']],
    ['Latin words across a line end', 'signed by Party\r\nB today', 'party b', ['Party B']],
    ['Latin words whose space was lost', 'PartyB', 'party b', ['PartyB']],
    ['a divided word', 'the con-\r\ntract is', 'contract', ['con- tract']],
    ['a hyphen of its own at a line end', 'a long-\r\nterm plan', 'long-term', ['long- term']],
    ['a soft hyphen', 'con\u00adtract', 'contract', ['contract']],
    ['zero-width characters', '甲\u200b方', '甲方', ['甲方']],
    ['Latin beside Han', '编号 YJ-2026 号', '编号YJ-2026号', ['编号 YJ-2026 号']],
    ['kinds of dashes', 'YJ–2026', 'yj-2026', ['YJ–2026']],
    ['characters beyond the first plane', '𠮷野家', '𠮷野', ['𠮷野']],
    ['brackets that people leave out', '乙方（盖章）', '乙方盖章', ['乙方（盖章']],
    ['several times', '甲方、甲方\n甲方', '甲方', ['甲方', '甲方', '甲方']],
    ['characters with a meaning in patterns', '(a+b)*[c]', '(a+b)*[c]', ['(a+b)*[c]']],
  ])('%s', (_, text, words, expected) => {
    expect(hits(text, words)).toEqual(expected);
  });

  test.each([
    ['other words', '甲方', '乙方'],
    ['two Latin words as one', 'the rapist', 'therapist'],
    ['words that only brackets of the query divide', '乙方盖章', '乙方(盖章)'],
    ['a sentence that ends between', '乙方。盖章', '乙方盖章'],
    ['Latin letters that a line end divides without a hyphen', 'con\r\ntract', 'contract'],
  ])('not %s', (_, text, words) => {
    expect(hits(text, words)).toEqual([]);
  });

  test('case is told apart where that is asked for', () => {
    expect(hits('Party PARTY', 'PARTY', { matchCase: true })).toEqual(['PARTY']);
  });

  test('no more than the limit', () => {
    expect(search('方'.repeat(100), { text: '方' }, 7)).toHaveLength(7);
  });
});

describe('patterns', () => {
  const pattern = (text: string, source: string, matchCase = false) =>
    hits(text, source, { kind: 'pattern', matchCase });

  test.each([
    ['alternatives', '甲方与乙方', '[甲乙]方', ['甲方', '乙方']],
    ['across a line end', '乙方\r\n（盖章）', '乙方.?盖章', ['乙方（盖章']],
    ['full-width brackets mean themselves', '乙方（盖章）盖章', '乙方（盖章）', ['乙方（盖章）']],
    ['full-width literals fit half-width text', 'No.7', 'Ｎｏ\\.\\d', ['No.7']],
    ['classes keep their meaning', '第 3 条 第 12 条', '第\\d{2}条', ['第 12 条']],
    ['capital letters', 'PARTY b', 'party\\sB', ['PARTY b']],
    ['what can be empty is found where it is not', 'aXa', 'X*', ['X']],
  ])('%s', (_, text, source, expected) => {
    expect(pattern(text, source)).toEqual(expected);
  });

  test('case is told apart where that is asked for', () => {
    expect(pattern('Party PARTY', 'P[A-Z]+', true)).toEqual(['PARTY']);
    expect(pattern('Party', '\\S+', true)).toEqual(['Party']);
  });

  test('a pattern that would keep a backtracking engine for ages ends at once', () => {
    expect(pattern(`${'a'.repeat(50_000)}!`, '(a+)+$')).toEqual([]);
    expect(pattern(`${'a'.repeat(2_000)}!`, '(a|a)*b')).toEqual([]);
  });
});

describe('what is told of a match', () => {
  test('what stands before and after it, shortened, as one line', () => {
    const text = `${'前'.repeat(40)}甲\r\n方${'后'.repeat(40)}`;
    const [match] = search(text, { text: '甲方' });
    expect(match).toMatchObject({ text: '甲方', before: '前'.repeat(24), after: '后'.repeat(24) });
    expect(search('one\r\ntwo  three', { text: 'two' })[0]).toMatchObject({ before: 'one', after: 'three' });
  });

  test('one box for each line that it stands on', () => {
    expect(search('甲方乙方', { text: '方乙' })[0]?.boxes).toEqual([[10, 0, 30, 10]]);
    expect(search('丙丁甲\n方', { text: '甲方' })[0]?.boxes).toEqual([
      [20, 0, 30, 10],
      [0, -12, 10, -2],
    ]);
    expect(search('甲\n方', { text: '甲方' })[0]?.boxes).toHaveLength(2);
    expect(search('甲    方', { text: '甲方' })[0]?.boxes).toEqual([[0, 0, 60, 10]]);
  });

  test('what runs down the page without line ends is one line', () => {
    const codes = [0x7532, 0x65b9];
    const page = { codes, box: (index: number): UserBox => [0, -10 * index, 10, 10 - 10 * index] };
    expect(findMatches(page, compileQuery({ text: '甲方' }), 9)[0]?.boxes).toEqual([[0, -10, 10, 10]]);
  });

  test('what stands nowhere is no match', () => {
    const page = { codes: [0x7532, 0x65b9], box: () => undefined };
    expect(findMatches(page, compileQuery({ text: '甲方' }), 9)).toEqual([]);
  });
});

describe('columns and cells', () => {
  const GAP = '       ';

  test('words go on below, in the same column, though lines are written across', () => {
    const text = `the Party${GAP}signed by\nB shall do${GAP}its chief`;
    expect(hits(text, 'party b')).toEqual(['Party B']);
    expect(hits(text, 'by its')).toEqual(['by its']);
    const cells = `代表盖${GAP}日期\n章处${GAP}二月`;
    expect(search(cells, { text: '盖章处' })[0]).toMatchObject({
      before: '代表',
      boxes: [
        [20, 0, 30, 10],
        [0, -12, 20, -2],
      ],
    });
  });

  test('each place counts once, in the order of the page', () => {
    const text = `甲方${GAP}乙方\n甲方${GAP}乙方\n甲方${GAP}乙方`;
    expect(hits(text, '甲方')).toHaveLength(3);
    expect(search(text, { text: '方' }).map(({ boxes: [box] }) => box?.slice(0, 2))).toEqual([
      [10, 0],
      [100, 0],
      [10, -12],
      [100, -12],
      [10, -24],
      [100, -24],
    ]);
  });

  test('a place that goes on in the next line of the only column counts once, too', () => {
    expect(hits(`编号${GAP}日期\r\n丙丁戊己庚甲\r\n方与乙方签订`, '甲方')).toEqual(['甲方']);
  });

  test('words do not go on far below, or beside', () => {
    expect(hits(`盖${GAP}日期\n\n\n\n章${GAP}二月`, '盖章')).toEqual([]);
    expect(hits(`盖${GAP}日期\n丙${GAP}章月`, '盖章')).toEqual([]);
  });
});
