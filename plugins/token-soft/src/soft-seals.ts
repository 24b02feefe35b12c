import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Log, type NewSoftSeal, type Picture, type SealSource, SealwrightError } from '@sealwright/core/api';
import { readSeal } from '@sealwright/crypto/ses';
import { type Static, Type } from 'typebox';
import { syncFolder, writeSynced } from './durable-files.ts';
import { SoftSealInvalid } from './soft-token-errors.ts';
import { checkId, type TokenFolder } from './token-folder.ts';

const FOLDER = 'seals';
/** Id of the driver, as in the manifest: its tokens are the devices `soft:<token>`. */
const DRIVER = 'soft';
const MAX_PICTURE_BYTES = 20 << 20;
const MAX_SIZE_MM = 1_000;
const SIGNATURES = { png: '89504e470d0a1a0a', jpeg: 'ffd8ff' } as const;

const SealDescription = Type.Object({
  name: Type.String(),
  picture: Type.Union([Type.Literal('png'), Type.Literal('jpeg')]),
  widthMm: Type.Number({ exclusiveMinimum: 0 }),
  heightMm: Type.Number({ exclusiveMinimum: 0 }),
  /** Milliseconds since 1970. */
  validFrom: Type.Optional(Type.Integer()),
  validTo: Type.Optional(Type.Integer()),
  /** Whether an electronic seal lies beside the picture. */
  electronic: Type.Optional(Type.Boolean()),
});

type ListedSeal = Awaited<ReturnType<SealSource['list']>>[number];

/** Seals that lie beside software keys, each bound to its token's certificate. */
export class SoftSeals implements SealSource {
  private readonly folder: TokenFolder;
  private readonly log: Log;

  constructor(folder: TokenFolder, log: Log) {
    this.folder = folder;
    this.log = log;
  }

  /** Leaves out what is damaged, so that one bad file does not hide the other seals. */
  async list(signal?: AbortSignal): Promise<readonly ListedSeal[]> {
    const seals: ListedSeal[] = [];
    for (const token of await this.folder.ids()) {
      signal?.throwIfAborted();
      await this.tolerant(token, async () => {
        const certificate = await this.certificateOf(token);
        for (const seal of await this.sealsOf(token)) {
          await this.tolerant(token, async () => void seals.push(await this.read(token, seal, certificate)));
        }
      });
    }
    return seals;
  }

  private async read(token: string, seal: string, certificate: string): Promise<ListedSeal> {
    const { name, picture, widthMm, heightMm, validFrom, validTo, electronic } = await this.folder.readJson(
      token,
      [FOLDER, `${seal}.json`],
      SealDescription,
    );
    const data = await this.folder.read(token, [FOLDER, `${seal}.${picture}`], MAX_PICTURE_BYTES);
    const electronicSeal = electronic && (await this.folder.read(token, [FOLDER, `${seal}.esl`], MAX_PICTURE_BYTES));
    return {
      id: `${token}:${seal}`,
      name,
      picture: { format: picture, data },
      widthMm,
      heightMm,
      ...(validFrom === undefined ? {} : { validFrom: new Date(validFrom) }),
      ...(validTo === undefined ? {} : { validTo: new Date(validTo) }),
      certificates: [certificate],
      ...(electronicSeal && { electronicSeal }),
      device: `${DRIVER}:${token}`,
    };
  }

  private async certificateOf(token: string): Promise<string> {
    const { chain } = await this.folder.describe(token);
    return createHash('sha256').update(Buffer.from(chain[0]!, 'base64')).digest('hex');
  }

  private async sealsOf(token: string): Promise<readonly string[]> {
    const names = await readdir(this.folder.path(token, FOLDER));
    return names.flatMap((name) => /^([A-Za-z0-9-]{1,64})\.json$/.exec(name)?.[1] ?? []).sort();
  }

  private async tolerant(token: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (fault) {
      const code = fault instanceof SealwrightError ? fault.code : (fault as NodeJS.ErrnoException).code;
      this.log.warn('seals of a software token were left out', { token, code: code ?? 'unknown' });
    }
  }
}

/** Throws `token-soft.seal-invalid`, `token-soft.id-invalid` for seals that `list` could not give back. */
export function checkSeals(seals: readonly NewSoftSeal[]): void {
  const ids = new Set<string>();
  for (const { id, name, picture, widthMm, heightMm, validFrom, validTo, electronicSeal } of seals) {
    checkId(id);
    if (electronicSeal) checkElectronicSeal(name, electronicSeal);
    const sizes = [widthMm, heightMm].every((size) => size > 0 && size <= MAX_SIZE_MM);
    const dates = [validFrom, validTo].every((date) => date === undefined || Number.isFinite(date.getTime()));
    if (ids.has(id.toLowerCase()) || !sizes || !dates || !isWhatItSays(picture)) throw SoftSealInvalid({ seal: name });
    ids.add(id.toLowerCase());
  }
}

/** Writes the seals of a token that is not in place yet. */
export async function writeSeals(tokenFolder: string, seals: readonly NewSoftSeal[]): Promise<void> {
  const folder = join(tokenFolder, FOLDER);
  await mkdir(folder, { mode: 0o700 });
  for (const { id, name, picture, widthMm, heightMm, validFrom, validTo, electronicSeal } of seals) {
    const description: Static<typeof SealDescription> = {
      name,
      picture: picture.format,
      widthMm,
      heightMm,
      ...(validFrom ? { validFrom: validFrom.getTime() } : {}),
      ...(validTo ? { validTo: validTo.getTime() } : {}),
      ...(electronicSeal ? { electronic: true } : {}),
    };
    await writeSynced(join(folder, `${id}.json`), JSON.stringify(description));
    await writeSynced(join(folder, `${id}.${picture.format}`), picture.data);
    if (electronicSeal) await writeSynced(join(folder, `${id}.esl`), electronicSeal);
  }
  await syncFolder(folder);
}

function checkElectronicSeal(name: string, electronicSeal: Uint8Array): void {
  try {
    readSeal(electronicSeal);
  } catch (fault) {
    throw SoftSealInvalid({ seal: name }, { cause: fault });
  }
}

function isWhatItSays({ format, data }: Picture): boolean {
  const signature = SIGNATURES[format];
  return data.length <= MAX_PICTURE_BYTES && Buffer.from(data.subarray(0, 8)).toString('hex').startsWith(signature);
}
