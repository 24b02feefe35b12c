import {
  type DriverProcesses,
  type HostDriver,
  type Log,
  type Seal,
  type SealSource,
  SealwrightError,
  type TokenInfo,
  type TokenLibraries,
} from '@sealwright/core/api';
import { findSeal, listedSeal } from '@sealwright/crypto/ses';

type ListedSeal = Omit<Seal, 'source'>;

/** Milliseconds that one library may take: less than the point allows, since a slow one must not hide the others' seals. */
const PATIENCE = 10_000;

/**
 * The seals on plugged keys: data objects that hold an electronic seal (GB/T 38540, GM/T 0031), as far as the key shows
 * them without its PIN. Each is bound to those of the key's certificates that are among its holders.
 */
export class TokenSeals implements SealSource {
  private readonly driver: string;
  private readonly libraries: TokenLibraries;
  private readonly processes: DriverProcesses;
  private readonly log: Log;
  private readonly patience: number;

  /** `driver`: id of the contribution whose libraries these are. */
  constructor(driver: string, libraries: TokenLibraries, processes: DriverProcesses, log: Log, patience = PATIENCE) {
    this.driver = driver;
    this.libraries = libraries;
    this.processes = processes;
    this.log = log;
    this.patience = patience;
  }

  /** A library or key that fails hides no other; what is wrong with it is told where keys are listed. */
  async list(): Promise<readonly ListedSeal[]> {
    const libraries = await this.libraries.list();
    await this.processes.setLibraries(this.driver, libraries);
    const lists = await Promise.all(
      libraries.map(async ({ id }) => {
        const found: ListedSeal[] = [];
        await within(this.patience, this.collect(`${this.driver}/${id}`, found));
        return found;
      }),
    );
    // Two libraries may show the same key.
    return [...new Map(lists.flat().map((seal) => [seal.id, seal])).values()];
  }

  private async collect(driver: string, found: ListedSeal[]): Promise<void> {
    await this.tolerant(driver, async () => {
      const process = await this.processes.get(driver);
      for (const token of await process.tokens()) {
        await this.tolerant(driver, async () => void found.push(...(await this.sealsOn(process, token))));
      }
    });
  }

  private async sealsOn(process: HostDriver, token: TokenInfo): Promise<readonly ListedSeal[]> {
    const data = (await process.data?.(token.id)) ?? [];
    const seals = data.flatMap(({ value }) => findSeal(value) ?? []);
    if (seals.length === 0) return [];
    const keys = await process.keys(token.id);
    const certificates = keys.flatMap(({ chain }) => chain.slice(0, 1));
    return seals.flatMap((seal) => {
      const listed = listedSeal(seal, certificates);
      if (!listed) this.log.warn('a seal with a picture of another kind was left out', { type: seal.picture.type });
      return listed ? [{ ...listed, id: `${token.id}:${listed.id}` }] : [];
    });
  }

  private async tolerant(driver: string, run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (fault) {
      const code = fault instanceof SealwrightError ? fault.code : 'unknown';
      this.log.warn('seals of a key were left out', { driver, code });
    }
  }
}

/** Resolves when the work is done, or the time is over. */
async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
