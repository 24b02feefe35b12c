import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from './bundle/root.ts';

/** Added to the niceness of tests without a window, which must not keep those with one waiting. */
const GIVE_WAY = 10;

/** The projects of vitest.config.ts, in two halves that run beside each other. */
const HALVES = { windows: ['windows'], parts: ['units', 'programs'] } as const;

interface Outcome {
  readonly hasPassed: boolean;
  /** What was printed and not shown yet. */
  readonly output: string;
  readonly counts: Readonly<Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests', number>>;
}

/**
 * Runs the test files whose paths contain one of the filters, or all: those with a window one by one, the others beside
 * them (see vitest.config.ts). The windows' are shown as they go, the others' at the end. Resolves with whether there were
 * any and all passed.
 */
export async function runTests(filters: readonly string[]): Promise<boolean> {
  const outcomes = await Promise.all([run('windows', filters), run('parts', filters)]);
  for (const { output } of outcomes) console.log(output);
  const sum = (count: keyof Outcome['counts']) => outcomes.reduce((all, { counts }) => all + counts[count], 0);
  const [passed, failed, skipped] = [sum('numPassedTests'), sum('numFailedTests'), sum('numPendingTests')];
  console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`);
  return passed > 0 && outcomes.every(({ hasPassed }) => hasPassed);
}

async function run(half: keyof typeof HALVES, filters: readonly string[]): Promise<Outcome> {
  const results = join(root, '.cache', `test-results-${half}.json`);
  rmSync(results, { force: true });
  const projects = HALVES[half].flatMap((project) => ['--project', project]);
  const words = [...projects, '--passWithNoTests', '--reporter=default', '--reporter=json'];
  const isShown = half === 'windows';
  const child = spawn('vitest', ['run', ...words, `--outputFile.json=${results}`, ...filters], {
    cwd: root,
    stdio: ['ignore', isShown ? 'inherit' : 'pipe', 'inherit'],
  });
  if (!isShown && child.pid !== undefined) setPriority(child.pid, GIVE_WAY);
  const [output, [code]] = await Promise.all([child.stdout ? text(child.stdout) : '', once(child, 'exit')]);
  return { hasPassed: code === 0, output, counts: JSON.parse(readFileSync(results, 'utf8')) };
}
