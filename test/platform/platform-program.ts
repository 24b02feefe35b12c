import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const { SEALWRIGHT_DIST } = process.env;
/** Of the build under test, which starts sooner; the sources where none is named. */
const MAIN = SEALWRIGHT_DIST
  ? join(SEALWRIGHT_DIST, 'platform.js')
  : fileURLToPath(new URL('../../platform/src/main.ts', import.meta.url));

export type PlatformSettings = Readonly<Record<`SEALWRIGHT_PLATFORM_${string}`, string>>;

const environment = (settings: PlatformSettings) => ({ PATH: process.env.PATH ?? '', ...settings });

/** The platform as its own process, as it runs at an organisation or as a child of the workbench. */
export class PlatformProgram {
  readonly baseUrl: string;
  readonly #child: ChildProcess;
  readonly #isEmbedded: boolean;
  readonly #said: string[];

  private constructor(child: ChildProcess, port: number, isEmbedded: boolean, said: string[]) {
    this.#child = child;
    this.#isEmbedded = isEmbedded;
    this.baseUrl = `http://127.0.0.1:${port}/api/v1`;
    this.#said = said;
  }

  static async start(settings: PlatformSettings): Promise<PlatformProgram> {
    const child = spawn(process.execPath, [MAIN], { env: environment(settings), stdio: 'pipe' });
    const said: string[] = [];
    child.stderr.on('data', (text) => said.push(String(text)));
    const lines = createInterface(child.stdout);
    const [line] = await Promise.race([
      once(lines, 'line') as Promise<[string]>,
      once(child, 'exit').then(([code]) => {
        throw new Error(`the platform ended with ${code}: ${said.join('')}`);
      }),
    ]);
    const isEmbedded = settings.SEALWRIGHT_PLATFORM_DATABASE === undefined;
    return new PlatformProgram(child, JSON.parse(line).ready.port, isEmbedded, said);
  }

  /** Makes a company known before it runs. */
  static enrol(settings: PlatformSettings, code: string, name: string, certificateFile: string): void {
    const words = ['enrol', '--code', code, '--name', name, '--certificate', certificateFile];
    execFileSync(process.execPath, [MAIN, ...words], { env: environment(settings), stdio: 'pipe' });
  }

  /** What it wrote to its standard error. */
  get said(): string {
    return this.#said.join('');
  }

  /**
   * As whoever runs it ends it: an embedded one by closing its standard input, an instance on a server, which outlives who
   * started it, by SIGTERM. Resolves with the exit code.
   */
  async end(): Promise<number | null> {
    return this.#isEmbedded ? this.#ended(() => this.#child.stdin?.end()) : this.stop('SIGTERM');
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    return this.#ended(() => this.#child.kill(signal));
  }

  async #ended(act: () => unknown): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const ended = once(this.#child, 'exit');
    act();
    return (await ended)[0];
  }
}
