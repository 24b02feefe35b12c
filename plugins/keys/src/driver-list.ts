import type {
  Contribution,
  Disposable,
  DriverProcesses,
  LibraryReport,
  Localized,
  Log,
  PointReader,
  TokenDriverData,
  TokenLibraries,
  TokenLibraryData,
} from '@sealwright/core/api';

/** A driver, or a library of one, as `DriverProcesses` knows it: with a process of its own. */
export interface ListedDriver {
  readonly id: string;
  readonly title: Localized;
  /** Its title is the vendor's of one library, not that of everything the driver reaches. */
  readonly isLibrary: boolean;
}

/** What a plugin contributes: one driver, or one for each of its libraries. */
export type DriverFamily = Contribution<TokenDriverData, undefined>;

/** The drivers there are, and with them the libraries of those that run one process per library. */
export class DriverList implements Disposable {
  private readonly drivers: PointReader<TokenDriverData, undefined>;
  private readonly libraries: PointReader<TokenLibraryData, TokenLibraries>;
  private readonly processes: DriverProcesses;
  private readonly log: Log;
  private readonly onDidChange: (family: string) => void;
  /** By driver: a plugin that was ended and started anew has other ones. */
  private readonly watched = new Map<string, { readonly of: TokenLibraries; readonly subscription?: Disposable }>();

  constructor(
    drivers: PointReader<TokenDriverData, undefined>,
    libraries: PointReader<TokenLibraryData, TokenLibraries>,
    processes: DriverProcesses,
    log: Log,
    onDidChange: (family: string) => void,
  ) {
    this.drivers = drivers;
    this.libraries = libraries;
    this.processes = processes;
    this.log = log;
    this.onDidChange = onDidChange;
  }

  families(): readonly DriverFamily[] {
    return this.drivers.list();
  }

  /** Rejects where the source of the family's libraries fails. */
  async members(family: string): Promise<readonly ListedDriver[]> {
    const contribution = this.drivers.get(family);
    if (!contribution) return [];
    const { data, plugin } = contribution;
    if (!data.perLibrary) return [{ id: family, title: data.title, isLibrary: false }];
    const source = await this.sourceOf(family, plugin);
    if (!source) return [];
    const libraries = await source.list();
    await this.processes.setLibraries(family, libraries);
    return libraries.map(({ id, title }) => ({ id: `${family}/${id}`, title, isLibrary: true }));
  }

  /** What stands behind the families' libraries. One that fails is left out. */
  async reports(): Promise<readonly (LibraryReport & { readonly driver: string })[]> {
    const reports = this.families().map(async ({ id: driver, plugin }) => {
      try {
        const report = await (await this.sourceOf(driver, plugin))?.report?.();
        return report ? [{ driver, ...report }] : [];
      } catch {
        this.log.warn('the libraries of a driver could not be looked at', { driver });
        return [];
      }
    });
    return (await Promise.all(reports)).flat();
  }

  dispose(): void {
    for (const { subscription } of this.watched.values()) void subscription?.dispose();
    this.watched.clear();
  }

  private async sourceOf(family: string, plugin: string): Promise<TokenLibraries | undefined> {
    const contribution = this.libraries.get(family);
    // Nobody names libraries for the driver of another plugin.
    if (contribution?.plugin !== plugin) return undefined;
    const source = await contribution.load();
    this.watch(family, source);
    return source;
  }

  private watch(family: string, source: TokenLibraries): void {
    const earlier = this.watched.get(family);
    if (earlier?.of === source) return;
    void earlier?.subscription?.dispose();
    const subscription = source.onDidChange?.(() => this.onDidChange(family));
    this.watched.set(family, { of: source, ...(subscription && { subscription }) });
  }
}
