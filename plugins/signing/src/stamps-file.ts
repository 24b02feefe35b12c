import type { DocumentFiles, Options, StampRequest } from '@sealwright/core/api';
import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import { StampsUnreadable } from './errors.ts';

const MOST_BYTES = 1 << 20;

const StampsFile = Type.Array(
  Type.Object(
    {
      mode: Type.String({ minLength: 1 }),
      seal: Type.Optional(Type.String({ minLength: 1 })),
      // The mode's own schema judges them.
      options: Type.Optional(Type.Unsafe<Options>(Type.Object({}))),
    },
    { additionalProperties: false },
  ),
  { minItems: 1, maxItems: 1_000 },
);

/**
 * The stamps of `--stamps FILE`: `[{ "mode": "seam", "seal": "公章", "options": { "edge": "left" } }, ...]`, options by their
 * names at the command line. Rejects with `signing.stamps-unreadable` and `file.*`.
 */
export async function readStampsFile(
  files: Pick<DocumentFiles, 'open'>,
  path: string,
): Promise<readonly StampRequest[]> {
  const source = await files.open(path);
  try {
    if (source.size > MOST_BYTES) throw StampsUnreadable({ path });
    const stamps = parse(await source.read(0, source.size));
    if (!Check(StampsFile, stamps)) throw StampsUnreadable({ path });
    return stamps.map(({ options = {}, ...stamp }) => ({ ...stamp, options }));
  } finally {
    await source.close();
  }
}

/** `undefined` where it is no JSON. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
