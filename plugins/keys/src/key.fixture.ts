import type {
  Contribution,
  DriverLibrary,
  DriverProcesses,
  HostDriver,
  Key,
  KeyInfo,
  Log,
  PluginStorage,
  PointReader,
  Store,
  StoreDefinition,
  TokenDriverData,
  TokenInfo,
  TokenLibraries,
  TokenLibraryData,
} from '@sealwright/core/api';
import { Emitter, TokenRemoved, toDisposable } from '@sealwright/core/api';
import { CN, certificateShape, O } from './certificate.fixture.ts';
import { summariseCertificate } from './certificate-summary.ts';
import { DeviceDirectory } from './device-directory.ts';
import { DeviceNames } from './device-names.ts';
import { DriverList } from './driver-list.ts';

export interface KeySpec {
  readonly driver?: string;
  readonly token?: string;
  readonly label?: string;
  readonly key?: string;
  readonly holder?: string;
  readonly organisation?: string;
  readonly serial?: string;
  readonly usage?: KeyInfo['usage'];
  readonly notAfter?: Date;
  readonly bits?: number;
  readonly pinPerSignature?: boolean;
  /** What the token says of itself besides. */
  readonly info?: Partial<TokenInfo>;
}

export function makeKey(spec: KeySpec = {}): Key {
  const { driver = 'soft', token = 'token', key = 'key' } = spec;
  const info = infoOf(spec);
  const certificate = summariseCertificate(info.chain[0]!);
  return { ...info, driver, token: tokenOf(spec), certificate, ref: `${driver}:${token}:${key}` };
}

/** A driver that holds the given keys; what a test needs otherwise, it overrides. */
export function makeDriver(keys: readonly KeySpec[], override: Partial<HostDriver> = {}): HostDriver {
  const tokens = new Map(keys.map((spec) => [spec.token ?? 'token', tokenOf(spec)]));
  return {
    tokens: async () => [...tokens.values()],
    keys: async (token) => {
      if (!tokens.has(token)) throw TokenRemoved({ token });
      return keys.filter((spec) => (spec.token ?? 'token') === token).map(infoOf);
    },
    pinStatus: async () => ({ state: 'ok', triesLeft: 5 }),
    sign: async (_session, _key, _mechanism, digest) => digest,
    logout: async () => {},
    ...override,
  };
}

/**
 * Driver processes and the directory over the given drivers; an `Error` is a process that does not start. `libraries` are
 * those of drivers with one process per library: `{ netca: source }` lists what the source names.
 */
export function makeProcesses(
  drivers: Readonly<Record<string, HostDriver | Error>>,
  libraries: Readonly<Record<string, TokenLibraries>> = {},
  patience?: number,
) {
  const given: Record<string, readonly DriverLibrary[]> = {};
  const resets: string[] = [];
  const tokenChanges = new Emitter<{ driver: string }>();
  const restarts = new Emitter<{ driver: string }>();
  const processes: DriverProcesses = {
    async get(id) {
      const driver = drivers[id];
      if (driver instanceof Error || !driver) throw driver ?? new Error('no such driver');
      return driver;
    },
    async setLibraries(driver, wanted) {
      given[driver] = wanted;
    },
    async reset(driver) {
      resets.push(driver);
    },
    onDidRestart: restarts.event,
    onDidChangeTokens: tokenChanges.event,
  };
  const title = { 'zh-CN': '驱动', en: 'Driver' };
  const single = Object.keys(drivers).filter((id) => !id.includes('/'));
  const driverReader = readerOf<TokenDriverData, undefined>([
    ...single.map((id) => ({ id, plugin: id, data: { title }, load: async () => undefined })),
    ...Object.keys(libraries).map((id) => ({
      ...{ id, plugin: id, data: { title, perLibrary: true } },
      load: async () => undefined,
    })),
  ]);
  const libraryReader = readerOf<TokenLibraryData, TokenLibraries>(
    Object.entries(libraries).map(([id, source]) => ({ id, plugin: id, data: {}, load: async () => source })),
  );
  const list: DriverList = new DriverList(driverReader, libraryReader, processes, silent, (family) =>
    directory.forget(family),
  );
  const names = new DeviceNames(memoryStorage());
  const changes = new Emitter<void>();
  const directory = new DeviceDirectory(list, processes, names, changes, patience);
  return {
    ...{ processes, list, names, directory, changes, given, resets },
    restart: (driver: string) => restarts.fire({ driver }),
    changeTokens: (driver: string) => tokenChanges.fire({ driver }),
  };
}

function memoryStorage(): PluginStorage {
  return {
    folder: async () => '',
    store<T>(_name: string, { initial }: StoreDefinition<T>): Store<T> {
      let contents = initial;
      return {
        read: async () => contents,
        async update(change) {
          contents = change(contents);
          return contents;
        },
      };
    },
  };
}

function readerOf<D, I>(contributions: readonly Contribution<D, I>[]): PointReader<D, I> {
  return {
    list: () => contributions,
    get: (id) => contributions.find((contribution) => contribution.id === id),
    onDidChange: () => toDisposable(() => {}),
  };
}

export const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

function tokenOf({ token = 'token', label = 'Label', info }: KeySpec): TokenInfo {
  return { id: token, label, serial: `serial of ${token}`, manufacturer: 'Test', ...info };
}

function infoOf(spec: KeySpec): KeyInfo {
  const { key = 'key', usage = 'signing', holder = '张三', organisation, serial, notAfter, bits = 2048 } = spec;
  const subject = [...(organisation === undefined ? [] : [[O, organisation] as const]), [CN, holder] as const];
  return {
    id: key,
    label: key,
    usage,
    algorithm: { kind: 'rsa', bits },
    chain: [certificateShape({ subject, ...(serial ? { serial } : {}), ...(notAfter ? { notAfter } : {}) })],
    mechanisms: usage === 'signing' ? ['rsa-pkcs1', 'rsa-pss'] : [],
    ...(spec.pinPerSignature && { pinPerSignature: true }),
  };
}
