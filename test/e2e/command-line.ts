import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { SEALWRIGHT_DIST } = process.env;
/** Of the build under test; the repository's own where none is named. */
export const CLI = SEALWRIGHT_DIST
  ? join(SEALWRIGHT_DIST, 'cli.js')
  : fileURLToPath(new URL('../../app/cli/bin/sealwright.js', import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface DemoData {
  readonly keys: readonly { readonly id: string; readonly pin: string; readonly holder: string }[];
  readonly seals: readonly { readonly name: string }[];
  readonly trust: string;
  readonly contracts: readonly string[];
}

/** The built command line with a profile and a work folder of its own, both removed by `dispose`. */
export class CommandLine {
  readonly folder = mkdtempSync(join(tmpdir(), 'sealwright-e2e-'));
  readonly profile = join(this.folder, 'profile');

  readonly environment: NodeJS.ProcessEnv = {
    ...process.env,
    SEALWRIGHT_HOME: this.profile,
    LANG: 'zh_CN.UTF-8',
    LC_ALL: '',
    LC_MESSAGES: '',
  };

  run(words: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const child = spawn(process.execPath, [CLI, ...words], {
      cwd: this.folder,
      env: { ...this.environment, ...environment },
    });
    child.stdin.on('error', () => {}); // a command that ends without reading its input closes the pipe
    child.stdin.end(input);
    return new Promise((resolve, reject) => {
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text) => {
        stdout += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text) => {
        stderr += text;
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  }

  /** Runs in a pseudo-terminal; each answer and Enter, or one that ends with Ctrl-C, are typed when their question stands there. */
  inTerminal(
    words: readonly string[],
    dialogue: readonly (readonly [question: string | RegExp, answer: string])[],
  ): Promise<{ readonly code: number | null; readonly screen: string }> {
    const quoted = [process.execPath, CLI, ...words].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    // In the place of the shell that `script` starts: one that stays would answer Ctrl-C with an exit code of its own.
    const command = `exec ${quoted}`;
    const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      env: this.environment,
    });
    const waiting = [...dialogue];
    let screen = '';
    let unanswered = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      screen += text;
      unanswered += text;
      const [question, answer] = waiting[0] ?? [];
      if (question === undefined || answer === undefined || !new RegExp(question).test(unanswered)) return;
      waiting.shift();
      unanswered = '';
      child.stdin.write(answer.endsWith('\u0003') ? answer : `${answer}\r`);
    });
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, screen })));
  }

  /** Runs with `--json`; throws what stands on stderr unless the exit code is 0. */
  async json<T>(words: readonly string[], input = ''): Promise<T> {
    const { code, stdout, stderr } = await this.run([...words, '--json'], input);
    if (code !== 0) throw new Error(`sealwright ${words.join(' ')} ended with ${code}: ${stderr}`);
    return JSON.parse(stdout);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
