/**
 * One server is enough for a profile: a second start finds the running one by its entry, `<profile>/serve.json`, which only
 * its user can read. Both ends prove that they know the entry's secret and neither sends it, so that whoever got the port
 * of a server that is gone learns nothing and is not believed.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WindowEntry } from '@sealwright/shell/protocol';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/schema';
import { isSame } from './access.ts';

/** Where a second start asks the running server, by POST. */
export const SECOND_START = '/-/second-start';

const Entry = Type.Object({
  port: Type.Integer({ minimum: 1, maximum: 65_535 }),
  secret: Type.String({ minLength: 20 }),
});
type Entry = Static<typeof Entry>;

const Question = Type.Object({
  challenge: Type.String({ minLength: 20, maxLength: 100 }),
  /** Absolute paths of files to open. */
  files: Type.Array(Type.String({ minLength: 1, maxLength: 4_096 }), { maxItems: 100 }),
  /** The window to show. */
  entry: Type.Enum(['workbench', 'offline']),
  proof: Type.String(),
});
const Answer = Type.Object({ address: Type.String(), proof: Type.String() });

/** What a second start is about. */
export interface SecondStart {
  readonly files: readonly string[];
  readonly entry: WindowEntry;
}

/** Longest time that a running server takes to answer, in milliseconds. */
const PATIENCE = 3_000;

export class ServerEntry {
  private readonly path: string;
  private readonly secret = randomBytes(32).toString('base64url');

  constructor(profile: string) {
    this.path = pathIn(profile);
  }

  /** Makes the entry; `false` where another server has made its own. Rejects where the profile cannot be written. */
  async claim(port: number): Promise<boolean> {
    await mkdir(join(this.path, '..'), { recursive: true, mode: 0o700 });
    const draft = `${this.path}.${process.pid}`;
    await writeFile(draft, JSON.stringify({ port, secret: this.secret } satisfies Entry), { mode: 0o600 });
    try {
      // A link appears whole and never replaces what is there; a copy is for file systems that know no links.
      await link(draft, this.path).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code === 'EEXIST') throw fault;
        return copyFile(draft, this.path, constants.COPYFILE_EXCL);
      });
      return true;
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
      return false;
    } finally {
      await unlink(draft);
    }
  }

  /** The answer to a second start, in JSON; `undefined` for whoever does not prove to be one. */
  answer(question: string, receive: (start: SecondStart) => string): string | undefined {
    const asked = parsed(question, Question);
    if (!asked || !isSame(asked.proof, proofOf(this.secret, asked.challenge, asked))) return undefined;
    const address = receive(asked);
    const proof = prove(this.secret, 'answer', [asked.challenge, address]);
    return JSON.stringify({ address, proof } satisfies Static<typeof Answer>);
  }

  async release(): Promise<void> {
    if ((await readEntry(this.path))?.secret === this.secret) await unlink(this.path).catch(() => {});
  }
}

/**
 * Hands the start to the server that runs for the profile and resolves with a fresh address of it. Where none runs, an
 * entry that was left behind is removed.
 */
export async function askRunningServer(profile: string, start: SecondStart): Promise<string | undefined> {
  const path = pathIn(profile);
  const entry = await readEntry(path);
  const address = entry && (await ask(entry, start));
  if (address === undefined) await unlink(path).catch(() => {});
  return address;
}

async function ask({ port, secret }: Entry, start: SecondStart): Promise<string | undefined> {
  const challenge = randomBytes(32).toString('base64url');
  const proof = proofOf(secret, challenge, start);
  try {
    const response = await fetch(`http://127.0.0.1:${port}${SECOND_START}`, {
      method: 'POST',
      body: JSON.stringify({ ...start, challenge, proof }),
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const answer = parsed(await response.text(), Answer);
    if (!answer || !isSame(answer.proof, prove(secret, 'answer', [challenge, answer.address]))) return undefined;
    return answer.address;
  } catch {
    return undefined;
  }
}

async function readEntry(path: string): Promise<Entry | undefined> {
  return parsed(await readFile(path, 'utf8').catch(() => ''), Entry);
}

function parsed<S extends typeof Entry | typeof Question | typeof Answer>(
  text: string,
  schema: S,
): Static<S> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Check(schema, value) ? (value as Static<S>) : undefined;
  } catch {
    return undefined;
  }
}

function proofOf(secret: string, challenge: string, { files, entry }: SecondStart): string {
  return prove(secret, 'ask', [challenge, entry, ...files]);
}

function prove(secret: string, role: 'ask' | 'answer', parts: readonly string[]): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([role, ...parts]))
    .digest('base64url');
}

const pathIn = (profile: string) => join(profile, 'serve.json');
