import {
  type Disposable,
  type DriverLibrary,
  Emitter,
  type LibraryReport,
  type Log,
  type PluginSettings,
  type PluginStorage,
  type SealwrightError,
  type TokenLibraries,
} from '@sealwright/core/api';
import { type LibraryKind, needsOf, readVendors, type Vendor } from './catalogue.ts';
import { type FoundLibrary, findLibraries } from './find-libraries.ts';
import { reportLibraries } from './library-report.ts';
import type { System } from './system-places.ts';

export interface InstalledLibrariesOptions {
  readonly kind: LibraryKind;
  /** Key of the plugin's setting with the files that the user has chosen, an array of paths. */
  readonly setting: string;
  /** What the driver is told of a vendor's library besides its path and its needs: JSON. */
  readonly quirks: (vendor: Vendor) => object;
  readonly settings: PluginSettings;
  readonly storage: PluginStorage;
  readonly log: Log;
  readonly system: System;
}

/** What a driver's plugin contributes to `tokenLibraries`. Looks anew at every call: software may be installed meanwhile. */
export class InstalledLibraries implements TokenLibraries, Disposable {
  readonly onDidChange: TokenLibraries['onDidChange'] & {};
  private readonly options: InstalledLibrariesOptions;
  private readonly subscription: Disposable;

  constructor(options: InstalledLibrariesOptions) {
    const { setting, settings, log } = options;
    this.options = options;
    const changes = new Emitter<void>(() => log.error('a listener of library changes failed'));
    this.onDidChange = changes.event;
    this.subscription = settings.onDidChange(({ key }) => {
      if (key === setting) changes.fire();
    });
  }

  /** Those that cannot be loaded as well: their drivers say why. */
  async list(): Promise<readonly DriverLibrary[]> {
    const { libraries } = await this.find();
    return libraries.map(({ id, title, path, vendor }) => {
      const needs = vendor && needsOf(vendor);
      return { id, title, options: { path, ...(needs && { needs }), ...(vendor && this.options.quirks(vendor)) } };
    });
  }

  async report(): Promise<LibraryReport> {
    const { libraries, vendors, problem } = await this.find();
    const report = reportLibraries({ kind: this.options.kind, libraries, vendors, system: this.options.system });
    return { ...report, ...(problem && { problem: problem.sentence }) };
  }

  private async find(): Promise<{
    readonly libraries: readonly FoundLibrary[];
    readonly vendors: readonly Vendor[];
    readonly problem?: SealwrightError;
  }> {
    const { kind, setting, settings, storage, log, system } = this.options;
    const { vendors, problem } = await readVendors(await storage.folder());
    if (problem) log.warn('the catalogue of the user is left out', { code: problem.code });
    const chosen = settings.get<readonly string[]>(setting);
    const libraries = await findLibraries({ kind, chosen, vendors, system });
    return { libraries, vendors, ...(problem && { problem }) };
  }

  dispose(): void {
    void this.subscription.dispose();
  }
}
