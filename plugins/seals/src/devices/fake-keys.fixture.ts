import { createHash } from 'node:crypto';
import {
  type DeviceListing,
  Emitter,
  type Key,
  type KeyDevice,
  type KeySession,
  type Keys,
  type TokenDatum,
} from '@sealwright/core/api';

export interface FakeDevice {
  readonly token: string;
  readonly driver?: string;
  /** DER, of its signing keys. */
  readonly certificates?: readonly Uint8Array[];
  data?: () => Promise<readonly TokenDatum[]>;
  /** What it shows with its PIN. */
  hidden?: () => Promise<readonly TokenDatum[]>;
}

export interface FakeKeys extends Keys {
  readonly device: (token: string) => KeyDevice;
  /** What is plugged in from now on. */
  plug(devices: readonly FakeDevice[], pending?: readonly string[]): void;
  readonly openSessions: () => number;
}

export const datum = (value: Uint8Array): TokenDatum => ({ label: 'seal', value });

/** Service `keys` with the devices of a test, as far as seals ask it. */
export function fakeKeys(devices: readonly FakeDevice[]): FakeKeys {
  const changes = new Emitter<void>();
  let plugged = devices;
  let awaited: readonly string[] = [];
  let sessions = 0;
  const find = (token: string) => plugged.find((device) => device.token === token);
  const unused = () => Promise.reject(new Error('not asked by seals'));
  return {
    onDidChange: changes.event,
    device: (token) => keyDevice(find(token)!),
    plug(next, pending = []) {
      plugged = next;
      awaited = pending;
      changes.fire();
    },
    openSessions: () => sessions,
    async devices(): Promise<DeviceListing> {
      const title = { 'zh-CN': '设备', en: 'Device' };
      return { devices: plugged.map(keyDevice), troubles: [], pending: awaited.map((driver) => ({ driver, title })) };
    },
    data: async ({ token }) => (await find(token.id)?.data?.()) ?? [],
    async open(of): Promise<KeySession> {
      sessions++;
      return {
        token: of.token,
        sign: unused,
        decrypt: unused,
        data: async () => (await find(of.token.id)?.hidden?.()) ?? [],
        close: async () => void sessions--,
      };
    },
    list: async () => ({ keys: plugged.flatMap((device) => keyDevice(device).keys), faults: [] }),
    find: unused,
    setPin: unused,
    rename: unused,
    libraries: unused,
    resetDriver: unused,
  };
}

function keyDevice({ token, driver = 'netca/opensc', certificates = [] }: FakeDevice): KeyDevice {
  const info = { id: token, label: '', serial: token, manufacturer: 'NETCA' };
  const keys = certificates.map((certificate, index): Key => {
    const sha256 = createHash('sha256').update(certificate).digest('hex');
    return {
      id: `k${index}`,
      label: '',
      usage: 'signing',
      algorithm: { kind: 'sm2' },
      chain: [certificate],
      mechanisms: ['sm2'],
      ref: `${driver}:${token}:k${index}`,
      driver,
      token: info,
      certificate: { subject: '', issuer: '', serial: '', notBefore: new Date(0), notAfter: new Date(0), sha256 },
    };
  });
  const name = { 'zh-CN': `网证通-${token}`, en: `NETCA-${token}` };
  return { ref: `${driver}:${token}`, driver, token: info, name, keys };
}
