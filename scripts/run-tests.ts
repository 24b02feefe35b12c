import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DIST } from './bundle/freshness.ts';
import { root } from './bundle/root.ts';
import type { TestOutcome } from './outcome-reporter.ts';

/** Added to the niceness of tests without a window, which must not keep those with one waiting. */
const GIVE_WAY = 10;
/** Many tests start threads and processes from the sources: Node keeps what it made of them. */
const COMPILED = { NODE_COMPILE_CACHE: join(root, '.cache/compiled') };
/** The build is new: programs that are named it do not look through the sources at each start whether any is newer. */
const BUILT = { SEALWRIGHT_DIST: process.env.SEALWRIGHT_DIST ?? join(root, DIST) };
/** Path from the root. */
const REPORTER = './scripts/outcome-reporter.ts';

/** The projects of vitest.config.ts, in two halves that run beside each other. */
const HALVES = { windows: ['windows'], parts: ['units', 'programs'] } as const;

interface Half {
  readonly hasPassed: boolean;
  /** What was printed and not shown yet. */
  readonly output: string;
  readonly outcome: TestOutcome;
}

/**
 * Runs the test files whose paths contain one of the filters, or all: those with a window one by one, the others beside
 * them (see vitest.config.ts). The windows' are shown as they go, the others' at the end, and last whatever failed. Resolves
 * with whether there were any and all passed.
 */
export async function runTests(filters: readonly string[]): Promise<boolean> {
  const halves = await Promise.all([run('windows', filters), run('parts', filters)]);
  for (const { output } of halves) console.log(output);
  for (const failure of halves.flatMap(({ outcome }) => outcome.failures)) console.log(`\n${failure}`);
  const sum = (count: 'passed' | 'failed' | 'skipped') => halves.reduce((all, { outcome }) => all + outcome[count], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  return sum('passed') > 0 && halves.every(({ hasPassed }) => hasPassed);
}

async function run(half: keyof typeof HALVES, filters: readonly string[]): Promise<Half> {
  const projects = HALVES[half].flatMap((project) => ['--project', project]);
  const words = [...projects, '--passWithNoTests', '--reporter=default', `--reporter=${REPORTER}`];
  const isShown = half === 'windows';
  const child = spawn('vitest', ['run', ...words, ...filters], {
    cwd: root,
    env: { ...process.env, ...COMPILED, ...BUILT },
    stdio: ['ignore', isShown ? 'inherit' : 'pipe', 'inherit', 'ipc'],
  });
  if (!isShown && child.pid !== undefined) setPriority(child.pid, GIVE_WAY);
  let outcome: TestOutcome = { passed: 0, failed: 0, skipped: 0, failures: [] };
  child.on('message', (told) => {
    outcome = told as TestOutcome;
  });
  const [output, [code]] = await Promise.all([child.stdout ? text(child.stdout) : '', once(child, 'close')]);
  return { hasPassed: code === 0, output, outcome };
}
