import type {
  Disposable,
  DriverProcesses,
  PointReader,
  TokenDriverData,
  TokenLibraries,
  TokenLibraryData,
} from '@sealwright/core/api';

export interface ListedDrivers {
  /** As `DriverProcesses` knows them. */
  readonly ids: readonly string[];
  readonly faults: readonly { readonly driver: string; readonly error: unknown }[];
}

/** The drivers there are, and with them the libraries of those that run one process per library. */
export class DriverList implements Disposable {
  private readonly drivers: PointReader<TokenDriverData, undefined>;
  private readonly libraries: PointReader<TokenLibraryData, TokenLibraries>;
  private readonly processes: DriverProcesses;
  private readonly onDidChange: () => void;
  /** By driver: a plugin that was ended and started anew has other ones. */
  private readonly watched = new Map<string, { readonly of: TokenLibraries; readonly subscription?: Disposable }>();

  constructor(
    drivers: PointReader<TokenDriverData, undefined>,
    libraries: PointReader<TokenLibraryData, TokenLibraries>,
    processes: DriverProcesses,
    onDidChange: () => void,
  ) {
    this.drivers = drivers;
    this.libraries = libraries;
    this.processes = processes;
    this.onDidChange = onDidChange;
  }

  async list(): Promise<ListedDrivers> {
    const ids: string[] = [];
    const faults: { driver: string; error: unknown }[] = [];
    for (const { id: driver, plugin, data } of this.drivers.list()) {
      if (!data.perLibrary) ids.push(driver);
      else {
        try {
          ids.push(...(await this.librariesOf(driver, plugin)).map((library) => `${driver}/${library}`));
        } catch (error) {
          faults.push({ driver, error });
        }
      }
    }
    return { ids, faults };
  }

  dispose(): void {
    for (const { subscription } of this.watched.values()) void subscription?.dispose();
    this.watched.clear();
  }

  private async librariesOf(driver: string, plugin: string): Promise<readonly string[]> {
    const contribution = this.libraries.get(driver);
    // Nobody names libraries for the driver of another plugin.
    if (contribution?.plugin !== plugin) return [];
    const source = await contribution.load();
    this.watch(driver, source);
    const libraries = await source.list();
    await this.processes.setLibraries(driver, libraries);
    return libraries.map(({ id }) => id);
  }

  private watch(driver: string, source: TokenLibraries): void {
    const earlier = this.watched.get(driver);
    if (earlier?.of === source) return;
    void earlier?.subscription?.dispose();
    const subscription = source.onDidChange?.(this.onDidChange);
    this.watched.set(driver, { of: source, ...(subscription && { subscription }) });
  }
}
