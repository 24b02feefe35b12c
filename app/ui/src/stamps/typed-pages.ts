/** Words that people write for pages, and what `parsePageRange` calls them. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/(全部|所有)(页面?)?/g, 'all'],
  [/(奇数|单数)(页面?)?/g, 'odd'],
  [/(偶数|双数)(页面?)?/g, 'even'],
  [/(首|第一)页/g, '1'],
  [/(末|尾|最后一)页/g, 'last'],
  [/至|到/g, '-'],
  [/[;；]/g, ','],
  [/[第页]/g, ''],
];

/** What a clerk typed for pages, such as '第1-3页、末页' or '２－４', as `parsePageRange` reads it. */
export function pagesFromTyped(typed: string): string {
  return WORDS.reduce((pages, [word, name]) => pages.replace(word, name), typed.normalize('NFKC').toLowerCase()).trim();
}
