import {
  type KeyInfo,
  KeyMissing,
  type Log,
  PinLocked,
  type PinStatus,
  SessionClosed,
  type SignMechanism,
  type TokenDatum,
  type TokenDriver,
  type TokenInfo,
} from '@sealwright/core/api';
import {
  type CertifiedKey,
  checkSignRequest,
  DIGEST_INFO,
  type DigestName,
  PluggedTokens,
  quietly,
  readSignature,
  SessionTable,
  wiping,
} from '@sealwright/driver-kit/driver';
import { readFiles } from './application-files.ts';
import { type ContainerKey, readKeys, withContainer } from './container-keys.ts';
import { applicationOf, pinStatus } from './pin-status.ts';
import { isSar, sar } from './skf-codes.ts';
import { checkNewPinAnswer, checkPinAnswer, checkUnblockingAnswer, skfFault } from './skf-faults.ts';
import type { Handle, PinAnswer, SkfLibrary } from './skf-library.ts';
import type { SkfOptions } from './skf-options.ts';
import { type SkfToken, SkfTokens } from './skf-tokens.ts';

const IDLE = 5 * 60_000;

interface Session {
  readonly token: string;
  readonly device: string;
  readonly application: Handle;
  readonly keys: ReadonlyMap<string, ContainerKey>;
}

/**
 * The keys behind one SKF library (GM/T 0016). Calls of the library block, so none overlaps another; the process ends
 * when one takes too long.
 */
export class SkfDriver implements TokenDriver {
  readonly onDidChangeTokens: TokenDriver['onDidChangeTokens'] & {};
  private readonly library: SkfLibrary;
  private readonly options: SkfOptions;
  private readonly devices: SkfTokens;
  private readonly plugged: PluggedTokens<SkfToken>;
  private readonly sessions: SessionTable<Session>;

  constructor(library: SkfLibrary, options: SkfOptions, log: Log) {
    this.library = library;
    this.options = options;
    this.sessions = new SessionTable(options.idle ?? IDLE, (session) => this.end(session));
    this.devices = new SkfTokens(library, log, (left) => this.sessions.closeWhere(({ device }) => device === left));
    this.plugged = new PluggedTokens({ source: this.devices, needs: options.needs, log });
    this.onDidChangeTokens = this.plugged.onDidChange;
  }

  async tokens(): Promise<readonly TokenInfo[]> {
    return this.plugged.infos();
  }

  async keys(token: string): Promise<readonly KeyInfo[]> {
    return this.reading(token, (found) => this.keysOf(found)).map(({ info }) => info);
  }

  async data(token: string, session?: string): Promise<readonly TokenDatum[]> {
    if (session !== undefined && this.sessions.use(session).token !== token) throw SessionClosed({});
    const data = this.reading(token, ({ application }) =>
      application === undefined ? [] : readFiles(this.library, application),
    );
    // A device that was connected anew meanwhile has shown what it shows to everybody.
    if (session !== undefined) this.sessions.use(session);
    return data;
  }

  async pinStatus(token: string): Promise<PinStatus> {
    return this.reading(token, (found) => pinStatus(this.library, applicationOf(found)));
  }

  /** What the token holds is read before the PIN is tried: a key that cannot be used costs no try. */
  async login(token: string, pin: Uint8Array): Promise<string> {
    return wiping([pin], () => {
      const { application, device, keys } = this.reading(token, (found) => ({
        ...this.usable(found),
        keys: new Map(this.keysOf(found).map((key) => [key.info.id, key])),
      }));
      const isSame = (session: Session) => session.application === application;
      return this.acting(token, device, () => {
        // An application that is logged in might take any PIN.
        if (this.sessions.contents().some(isSame)) quietly(() => this.library.clearSecureState(application));
        try {
          checkPinAnswer(this.verified(application, pin));
        } catch (fault) {
          this.sessions.closeWhere(isSame);
          throw fault;
        }
        return this.sessions.open({ token, device, application, keys });
      });
    });
  }

  async sign(id: string, key: string, mechanism: SignMechanism, digest: Uint8Array): Promise<Uint8Array> {
    const { token, device, application, keys } = this.sessions.use(id);
    const containerKey = keys.get(key);
    if (!containerKey) throw KeyMissing({ key });
    const { certified, info, container } = containerKey;
    checkSignRequest(info.mechanisms, mechanism, digest);
    try {
      return this.acting(token, device, () => {
        const answer = withContainer(this.library, application, container, (handle) =>
          this.signed(handle, certified, mechanism, digest),
        );
        return readSignature(answer, { key: certified, mechanism, digest });
      });
    } catch (fault) {
      // Whatever went wrong, the next signature starts from a PIN: a session in an unknown state signs nothing more.
      this.sessions.close(id);
      throw fault;
    }
  }

  async logout(session: string): Promise<void> {
    this.sessions.close(session);
  }

  async changePin(token: string, oldPin: Uint8Array, newPin: Uint8Array): Promise<void> {
    return wiping([oldPin, newPin], () => {
      const { application, device } = this.reading(token, (found) => this.usable(found));
      this.acting(token, device, () => checkNewPinAnswer(this.library.changePin(application, oldPin, newPin)));
    });
  }

  async unblockPin(token: string, unblockingPin: Uint8Array, newPin: Uint8Array): Promise<void> {
    return wiping([unblockingPin, newPin], () => {
      const { application, device } = this.reading(token, (found) => ({ ...found, application: applicationOf(found) }));
      this.acting(token, device, () =>
        checkUnblockingAnswer(this.library.unblockPin(application, unblockingPin, newPin)),
      );
    });
  }

  async dispose(): Promise<void> {
    this.plugged.dispose();
    this.sessions.closeWhere(() => true);
    this.devices.dispose();
  }

  private keysOf({ application }: SkfToken): readonly ContainerKey[] {
    return application === undefined ? [] : readKeys(this.library, application);
  }

  /** Throws `token.pin-locked` and `key-device.pin-missing`. */
  private usable(token: SkfToken): { readonly application: Handle; readonly device: string } {
    const application = applicationOf(token);
    if (pinStatus(this.library, application).state === 'locked') throw PinLocked({});
    return { application, device: token.device };
  }

  /** The PIN is looked at once: an answer that says it was not is no try. */
  private verified(application: Handle, pin: Uint8Array): PinAnswer {
    const answer = this.library.verifyPin(application, pin);
    if (answer.code !== sar('USER_ALREADY_LOGGED_IN')) return answer;
    this.library.clearSecureState(application);
    return this.library.verifyPin(application, pin);
  }

  private signed(
    container: Handle,
    { algorithm }: CertifiedKey,
    mechanism: SignMechanism,
    digest: Uint8Array,
  ): Uint8Array {
    if (mechanism.kind === 'sm2' || algorithm.kind !== 'rsa') return this.library.signSm2(container, digest);
    const info = DIGEST_INFO[mechanism.hash as DigestName];
    const data = this.options.skf?.rsaTakesDigest ? digest : Buffer.concat([info, digest]);
    return this.library.signRsa(container, data, Math.ceil(algorithm.bits / 8));
  }

  /** Looks at a token; once more where it was pulled out and plugged in again since it was connected. */
  private reading<T>(token: string, look: (found: SkfToken) => T): T {
    const found = this.plugged.get(token);
    try {
      return look(found);
    } catch (fault) {
      if (!isSar(fault, 'INVALIDHANDLEERR', 'DEVICE_REMOVED')) throw this.explain(fault, token, found.device);
    }
    this.devices.forget(found.device);
    return this.acting(token, found.device, () => look(this.plugged.get(token)));
  }

  /** Does something with a token that may be done only once. */
  private acting<T>(token: string, device: string, act: () => T): T {
    try {
      return act();
    } catch (fault) {
      throw this.explain(fault, token, device);
    }
  }

  private explain(fault: unknown, token: string, device: string): unknown {
    // Handles of a device that was pulled out are worth nothing, also when it is back.
    if (isSar(fault, 'INVALIDHANDLEERR', 'DEVICE_REMOVED')) this.devices.forget(device);
    return skfFault(fault, token, () => this.plugged.has(token));
  }

  private end({ application }: Session): void {
    const isLast = !this.sessions.contents().some((session) => session.application === application);
    if (isLast) quietly(() => this.library.clearSecureState(application));
  }
}
