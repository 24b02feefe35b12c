import {
  defineError,
  type ErrorRecord,
  type Event,
  type Key,
  type KeyDevice,
  type Keys,
  type PinTask,
  type PluginAdmin,
  SealwrightError,
  TokenRemoved,
  toDisposable,
} from '@sealwright/core/api';
import type { DeviceBoard, ShownCertificate, ShownDevice } from './common-devices-rpc.ts';
import { OFFERS } from './common-offers.ts';

const DriverFailed = defineError('device-list.driver-failed', {
  'zh-CN': '密钥驱动程序出错，没有说明原因。请重新插入密钥，再点“刷新”。',
  en: 'The driver of the key failed without saying why. Plug the key in again, then refresh.',
});

/** The devices for the page, and what it does with one that it showed. */
export class DeviceDesk {
  private readonly keys: Keys;
  private readonly plugins: Pick<PluginAdmin, 'list' | 'onDidChange'>;
  private shown: ReadonlyMap<string, KeyDevice> = new Map();

  constructor(keys: Keys, plugins: Pick<PluginAdmin, 'list' | 'onDidChange'>) {
    this.keys = keys;
    this.plugins = plugins;
  }

  /** Fires when `board` may have changed. */
  readonly onDidChange: Event<void> = (listener) => {
    const listening = [this.keys.onDidChange, this.plugins.onDidChange].map((on) => on(listener));
    return toDisposable(async () => {
      await Promise.all(listening.map((each) => each.dispose()));
    });
  };

  async board(): Promise<DeviceBoard> {
    const { devices, troubles, pending } = await this.keys.devices();
    this.shown = new Map(devices.map((device) => [device.ref, device]));
    return {
      devices: devices.map(toShown),
      troubles: troubles.map(({ error, ...trouble }) => ({ ...trouble, error: recordOf(error) })),
      pending,
      offers: this.offers(),
    };
  }

  async rename(ref: string, name: string | null): Promise<void> {
    await this.keys.rename(this.device(ref), name ?? undefined);
  }

  async setPin(ref: string, task: PinTask, signal: AbortSignal): Promise<void> {
    await this.keys.setPin(this.device(ref), task, signal);
  }

  private device(ref: string): KeyDevice {
    const device = this.shown.get(ref);
    if (!device) throw TokenRemoved({ token: ref });
    return device;
  }

  private offers(): string[] {
    const contributed = this.plugins
      .list()
      .filter(({ state }) => state !== 'disabled' && state !== 'failed')
      .flatMap(({ contributes }) => contributes.map(({ id }) => id));
    return Object.values(OFFERS).filter((id) => contributed.includes(id));
  }
}

function toShown({ ref, driver, name, token, pin, keys }: KeyDevice): ShownDevice {
  return { ref, driver, name, token, ...(pin && { pin }), certificates: keys.map(toCertificate).sort(inOrder) };
}

function toCertificate({ ref, usage, algorithm, certificate }: Key): ShownCertificate {
  return { key: ref, usage, algorithm, certificate };
}

/** By holder and kind of key, the newest first, the signing certificate before its encryption certificate. */
function inOrder(a: ShownCertificate, b: ShownCertificate): number {
  const holder = compare(a.certificate.subject, b.certificate.subject) || compare(a.algorithm.kind, b.algorithm.kind);
  if (holder !== 0) return holder;
  if (a.usage !== b.usage) return a.usage === 'signing' ? -1 : 1;
  return b.certificate.notBefore.getTime() - a.certificate.notBefore.getTime() || compare(a.key, b.key);
}

const { compare } = new Intl.Collator('zh-CN');

function recordOf(error: unknown): ErrorRecord {
  return (error instanceof SealwrightError ? error : DriverFailed({})).toJSON();
}
