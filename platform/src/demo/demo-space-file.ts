import { readFile } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Schemas } from '../api/index.ts';

/** `demo.json`: who takes part in a demo, and what is to be there for them. Written by `plugins/demo-company`. */
export interface DemoSpaceFile {
  readonly format: 1;
  readonly parties: readonly {
    readonly code: string;
    readonly name: string;
    /** DER, base64: those of its keys. */
    readonly certificates: readonly string[];
  }[];
  readonly contracts: readonly DemoContract[];
}

export interface DemoContract {
  /** Tells it from the others for good: what was made once is not made again. */
  readonly key: string;
  readonly name: string;
  readonly bizType: string;
  /** A PDF; its path from the folder of `demo.json`, inside it. */
  readonly file: string;
  /** Code of a party, as all that follow. */
  readonly initiator: string;
  readonly recipients: readonly Omit<Schemas['DraftRequest']['recipients'][number], 'name'>[];
  readonly received: readonly string[];
  /** Until its deadline. */
  readonly days: number;
}

/** The file cannot be read, or is not what it should be. */
export class DemoSpaceUnusable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`the demo space cannot be used: ${reason}`, options);
    this.name = 'DemoSpaceUnusable';
  }
}

const text = { type: 'string', minLength: 1, maxLength: 300 };
const closed = (properties: Record<string, unknown>) => ({
  ...{ type: 'object', additionalProperties: false, required: Object.keys(properties) },
  properties,
});
const list = (items: unknown) => ({ type: 'array', maxItems: 1_000, items });

const isSpace = new Ajv2020().compile<DemoSpaceFile>(
  closed({
    format: { const: 1 },
    parties: list(
      closed({ code: text, name: text, certificates: list({ type: 'string', pattern: '^[A-Za-z0-9+/]+={0,2}$' }) }),
    ),
    contracts: list(
      closed({
        ...{ key: text, name: text, bizType: text, file: text, initiator: text, received: list(text) },
        recipients: list(
          closed({ code: text, role: { enum: ['signer', 'approver', 'cc'] }, order: { type: 'integer', minimum: 1 } }),
        ),
        days: { type: 'integer', minimum: 1, maximum: 3_650 },
      }),
    ),
  }),
);

export const SPACE_FILE = 'demo.json';

/** Throws `DemoSpaceUnusable`. */
export async function readDemoSpace(folder: string): Promise<DemoSpaceFile> {
  let space: unknown;
  try {
    space = JSON.parse(await readFile(join(folder, SPACE_FILE), 'utf8'));
  } catch (cause) {
    throw new DemoSpaceUnusable((cause as NodeJS.ErrnoException).code ?? 'no JSON', { cause });
  }
  if (!isSpace(space)) throw new DemoSpaceUnusable('it is not of format 1');
  for (const { file } of space.contracts) {
    const path = relative(folder, join(folder, file));
    if (path.startsWith('..') || isAbsolute(path)) throw new DemoSpaceUnusable('a contract lies outside of its folder');
  }
  return space;
}
