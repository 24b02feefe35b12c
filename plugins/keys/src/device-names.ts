import { type KeyDevice, type Localized, type PluginStorage, plainLine, type Store } from '@sealwright/core/api';
import { Type } from 'typebox';
import type { ListedDriver } from './driver-list.ts';
import { serialOf } from './one-per-device.ts';

/** Characters. */
const LONGEST = 60;
/** Of names that are kept: the oldest go first. */
const MOST = 500;

const Names = Type.Object({
  names: Type.Array(Type.Object({ device: Type.String(), name: Type.String() }), { maxItems: MOST }),
});
type Names = { readonly names: { readonly device: string; readonly name: string }[] };

type Device = Pick<KeyDevice, 'token' | 'ref'>;

/** What users call their devices. */
export class DeviceNames {
  private readonly store: Store<Names>;

  constructor(storage: PluginStorage) {
    this.store = storage.store<Names>('device-names', { version: 1, schema: Names, initial: { names: [] } });
  }

  /** The names that users gave, as they stand now. Names that cannot be read keep no device out of a list. */
  async read(): Promise<(device: Device) => string | undefined> {
    const { names } = await this.store.read().catch(() => ({ names: [] }));
    const byDevice = new Map(names.map(({ device, name }) => [device, name]));
    return (device) => byDevice.get(identity(device));
  }

  /** Without a name, or with an empty one, the device has none of its user's any more. */
  async set(of: Device, name = ''): Promise<void> {
    const device = identity(of);
    const given = shortLine(name.normalize('NFC'));
    await this.store.update(({ names }) => {
      const others = names.filter((entry) => entry.device !== device);
      return { names: given === '' ? others : [...others, { device, name: given }].slice(-MOST) };
    });
  }
}

/** The serial number, whichever library shows the device; devices without one are known where they stand. */
function identity({ token, ref }: Device): string {
  return serialOf(token) ?? ref;
}

/**
 * What a device is called before its user gives it a name. Vendors label all of their tokens alike, so those of a library
 * are told apart by their serial numbers; other drivers name theirs themselves.
 */
export function defaultName({ token, ref }: Device, { title, isLibrary }: ListedDriver): Localized {
  const [label, serial] = [shortLine(token.label), shortLine(token.serial)];
  const same = (text: string): Localized => ({ 'zh-CN': text, en: text });
  if (!isLibrary && label) return same(label);
  const vendor = isLibrary ? title : same(token.manufacturer);
  const distinction = serial || label || shortLine(ref);
  const joined = (name: string) => [shortLine(name), distinction].filter(Boolean).join('-');
  return { 'zh-CN': joined(vendor['zh-CN']), en: joined(vendor.en) };
}

/** Devices say of themselves what they like. */
function shortLine(text: string): string {
  return [...plainLine(text)].slice(0, LONGEST).join('').trim();
}
