import { access } from 'node:fs/promises';
import type { PluginStorage, SoftKeys } from '@sealwright/core/api';
import { PARTY_A, SM2_COMPANY } from './demo-companies.ts';
import { certificatePath, contractPath, rootPath, sm2RootPath } from './demo-folder.ts';
import type { DemoMaker } from './make-demo.ts';
import { writeSpace } from './write-space.ts';

export interface EnsureOptions {
  /** Makes it again where it is there already. */
  readonly anew?: boolean;
  /** Told once, when there is something to make. */
  readonly onMaking?: () => void;
}

/** What the demo consists of; what is there already is kept. */
export class DemoSet {
  private readonly softKeys: SoftKeys;
  private readonly storage: PluginStorage;
  private maker: Promise<DemoMaker> | undefined;
  /** Two callers do not make the same thing twice: they wait for each other. */
  private turn: Promise<unknown> = Promise.resolve();

  constructor(softKeys: SoftKeys, storage: PluginStorage) {
    this.softKeys = softKeys;
    this.storage = storage;
  }

  folder(): Promise<string> {
    return this.storage.folder();
  }

  /** Keys, seals, certificates, and what a platform is told of them. */
  async ensureCompanies(options: EnsureOptions = {}): Promise<void> {
    const folder = await this.folder();
    const root = rootPath(folder);
    // Those of an earlier version have no certificate beside them.
    await this.ensure([root, certificatePath(folder, PARTY_A.keyId)], options, async (maker) => {
      await maker.makeCompanies(root, new Date());
      await writeSpace(folder);
    });
  }

  /** The same for the company with an SM2 key. */
  async ensureSm2Company(options: EnsureOptions = {}): Promise<void> {
    const folder = await this.folder();
    const root = sm2RootPath(folder);
    await this.ensure([root, certificatePath(folder, SM2_COMPANY.keyId)], options, async (maker) => {
      await maker.makeSm2Company(root, new Date());
      await writeSpace(folder);
    });
  }

  /** One of `SAMPLES`, by its file name. Resolves with its path. */
  async ensureContract(file: string, options: EnsureOptions = {}): Promise<string> {
    const folder = await this.folder();
    const path = contractPath(folder, file);
    await this.ensure([path], options, (maker) => maker.makeContract(folder, file));
    return path;
  }

  private ensure(
    paths: readonly string[],
    { anew = false, onMaking }: EnsureOptions,
    make: (maker: DemoMaker) => Promise<void>,
  ): Promise<void> {
    const done = this.turn.then(async () => {
      if (!anew && (await Promise.all(paths.map(exists))).every(Boolean)) return;
      onMaking?.();
      await make(await this.openMaker());
    });
    this.turn = done.catch(() => {});
    return done;
  }

  private openMaker(): Promise<DemoMaker> {
    this.maker ??= import('./make-demo.ts').then((module) => module.DemoMaker.open(this.softKeys));
    return this.maker;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
