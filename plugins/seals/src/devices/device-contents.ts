import { type KeyDevice, type Keys, type Log, type Seal, SealwrightError, type TokenDatum } from '@sealwright/core/api';
import { bindSeals } from './bind-seals.ts';
import { inLanes } from './in-lanes.ts';
import type { SealReader, SealReading } from './seal-reader.ts';

/** Data objects that are read at a time: each picture may take a thread and much memory for a while. */
const LANES = 2;

/** What one plugged device holds for seals, as it was read last. */
export class DeviceContents {
  /** As `Keys` told it last: certificates come and go, too. */
  device: KeyDevice;
  /** Why it could not be read. */
  fault: unknown;
  /** Whether its holder has shown what it hides from others. */
  isUnlocked = false;
  private readonly keys: Pick<Keys, 'data'>;
  private readonly reader: SealReader;
  private readonly log: Log;
  private shown: readonly SealReading[] = [];
  private hidden: readonly SealReading[] = [];
  private running: Promise<void> | undefined;

  constructor(device: KeyDevice, keys: Pick<Keys, 'data'>, reader: SealReader, log: Log) {
    this.device = device;
    this.keys = keys;
    this.reader = reader;
    this.log = log;
  }

  /** Each piece of data once, though a device shows some of it with and without its PIN. */
  get readings(): readonly SealReading[] {
    const found = [...this.shown, ...this.hidden].flatMap((reading) =>
      reading.kind === 'no-seal' ? [] : [[reading.id, reading] as const],
    );
    return [...new Map(found).values()];
  }

  get seals(): readonly Seal[] {
    return bindSeals(this.device, this.readings);
  }

  /** Reads anew what the device shows to everybody; of several calls at once the device hears one. Does not reject. */
  read(): Promise<void> {
    this.running ??= this.readShown().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Takes in what the device shows to its holder. */
  async unlock(data: readonly TokenDatum[]): Promise<void> {
    this.hidden = await this.parse(data);
    this.isUnlocked = true;
  }

  private async readShown(): Promise<void> {
    try {
      this.shown = await this.parse(await this.keys.data(this.device));
      this.fault = undefined;
    } catch (fault) {
      this.shown = [];
      this.fault = fault;
      const code = fault instanceof SealwrightError ? fault.code : 'unknown';
      this.log.warn('seals of a key were left out', { device: this.device.ref, code });
    }
  }

  private parse(data: readonly TokenDatum[]): Promise<readonly SealReading[]> {
    return inLanes(LANES, data, ({ value }) => this.reader.read(value));
  }
}
