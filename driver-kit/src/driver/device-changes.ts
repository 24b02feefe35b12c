import { Emitter, type Event, type Log } from '@sealwright/core/api';

/** Tells that other devices are there than were told last, to whoever and by whatever call. */
export class DeviceChanges {
  readonly event: Event<void>;
  private readonly emitter: Emitter<void>;
  private told: string | undefined;

  constructor(log: Log) {
    this.emitter = new Emitter(() => log.error('a listener of device changes failed'));
    this.event = this.emitter.event;
  }

  /** `seen` is what a look at the devices found, or how it failed, as one text. The first one is no news to anybody. */
  note(seen: string): void {
    const before = this.told;
    this.told = seen;
    if (before !== undefined && before !== seen) this.emitter.fire();
  }
}
