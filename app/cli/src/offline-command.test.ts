import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CliInvocation } from '@sealwright/core/api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { offlineCommand } from './offline-command.ts';

let root: string;
let dist: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sealwright-offline-'));
  dist = join(root, 'dist');
  mkdirSync(dist);
  writeFileSync(join(dist, 'serve.js'), program());
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Tells which program it was and what it was given, and ends with a code. */
function program(code = 0): string {
  return `require('node:fs').writeFileSync(${JSON.stringify(join(root, 'told'))}, JSON.stringify([__filename, ...process.argv.slice(2)]));
process.exitCode = ${code};`;
}

const told = () => JSON.parse(readFileSync(join(root, 'told'), 'utf8')) as string[];

async function run(files: readonly string[], options: CliInvocation['options'] = {}) {
  const command = await offlineCommand(pathToFileURL(`${dist}/`)).load();
  const path = (name: string) => resolve('/contracts', name);
  return command.run({ arguments: files, options, path, signal: new AbortController().signal } as CliInvocation);
}

test('an installed program serves the offline client to the browser, with its files', async () => {
  expect(await run(['合同.pdf', '/b.pdf'])).toMatchObject({ failed: false });
  expect(told()).toEqual([join(dist, 'serve.js'), '--offline', resolve('/contracts/合同.pdf'), '/b.pdf']);
});

test('in a clone the choice between Electron and browser is left to what starts the workbench there', async () => {
  mkdirSync(join(root, 'scripts'));
  const start = join(root, 'scripts/start.ts');
  writeFileSync(start, program());
  await run([], { browser: true });
  expect(told()).toEqual([start, '--browser', '--offline']);
  await run(['a.pdf'], { 'no-open': true });
  expect(told()).toEqual([join(dist, 'serve.js'), '--no-open', '--offline', resolve('/contracts/a.pdf')]);
});

test('what the program ends with is told', async () => {
  writeFileSync(join(dist, 'serve.js'), program(1));
  expect(await run([])).toMatchObject({ failed: true });
});
