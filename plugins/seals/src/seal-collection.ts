import {
  type KeyDevice,
  type Log,
  type PointReader,
  type Seal,
  type SealFinding,
  type SealSource,
  type SealSourceData,
  SealwrightError,
} from '@sealwright/core/api';
import type { DeviceSeals } from './devices/device-seals.ts';

/** Who lists seals besides the sources that plugins contribute. */
export interface OwnSeals {
  readonly devices: Pick<DeviceSeals, 'list' | 'inspect'>;
  readonly pictures: { list(): Promise<readonly Seal[]> };
}

/** The seals of all sources, then those on devices, then those made of pictures. A source that fails is left out and named in the log. */
export class SealCollection {
  private readonly sources: PointReader<SealSourceData, SealSource>;
  private readonly own: OwnSeals;
  private readonly log: Log;

  constructor(sources: PointReader<SealSourceData, SealSource>, own: OwnSeals, log: Log) {
    this.sources = sources;
    this.own = own;
    this.log = log;
  }

  /** `patience`: milliseconds that devices get, where their seals are waited for. */
  async list(options: { readonly signal?: AbortSignal; readonly patience?: number } = {}): Promise<readonly Seal[]> {
    const { devices, pictures } = this.own;
    const lists = await Promise.all([
      this.fromSources(options.signal),
      devices.list(options.patience),
      this.tolerant('pictures', () => pictures.list(), options.signal),
    ]);
    // A source that reads devices itself may list what their data shows, too.
    return [...new Map(lists.flat().map((seal) => [`${seal.source}:${seal.id}`, seal])).values()];
  }

  /** What a device holds, in its data and in what a source lists for it. */
  async inspect(device: KeyDevice): Promise<readonly SealFinding[]> {
    const others = (await this.fromSources()).filter((seal) => seal.device === device.ref);
    return this.own.devices.inspect(device, others);
  }

  private async fromSources(signal?: AbortSignal): Promise<readonly Seal[]> {
    const lists = await Promise.all(
      this.sources.list().map((contribution) =>
        this.tolerant(
          contribution.id,
          async () => {
            const seals = await (await contribution.load()).list(signal);
            return seals.map((seal) => ({ ...seal, source: contribution.id }));
          },
          signal,
        ),
      ),
    );
    return lists.flat();
  }

  private async tolerant(
    source: string,
    list: () => Promise<readonly Seal[]>,
    signal: AbortSignal | undefined,
  ): Promise<readonly Seal[]> {
    try {
      return await list();
    } catch (fault) {
      signal?.throwIfAborted();
      const code = fault instanceof SealwrightError ? fault.code : 'unknown';
      this.log.warn('a seal source was left out', { source, code });
      return [];
    }
  }
}
