import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseServeOptions } from './serve-options.ts';

test('opens the browser at any free port, unless told otherwise', () => {
  expect(parseServeOptions([])).toEqual({ port: 0, open: true, entry: 'workbench', files: [] });
  expect(parseServeOptions(['--no-open', '--port', '8080', '--offline', 'a.pdf', '/b.pdf'])).toEqual({
    port: 8080,
    open: false,
    entry: 'offline',
    files: [resolve('a.pdf'), '/b.pdf'],
  });
});

test.each([['--port'], ['--port', 'eighty'], ['--port', '65536'], ['--port', '-1'], ['--host', '0.0.0.0']])(
  '%s %s is a wrong use',
  (...words) => {
    expect(() => parseServeOptions(words)).toThrow(expect.objectContaining({ code: 'serve.usage' }));
  },
);
