import { beforeEach, expect, test } from 'vitest';
import { KeywordMemory, OVER_WORDS } from './keyword-memory.ts';

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
};
const memory = new KeywordMemory(storage);
const beside = { anchor: 'right', offset: { x: 2, y: 0 } } as const;
beforeEach(() => kept.clear());

test('the last keywords come first, each once, ten of them', () => {
  for (const word of [...'一二三四五六七八九十甲', '五']) memory.remember(word, OVER_WORDS);
  expect(memory.read().keywords.join('')).toBe('五甲十九八七六四三二');
});

test('where the last seal stood is remembered, and stays when the keywords are forgotten', () => {
  memory.remember('乙方盖章', beside);
  memory.forgetKeywords();
  expect(memory.read()).toEqual({ keywords: [], standing: beside });
});

test.each(['', 'null', '{"keywords":"x","standing":{"anchor":"there"}}', '{"keywords":[1,null]}'])(
  'what cannot be used is nothing remembered: %s',
  (text) => {
    kept.set('sealwright.stamp-keyword', text);
    expect(memory.read()).toEqual({ keywords: [], standing: OVER_WORDS });
  },
);

test('storage that is forbidden harms nobody', () => {
  const forbidden = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const none = new KeywordMemory({ getItem: forbidden, setItem: forbidden });
  none.remember('乙方盖章', beside);
  expect(none.read()).toEqual({ keywords: [], standing: OVER_WORDS });
});
