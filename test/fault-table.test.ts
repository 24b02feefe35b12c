/** The tables of faults in docs/add-a-key.md name tests and errors that are there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/bundle/root.ts';

const page = readFileSync(join(root, 'docs/add-a-key.md'), 'utf8');
const section = page.slice(page.indexOf('## 5. Faults'));
const rows = [...section.matchAll(/^\| (.+) \|$/gm)].map(([, row = '']) => row.split(' | '));

const files = new Map(
  rows.flatMap(([letter = '', file = '']) => {
    const path = /^`([^`]+\.test\.ts)`/.exec(file)?.[1];
    return path === undefined ? [] : [[letter, path] as const];
  }),
);
const faults = rows
  .filter((cells) => cells.length === 4 && cells[0] !== 'Fault' && !cells[0]?.startsWith('---'))
  .map(([fault = '', reads = '', , tests = '']) => ({ fault, reads, tests }));

const named = faults.flatMap(({ fault, tests }) =>
  tests.split(/; (?=[A-Z]: )/).map((entry) => {
    const [, letter = '', name = ''] = /^([A-Z]): (.+)$/.exec(entry) ?? [];
    return { fault, letter, name };
  }),
);

/** All tables are there: a page in another form is not taken for one without faults. */
test('there are faults, and files of tests', () => {
  expect(faults.length).toBeGreaterThan(30);
  expect([...files.values()].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  const used = new Set(named.map(({ letter }) => letter));
  expect([...files.keys()].filter((letter) => !used.has(letter))).toEqual([]);
});

describe('a test that is named', () => {
  test.each(named)('$letter: $name', ({ letter, name }) => {
    const path = files.get(letter);
    if (path === undefined) throw new Error(`no file is called "${letter}"`);
    expect(readFileSync(join(root, path), 'utf8')).toContain(`'${name}'`);
  });
});

test('the errors that users read are there', () => {
  const defined = new Set(
    globSync('{core,crypto,driver-kit,plugins/*,app/*}/src/**/*.ts', { cwd: root }).flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/defineError(?:<[^(]*>)?\(\s*'([^']+)'/g)].map(
        ([, code = '']) => code,
      ),
    ),
  );
  const codes = faults.flatMap(({ reads }) => [...reads.matchAll(/`([\w.-]+)`/g)].map(([, code = '']) => code));
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => !defined.has(code))).toEqual([]);
});
