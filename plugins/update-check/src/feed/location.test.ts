import { expect, test } from 'vitest';
import { locate, parseFeedAddress, shownPlace } from './location.ts';

test.each([
  ['https://updates.example/sealwright', 'https://updates.example/sealwright/'],
  ['  https://updates.example/a/?token=1#x ', 'https://updates.example/a/'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ['http://localhost/feed/', 'http://localhost/feed/'],
  ['/srv/updates', '/srv/updates'],
  ['file:///srv/updates', '/srv/updates'],
])('%s is a feed', (address, shown) => {
  expect(shownPlace(parseFeedAddress(address))).toBe(shown);
});

test.each([
  'http://updates.example/',
  'http://127.0.0.1.example/',
  'https://user:secret@updates.example/',
  'ftp://updates.example/',
  'updates',
  '../updates',
  'https://',
])('%s is none', (address) => {
  expect(() => parseFeedAddress(address)).toThrow(expect.objectContaining({ code: 'update.address-invalid' }));
});

test('what is refused is not quoted with its password', () => {
  try {
    parseFeedAddress('https://user:secret@updates.example/');
  } catch (fault) {
    expect(JSON.stringify(fault)).not.toContain('secret');
  }
  expect.assertions(1);
});

test('packages lie below the feed, or at a safe address of their own', () => {
  const feed = parseFeedAddress('https://updates.example/a');
  expect(shownPlace(locate(feed, 'files/1.0/x y.exe'))).toBe('https://updates.example/a/files/1.0/x%20y.exe');
  expect(shownPlace(locate(feed, 'https://cdn.example/x.exe'))).toBe('https://cdn.example/x.exe');
  expect(shownPlace(locate(parseFeedAddress('/srv/updates'), 'files/x.exe'))).toBe('/srv/updates/files/x.exe');
});

test.each([
  '../x',
  '/etc/passwd',
  'a//b',
  'a/./b',
  'a\\..\\b',
  'http://cdn.example/x',
  'file:///etc/passwd',
  'c:x',
  '',
])('a package at "%s" is refused', (reference) => {
  for (const feed of ['https://updates.example/a', '/srv/updates']) {
    expect(() => locate(parseFeedAddress(feed), reference)).toThrow(
      expect.objectContaining({ code: 'update.address-invalid' }),
    );
  }
});
