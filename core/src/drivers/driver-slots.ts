import { isDeepStrictEqual } from 'node:util';
import type { DriverLibrary } from '../api/points/token-libraries.ts';
import { RpcClosed } from '../rpc/rpc-errors.ts';
import { DriverUnknown } from './driver-errors.ts';
import type { DriverSpec } from './driver-launcher.ts';
import type { DriverSlot } from './driver-slot.ts';

/** The slots of all drivers by id: one for each driver, or one for each library of a driver with `perLibrary`. */
export class DriverSlots {
  private readonly newSlot: (spec: DriverSpec) => DriverSlot;
  private readonly slots = new Map<string, DriverSlot>();
  /** Drivers with `perLibrary`. */
  private readonly families = new Map<string, DriverSpec>();
  private disposed = false;

  constructor(drivers: readonly DriverSpec[], newSlot: (spec: DriverSpec) => DriverSlot) {
    this.newSlot = newSlot;
    this.add(drivers);
  }

  private add(drivers: readonly DriverSpec[]): void {
    for (const spec of drivers) {
      if (this.slots.has(spec.id) || this.families.has(spec.id)) continue;
      if (spec.perLibrary) this.families.set(spec.id, spec);
      else this.slots.set(spec.id, this.newSlot(spec));
    }
  }

  all(): readonly DriverSlot[] {
    return [...this.slots.values()];
  }

  /** Throws `driver.unknown`. */
  get(driver: string): DriverSlot {
    const slot = this.slots.get(driver);
    if (!slot) throw DriverUnknown({ driver });
    return slot;
  }

  /**
   * Takes over other drivers; those that stay as they were go on. Resolves with the ids of those that are new, or other
   * than before, when what is no longer wanted has ended.
   */
  async setDrivers(drivers: readonly DriverSpec[]): Promise<readonly string[]> {
    if (this.disposed) return [];
    const wanted = new Map(drivers.map((spec) => [spec.id, spec]));
    const hasChanged = (spec: DriverSpec) => !isDeepStrictEqual(spec, wanted.get(spec.id));
    const families = [...this.families.values()].filter(hasChanged).map(({ id }) => id);
    for (const id of families) this.families.delete(id);
    const ended = [...this.slots].filter(([id, { spec }]) =>
      spec.library ? families.some((family) => id.startsWith(`${family}/`)) : hasChanged(spec),
    );
    for (const [id] of ended) this.slots.delete(id);
    const kept = new Set([...this.slots.keys(), ...this.families.keys()]);
    this.add(drivers);
    await Promise.all(ended.map(([, slot]) => slot.dispose()));
    return [...wanted.keys()].filter((id) => !kept.has(id));
  }

  /** Resolves when what is no longer wanted has ended. Throws `driver.unknown`. */
  async setLibraries(driver: string, libraries: readonly DriverLibrary[]): Promise<void> {
    const family = this.families.get(driver);
    if (!family) throw DriverUnknown({ driver });
    if (this.disposed) throw RpcClosed({});
    const wanted = new Map(libraries.map((library) => [`${driver}/${library.id}`, library]));
    const ended: Promise<void>[] = [];
    for (const [id, slot] of this.slots) {
      if (!id.startsWith(`${driver}/`) || isDeepStrictEqual(slot.spec.library, wanted.get(id))) continue;
      this.slots.delete(id);
      ended.push(slot.dispose());
    }
    for (const [id, library] of wanted) {
      if (!this.slots.has(id)) this.slots.set(id, this.newSlot({ ...family, id, title: library.title, library }));
    }
    await Promise.all(ended);
  }

  async dispose(): Promise<void> {
    this.disposed = true;
    await Promise.all(this.all().map((slot) => slot.dispose()));
  }
}
