import {
  type Disposable,
  type DriverLibrary,
  Emitter,
  type Log,
  type PluginSettings,
  type PluginStorage,
  SealwrightError,
  type TokenLibraries,
} from '@sealwright/core/api';
import { readVendors, type Vendor } from './catalogue.ts';
import { type FoundLibrary, findLibraries } from './find-libraries.ts';
import type { LibraryOptions } from './library-options.ts';
import type { System } from './system-places.ts';

const SETTING = 'token-netca.libraries';

/** The libraries of this computer, looked for anew at every call: software may be installed meanwhile. */
export class VendorLibraries implements TokenLibraries, Disposable {
  readonly onDidChange: TokenLibraries['onDidChange'] & {};
  private readonly settings: PluginSettings;
  private readonly storage: PluginStorage;
  private readonly log: Log;
  private readonly system: System;
  private readonly subscription: Disposable;

  constructor(settings: PluginSettings, storage: PluginStorage, log: Log, system: System) {
    this.settings = settings;
    this.storage = storage;
    this.log = log;
    this.system = system;
    const changes = new Emitter<void>(() => log.error('a listener of library changes failed'));
    this.onDidChange = changes.event;
    this.subscription = settings.onDidChange(({ key }) => {
      if (key === SETTING) changes.fire();
    });
  }

  /** Those that cannot be loaded as well: their drivers say why. */
  async list(): Promise<readonly DriverLibrary[]> {
    const { libraries } = await this.find();
    return libraries.map(({ id, title, path, vendor }) => ({ id, title, options: optionsOf(path, vendor) }));
  }

  /** What was found, and what is wrong with the user's catalogue. */
  async find(): Promise<{ readonly libraries: readonly FoundLibrary[]; readonly problem?: unknown }> {
    const { vendors, problem } = await readVendors(await this.storage.folder());
    if (problem) {
      const code = problem instanceof SealwrightError ? problem.code : 'unknown';
      this.log.warn('the catalogue of the user is left out', { code });
    }
    const chosen = this.settings.get<readonly string[]>(SETTING);
    return { libraries: await findLibraries(chosen, vendors, this.system), ...(problem ? { problem } : {}) };
  }

  dispose(): void {
    void this.subscription.dispose();
  }
}

function optionsOf(path: string, vendor: Vendor | undefined): LibraryOptions {
  const { sm2, readerService, deviceAccess, usb } = vendor ?? {};
  const needs = {
    ...(readerService && { readerService }),
    ...(deviceAccess && { deviceAccess }),
    ...(usb && { usb }),
  };
  return { path, ...(sm2 && { sm2 }), ...(Object.keys(needs).length > 0 && { needs }) };
}
