/**
 * `pnpm start`: opens the workbench, with `--offline` the offline client. In Electron where its program is here or can be
 * fetched, else in the browser; says which and why. Makes the demo first. `--browser` and `--electron` choose; further words are files to open.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DIST, isStale } from './bundle/freshness.ts';
import { root } from './bundle/root.ts';
import { electronBinary } from './electron-binary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'boolean' }, electron: { type: 'boolean' }, offline: { type: 'boolean' } },
});
const words = [...(values.offline ? ['--offline'] : []), ...positionals.map((path) => resolve(path))];

if (isStale(root)) {
  console.error('正在构建… / building…');
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.ts')], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// Companies, keys and contracts to try everything with, the embedded platform's too; what is there is kept.
const demo = spawnSync(process.execPath, [join(root, DIST, 'cli.js'), 'demo'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (demo.status !== 0) console.error('没有演示数据 / without the demo');

const screen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
const electron = values.browser
  ? { path: undefined, reason: '--browser' }
  : screen
    ? electronBinary()
    : { path: undefined, reason: 'this session has no display' };

if (electron.path !== undefined) {
  console.error(`在 Electron 中打开 / opening in Electron (${electron.origin})`);
  run(electron.path, [join(root, DIST, 'electron'), ...words]);
} else if (values.electron) {
  console.error(`无法启动 Electron / Electron cannot be started: ${electron.reason}`);
  process.exitCode = 1;
} else {
  console.error(`在浏览器中打开 / opening in the browser: ${electron.reason}`);
  run(process.execPath, [join(root, DIST, 'serve.js'), ...words]);
}

/** The child ends this process with its own code; Ctrl+C reaches it through the terminal. */
function run(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { stdio: 'inherit' });
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
