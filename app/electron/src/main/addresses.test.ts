import { describe, expect, it } from 'vitest';
import { externalAddress, isSentFrom, isWithin, PIN_ORIGIN, WORKBENCH_ORIGIN } from './addresses.ts';

describe('a message', () => {
  const main = (url: string) => ({ url, parent: null });

  it('counts when the main frame of the own page sent it', () => {
    expect(isSentFrom(WORKBENCH_ORIGIN, main('sealwright://workbench/'))).toBe(true);
    expect(isSentFrom(WORKBENCH_ORIGIN, main('sealwright://workbench/index.html#page'))).toBe(true);
  });

  it.each([
    ['another page of the program', main(`${PIN_ORIGIN}/`)],
    ['an origin that begins alike', main('sealwright://workbench.example/')],
    ['a page that only looks like it', main('https://example.com/sealwright://workbench/')],
    ['an empty page', main('about:blank')],
    ['a frame inside the page', { url: 'sealwright://workbench/', parent: {} }],
    ['a frame that is gone', null],
    ['nobody', undefined],
  ])('of %s does not', (_, frame) => {
    expect(isSentFrom(WORKBENCH_ORIGIN, frame)).toBe(false);
  });
});

it('takes an origin for its own addresses only', () => {
  expect(isWithin(PIN_ORIGIN, 'sealwright://pin')).toBe(true);
  expect(isWithin(PIN_ORIGIN, 'sealwright://pin/assets/a.js')).toBe(true);
  expect(isWithin(PIN_ORIGIN, 'sealwright://pinned/')).toBe(false);
});

describe('an address for the browser', () => {
  it.each(['https://example.com/a?b=c#d', 'https://例子.中国/'])('is opened: %s', (address) => {
    expect(externalAddress(address)).toBe(new URL(address).href);
  });

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://server/share',
    'ms-msdt:/id',
    'sealwright://workbench/',
    'https://bank.example@evil.example/',
    'https://user:word@example.com/',
    'https:',
    '//example.com',
    '',
    'no address',
  ])('is refused: %s', (address) => {
    expect(externalAddress(address)).toBeUndefined();
  });
});
