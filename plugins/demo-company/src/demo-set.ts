import { access } from 'node:fs/promises';
import type { PluginStorage, SoftKeys } from '@sealwright/core/api';
import { contractPath, rootPath, sm2RootPath } from './demo-folder.ts';
import type { DemoMaker } from './make-demo.ts';

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

  /** Keys, seals and the root certificate. */
  async ensureCompanies(options: EnsureOptions = {}): Promise<void> {
    const root = rootPath(await this.folder());
    await this.ensure(root, options, (maker) => maker.makeCompanies(root, new Date()));
  }

  /** The same for the company with an SM2 key. */
  async ensureSm2Company(options: EnsureOptions = {}): Promise<void> {
    const root = sm2RootPath(await this.folder());
    await this.ensure(root, options, (maker) => maker.makeSm2Company(root, new Date()));
  }

  /** One of `SAMPLES`, by its file name. Resolves with its path. */
  async ensureContract(file: string, options: EnsureOptions = {}): Promise<string> {
    const folder = await this.folder();
    const path = contractPath(folder, file);
    await this.ensure(path, options, (maker) => maker.makeContract(folder, file));
    return path;
  }

  private ensure(
    path: string,
    { anew = false, onMaking }: EnsureOptions,
    make: (maker: DemoMaker) => Promise<void>,
  ): Promise<void> {
    const done = this.turn.then(async () => {
      if (!anew && (await exists(path))) return;
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
