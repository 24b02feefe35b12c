import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CliInvocation, CliResult } from '@sealwright/core/api';
import type { Command } from './parse-arguments.ts';

/**
 * `sealwright offline`: the offline client. It runs in a program of its own, so this process starts no plugin host.
 * `build`: the folder of the build that this program belongs to.
 */
export function offlineCommand(build: URL): Command {
  return {
    id: 'offline',
    plugin: 'sealwright',
    data: {
      name: 'offline',
      summary: {
        'zh-CN': '打开离线客户端，签署本机的 PDF 文件',
        en: 'Open the offline client, to sign PDF files of this machine',
      },
      arguments: [{ name: 'FILE', title: { 'zh-CN': 'PDF 文件', en: 'PDF files' }, many: true, optional: true }],
      options: {
        type: 'object',
        properties: {
          browser: { type: 'boolean', title: { 'zh-CN': '在浏览器中打开', en: 'Open it in the browser' } },
          'no-open': {
            type: 'boolean',
            title: { 'zh-CN': '只显示地址，不打开浏览器', en: 'Show its address only, and open no browser' },
          },
        },
      },
    },
    load: async () => ({ run: (invocation) => untilClosed(spawnWindow(build, invocation), invocation.signal) }),
  };
}

function spawnWindow(build: URL, { arguments: names, options, path }: CliInvocation): ChildProcess {
  // In a clone, what starts the workbench there knows whether Electron is here.
  const start = fileURLToPath(new URL('../scripts/start.ts', build));
  const server = fileURLToPath(new URL('serve.js', build));
  const isServed = options['no-open'] === true || !existsSync(start);
  const words = isServed
    ? [server, ...(options['no-open'] === true ? ['--no-open'] : [])]
    : [start, ...(options.browser === true ? ['--browser'] : [])];
  return spawn(process.execPath, [...words, '--offline', ...names.map(path)], { stdio: 'inherit' });
}

/** The program tells everything by itself. */
function untilClosed(child: ChildProcess, signal: AbortSignal): Promise<CliResult> {
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve({ text: '', json: null, failed: code !== 0 && !signal.aborted }));
  });
}
