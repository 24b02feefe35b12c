import {
  type DeviceListing,
  type Disposable,
  Emitter,
  type Event,
  type KeyDevice,
  type Keys,
  type Log,
  type Seal,
  type SealFinding,
  SealwrightError,
} from '@sealwright/core/api';
import { within } from '../within.ts';
import { DeviceContents } from './device-contents.ts';
import { inspectDevice } from './inspect-device.ts';
import type { SealReader } from './seal-reader.ts';

/** Milliseconds that an inspection gives a device: its user has asked about this one. */
const INSPECTION = 20_000;
const PATIENCE = 2_000;
/** What a device gets at least, however long it took to find out which are plugged in. */
const SHORTEST = 1_500;

/**
 * The seals on plugged devices: data objects that hold an electronic seal (GB/T 38540, GM/T 0031). A device that is slow
 * or broken hides no seals of another.
 */
export class DeviceSeals implements Disposable {
  /** Fires when a device came or went, and when one that was too slow for a list has answered. */
  readonly onDidChange: Event<void>;
  private readonly changes = new Emitter<void>();
  private readonly keys: Keys;
  private readonly reader: SealReader;
  private readonly log: Log;
  private readonly listening: Disposable;
  private readonly contents = new Map<string, DeviceContents>();

  constructor(keys: Keys, reader: SealReader, log: Log) {
    this.keys = keys;
    this.reader = reader;
    this.log = log;
    this.onDidChange = this.changes.event;
    this.listening = keys.onDidChange(() => void this.plugged().then(() => this.changes.fire()));
  }

  /**
   * Gives devices and drivers so many milliseconds to answer; of those that take longer, what was known of them before.
   * The default is no longer than `Keys.devices` waits for itself.
   */
  async list(patience = PATIENCE): Promise<readonly Seal[]> {
    const until = Date.now() + patience;
    const contents = await this.plugged(until);
    const left = Math.max(until - Date.now(), SHORTEST);
    await Promise.all(contents.map((each) => this.readWithin(left, each)));
    return contents.flatMap(({ seals }) => seals);
  }

  async readPrivate(device: KeyDevice, signal?: AbortSignal): Promise<readonly Seal[]> {
    const { label, serial } = device.token;
    const session = await this.keys.open(device, { action: 'log-in', subject: label || serial }, signal);
    const contents = this.contentsOf(device);
    try {
      await contents.unlock(await session.data());
    } finally {
      await session.close();
    }
    this.changes.fire();
    return contents.seals;
  }

  /** `others`: seals of the device that a seal source lists. */
  async inspect(device: KeyDevice, others: readonly Seal[]): Promise<readonly SealFinding[]> {
    const contents = this.contentsOf(device);
    const hasAnswered = await within(INSPECTION, contents.read());
    return inspectDevice(contents, others, hasAnswered, new Date());
  }

  async dispose(): Promise<void> {
    await this.listening.dispose();
  }

  private async readWithin(patience: number, contents: DeviceContents): Promise<void> {
    const before = idsOf(contents);
    const reading = contents.read();
    if (await within(patience, reading)) return;
    void reading.then(() => {
      if (idsOf(contents) !== before) this.changes.fire();
    });
  }

  /** Forgets what devices held that have left. One whose driver has not answered yet may be there still. */
  private async plugged(until = 0): Promise<readonly DeviceContents[]> {
    try {
      const { devices, pending } = await this.answered(until);
      const refs = new Set(devices.map(({ ref }) => ref));
      const awaited = new Set(pending.map(({ driver }) => driver));
      for (const [ref, { device }] of this.contents) {
        if (!refs.has(ref) && !awaited.has(device.driver)) this.contents.delete(ref);
      }
      for (const device of devices) this.contentsOf(device);
      return [...this.contents.values()];
    } catch (fault) {
      const code = fault instanceof SealwrightError ? fault.code : 'unknown';
      this.log.warn('seals on keys were left out', { code });
      return [];
    }
  }

  private async answered(until: number): Promise<DeviceListing> {
    for (;;) {
      // Listened for from before the question on: the answer may change while it is on its way.
      const change = nextOf(this.keys.onDidChange);
      try {
        const listing = await this.keys.devices();
        const left = until - Date.now();
        if (listing.pending.length === 0 || left <= 0) return listing;
        await within(left, change.fired);
      } finally {
        await change.dispose();
      }
    }
  }

  private contentsOf(device: KeyDevice): DeviceContents {
    const known = this.contents.get(device.ref);
    const contents = known ?? new DeviceContents(device, this.keys, this.reader, this.log);
    contents.device = device;
    this.contents.set(device.ref, contents);
    return contents;
  }
}

function nextOf(event: Event<void>): Disposable & { readonly fired: Promise<void> } {
  let listening: Disposable | undefined;
  const fired = new Promise<void>((resolve) => {
    listening = event(resolve);
  });
  return { fired, dispose: () => listening?.dispose() };
}

function idsOf({ seals }: DeviceContents): string {
  return seals.map(({ id }) => id).join('\n');
}
