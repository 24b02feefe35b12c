import {
  CiphertextInvalid,
  type DecryptMechanism,
  type KeyInfo,
  KeyMissing,
  type Log,
  PinIncorrect,
  PinLocked,
  type PinStatus,
  type PinTask,
  PinUnfit,
  SealwrightError,
  SessionClosed,
  type SignMechanism,
  type TokenDatum,
  type TokenDriver,
  type TokenInfo,
  TokenRemoved,
  UnblockingPinIncorrect,
  UnblockingPinLocked,
} from '@sealwright/core/api';
import { certificateChain } from './certificate-chain.ts';
import { type CertifiedKey, readCertifiedKey } from './certified-key.ts';
import { checkDecryptRequest, decryptMechanismsOf } from './decrypt-request.ts';
import { DeviceChanges } from './device-changes.ts';
import { checkSignRequest, DIGEST_INFO, isDigestName } from './digest-info.ts';
import { DeviceFailed } from './driver-errors.ts';
import { SessionTable } from './session-table.ts';
import { readSignature } from './signature-answer.ts';
import type { VendorDevice, VendorLibrary, VendorLogin } from './vendor-library.ts';
import { wiping } from './wiping.ts';

/** Milliseconds after which a session that nobody uses ends. */
const IDLE = 5 * 60_000;
/** Milliseconds between two looks at the devices. */
const LOOK_EVERY = 1_000;
/** Fewer tries than that are told before the PIN is typed. */
const FEW_TRIES = 3;

/** By kind of key. */
const MECHANISMS = { rsa: ['rsa-pkcs1'], ec: ['ecdsa'], sm2: ['sm2'] } as const;

interface Session {
  readonly token: string;
  readonly login: VendorLogin;
}

/** The contract of token drivers, made of a vendor's library, of which one function runs at a time. */
export class VendorDriver implements TokenDriver {
  readonly onDidChangeTokens: TokenDriver['onDidChangeTokens'] & {};
  private readonly library: VendorLibrary;
  private readonly sessions = new SessionTable<Session>(IDLE, (session) => this.leave(session));
  private readonly changes: DeviceChanges;
  private readonly watch: NodeJS.Timeout;
  private last: Promise<unknown> = Promise.resolve();
  private isLooking = false;

  constructor(library: VendorLibrary, log: Log) {
    this.library = library;
    this.changes = new DeviceChanges(log);
    this.onDidChangeTokens = this.changes.event;
    this.watch = setInterval(() => this.look(), LOOK_EVERY);
    this.watch.unref();
  }

  tokens(): Promise<readonly TokenInfo[]> {
    return this.inTurn(async () => (await this.devices()).map(tokenInfo));
  }

  keys(token: string): Promise<readonly KeyInfo[]> {
    return this.on(token, async (device) => (await readKeys(device)).map(({ key, chain }) => this.keyInfo(key, chain)));
  }

  pinStatus(token: string): Promise<PinStatus> {
    return this.on(token, pinStatusOf);
  }

  login(token: string, pin: Uint8Array): Promise<string> {
    return wiping([pin], () =>
      this.on(token, async (device) => {
        const login = await device.logIn(pin);
        if (login === 'locked') throw PinLocked({});
        if (login === 'wrong-pin') throw PinIncorrect({ triesLeft: (await device.pinTries()).left });
        return this.sessions.open({ token, login });
      }),
    );
  }

  changePin(token: string, oldPin: Uint8Array, newPin: Uint8Array): Promise<void> {
    return wiping([oldPin, newPin], () =>
      this.on(token, async (device) => {
        const answer = await device.changePin?.(oldPin, newPin);
        if (answer === 'locked') throw PinLocked({});
        if (answer === 'wrong-pin') throw PinIncorrect({ triesLeft: (await device.pinTries()).left });
        if (answer === 'unfit') throw PinUnfit({});
      }),
    );
  }

  unblockPin(token: string, unblockingPin: Uint8Array, newPin: Uint8Array): Promise<void> {
    return wiping([unblockingPin, newPin], () =>
      this.on(token, async (device) => {
        const answer = await device.unblockPin?.(unblockingPin, newPin);
        if (answer === 'locked') throw UnblockingPinLocked({});
        if (answer === 'unfit') throw PinUnfit({});
        if (answer === 'wrong-pin') {
          throw UnblockingPinIncorrect({ triesLeft: (await device.unblockingTries?.()) ?? null });
        }
      }),
    );
  }

  data(token: string, session?: string): Promise<readonly TokenDatum[]> {
    return this.on(token, async (device) => {
      const open = session === undefined ? undefined : this.sessions.use(session);
      if (open && open.token !== token) throw SessionClosed({});
      return (await (open?.login ?? device).data?.()) ?? [];
    });
  }

  async sign(id: string, keyId: string, mechanism: SignMechanism, digest: Uint8Array): Promise<Uint8Array> {
    const { token } = this.sessions.use(id);
    return this.on(token, async (device) => {
      const { login } = this.sessions.use(id);
      const key = (await readKeys(device)).find((each) => each.key.id === keyId)?.key;
      if (!key) throw KeyMissing({ key: keyId });
      checkSignRequest(this.mechanismsOf(key), mechanism, digest);
      try {
        const answer = await login.sign(key.certificate, toBeSigned(mechanism, digest));
        // Held against the certificate: a library that returns garbage must not make a broken document.
        return readSignature(answer, { key, mechanism, digest });
      } catch (fault) {
        // A session in an unknown state signs nothing more.
        this.sessions.close(id);
        throw fault;
      }
    });
  }

  async decrypt(id: string, keyId: string, mechanism: DecryptMechanism, ciphertext: Uint8Array): Promise<Uint8Array> {
    const { token } = this.sessions.use(id);
    return this.on(token, async (device) => {
      const { login } = this.sessions.use(id);
      const key = (await readKeys(device)).find((each) => each.key.id === keyId)?.key;
      if (!key) throw KeyMissing({ key: keyId });
      checkDecryptRequest(this.decryptsOf(key), mechanism);
      const text = await login.decrypt?.(key.certificate, mechanism, ciphertext);
      if (!text) throw CiphertextInvalid({});
      return text;
    });
  }

  async logout(session: string): Promise<void> {
    this.sessions.close(session);
  }

  async dispose(): Promise<void> {
    clearInterval(this.watch);
    this.sessions.closeWhere(() => true);
    await this.inTurn(() => this.library.close());
  }

  /** Runs when all calls before it have ended. */
  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.last.then(run);
    this.last = turn.catch(() => {});
    return turn;
  }

  /** `token.removed` for a device that is not there, or not any more; what else the library throws is a fault of the device. */
  private on<T>(token: string, run: (device: VendorDevice) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      const device = await this.find(token);
      try {
        return await run(device);
      } catch (fault) {
        if (fault instanceof SealwrightError) throw fault;
        await this.find(token);
        throw failed(fault);
      }
    });
  }

  private async find(token: string): Promise<VendorDevice> {
    const device = (await this.devices()).find(({ serial }) => serial === token);
    if (!device) throw TokenRemoved({ token });
    return device;
  }

  private leave({ login }: Session): void {
    // A device that was pulled out cannot be logged out of.
    void this.inTurn(() => login.logOut()).catch(() => {});
  }

  /** Looks do not queue up behind a call that takes long. */
  private look(): void {
    if (this.isLooking) return;
    this.isLooking = true;
    const done = () => {
      this.isLooking = false;
    };
    this.inTurn(() => this.devices()).then(done, done);
  }

  /** Those that are plugged in now. Sessions end with their device as soon as it is missed. */
  private async devices(): Promise<readonly VendorDevice[]> {
    try {
      const devices = await this.library.devices();
      const serials = devices.map(({ serial }) => serial);
      this.sessions.closeWhere(({ token }) => !serials.includes(token));
      this.changes.note(serials.join('\n'));
      return devices;
    } catch (fault) {
      this.changes.note('failed');
      throw fault instanceof SealwrightError ? fault : failed(fault);
    }
  }

  private keyInfo(key: CertifiedKey, chain: readonly Uint8Array[]): KeyInfo {
    const { id, usage, algorithm } = key;
    const decrypts = this.decryptsOf(key);
    return {
      ...{ id, label: id, usage, algorithm, chain },
      mechanisms: this.mechanismsOf(key),
      ...(decrypts.length > 0 && { decrypts }),
    };
  }

  private decryptsOf(key: CertifiedKey): readonly DecryptMechanism[] {
    return decryptMechanismsOf(key, this.library.decryptsBy ?? []);
  }

  private mechanismsOf({ usage, algorithm: { kind } }: CertifiedKey): readonly SignMechanism['kind'][] {
    const signs = usage === 'signing' && (this.library.signsWith?.includes(kind) ?? true);
    return signs ? MECHANISMS[kind] : [];
  }
}

/** `reason` is what the library threw: its own name or number. */
const failed = (fault: unknown) => DeviceFailed({ reason: fault instanceof Error ? fault.message : String(fault) });

function tokenInfo(device: VendorDevice): TokenInfo {
  const { serial, label, manufacturer, model } = device;
  const pinTasks: readonly PinTask[] = [
    ...(device.changePin ? (['change'] as const) : []),
    ...(device.unblockPin ? (['unblock'] as const) : []),
  ];
  return { id: serial, serial, label, manufacturer, pinTasks, ...(model !== undefined && { model }) };
}

/** A certificate counts as a key unless it is an issuer's. */
async function readKeys(device: VendorDevice) {
  const certificates = (await device.certificates()).flatMap((der) => readCertifiedKey(der) ?? []);
  const keys = certificates.filter(({ isAuthority }) => !isAuthority);
  return keys.map((key) => ({ key, chain: certificateChain(key, certificates) }));
}

async function pinStatusOf(device: VendorDevice): Promise<PinStatus> {
  const { left, most } = await device.pinTries();
  if (left === 0) return { state: 'locked', triesLeft: 0 };
  if (left === 1) return { state: 'last-try', triesLeft: 1 };
  return { state: left < most && left <= FEW_TRIES ? 'few-left' : 'ok', triesLeft: left };
}

/** What the library gets: see `VendorLogin.sign`. */
function toBeSigned(mechanism: SignMechanism, digest: Uint8Array): Uint8Array {
  if (mechanism.kind !== 'rsa-pkcs1' || !isDigestName(mechanism.hash)) return digest;
  return Buffer.concat([DIGEST_INFO[mechanism.hash], digest]);
}
