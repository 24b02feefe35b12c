import {
  CiphertextInvalid,
  type DecryptMechanism,
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
  checkDecryptRequest,
  decryptMechanismsOf,
  PluggedTokens,
  quietly,
  readSignature,
  SessionTable,
  wiping,
} from '@sealwright/driver-kit/driver';
import { type Cryptoki, type Handle, withSession } from './cryptoki.ts';
import { CKF, CKU } from './cryptoki-constants.ts';
import { decryptionOf, decryptMechanism, isAboutCiphertext } from './decryption-scheme.ts';
import { changeUserPin, loginUser, pinBuffer, unlockUserPin } from './pin-operations.ts';
import type { Pkcs11Options } from './pkcs11-options.ts';
import { findPrivateKey, type PrivateKey } from './private-key.ts';
import { requestFor, type TokenAbilities } from './signature-scheme.ts';
import { keyInfo, readData, readKeys, type TokenKey } from './token-contents.ts';
import { tokenFault } from './token-faults.ts';
import { type PluggedToken, pinStatusOf, TokenSlots } from './token-slots.ts';

const IDLE = 5 * 60_000;
/** Room that every signature fits in, in octets. */
const SIGNATURE_ROOM = 2_048;
/** Room that every text fits in which RSA decrypts. */
const TEXT_ROOM = 2_048;

interface Session {
  readonly token: string;
  readonly slot: Handle;
  readonly handle: Handle;
  readonly abilities: TokenAbilities;
  readonly keys: ReadonlyMap<string, TokenKey>;
  readonly privateKeys: ReadonlyMap<string, PrivateKey>;
  /** Only where a key asks for it at every signature, and no longer than the session. */
  readonly pin: Uint8Array;
}

/**
 * The keys behind one PKCS#11 library. Calls of the library block, so none overlaps another; the process ends when one
 * takes too long.
 */
export class LibraryDriver implements TokenDriver {
  readonly onDidChangeTokens: TokenDriver['onDidChangeTokens'] & {};
  private readonly cryptoki: Cryptoki;
  private readonly options: Pkcs11Options;
  private readonly plugged: PluggedTokens<PluggedToken>;
  private readonly sessions: SessionTable<Session>;
  /** Ids of keys that were seen to want the PIN at every signature: many show it to their holder only. */
  private readonly asking = new Set<string>();

  constructor(cryptoki: Cryptoki, options: Pkcs11Options, log: Log) {
    this.cryptoki = cryptoki;
    this.options = options;
    this.sessions = new SessionTable(options.idle ?? IDLE, (session) => this.end(session));
    this.plugged = new PluggedTokens({
      ...{ source: new TokenSlots(cryptoki), needs: options.needs, log },
      onGone: (gone) => this.sessions.closeWhere(({ token }) => token === gone),
    });
    this.onDidChangeTokens = this.plugged.onDidChange;
  }

  async tokens(): Promise<readonly TokenInfo[]> {
    return this.plugged.infos();
  }

  async keys(token: string): Promise<readonly KeyInfo[]> {
    const plugged = this.plugged.get(token);
    const { keys, abilities } = this.contentsOf(plugged);
    const asking = this.reading(plugged, (session) => this.keysThatAsk(session, keys));
    return keys.map((key) => ({ ...keyInfo(key, abilities), ...(asking.has(key) && { pinPerSignature: true }) }));
  }

  async data(token: string, session?: string): Promise<readonly TokenDatum[]> {
    if (session === undefined)
      return this.reading(this.plugged.get(token), (handle) => readData(this.cryptoki, handle));
    const open = this.sessions.use(session);
    if (open.token !== token) throw SessionClosed({});
    return this.contained(token, () => readData(this.cryptoki, open.handle));
  }

  async pinStatus(token: string): Promise<PinStatus> {
    return pinStatusOf(this.plugged.get(token));
  }

  /** What the token holds is read before the PIN is tried: a key that cannot be used costs no try. */
  async login(token: string, pin: Uint8Array): Promise<string> {
    return wiping([pin], () => {
      const plugged = this.usable(token);
      const { slot } = plugged;
      const { keys: listed, abilities } = this.contentsOf(plugged);
      const keys = new Map(listed.map((key) => [key.certified.id, key]));
      return this.contained(token, () => {
        const isLoggedIn = this.sessions.contents().some((session) => session.token === token);
        const handle = this.cryptoki.C_OpenSession(slot, CKF.serialSession);
        try {
          loginUser(this.cryptoki, { handle, plugged, pin, isLoggedIn, tokens: this.plugged });
          const privateKeys = this.privateKeysOf(handle, listed);
          for (const [key, { alwaysAuthenticates }] of privateKeys) if (alwaysAuthenticates) this.asking.add(key);
          const isAskedAgain = [...privateKeys.values()].some(({ alwaysAuthenticates }) => alwaysAuthenticates);
          const kept = isAskedAgain ? pin.slice() : new Uint8Array();
          return this.sessions.open({ token, slot, handle, abilities, keys, privateKeys, pin: kept });
        } catch (fault) {
          // A wrong PIN beside open sessions has logged the token out, and with it these.
          this.sessions.closeWhere((session) => session.token === token);
          quietly(() => this.cryptoki.C_Logout(handle));
          quietly(() => this.cryptoki.C_CloseSession(handle));
          throw fault;
        }
      });
    });
  }

  async sign(id: string, key: string, mechanism: SignMechanism, digest: Uint8Array): Promise<Uint8Array> {
    const session = this.sessions.use(id);
    const tokenKey = session.keys.get(key);
    if (!tokenKey) throw KeyMissing({ key });
    const request = requestFor(tokenKey.certified, mechanism, digest, session.abilities);
    const privateKey = session.privateKeys.get(key);
    if (!privateKey) throw KeyMissing({ key });
    try {
      this.cryptoki.C_SignInit(session.handle, request.mechanism, privateKey.handle);
      if (privateKey.alwaysAuthenticates) this.authenticate(session);
      const answer = this.cryptoki.C_Sign(session.handle, request.data, Buffer.alloc(SIGNATURE_ROOM));
      return readSignature(answer, { key: tokenKey.certified, mechanism, digest });
    } catch (fault) {
      // Whatever went wrong, the next signature starts from a PIN: a session in an unknown state signs nothing more.
      this.sessions.close(id);
      throw this.explain(fault, session.token);
    }
  }

  async decrypt(id: string, key: string, mechanism: DecryptMechanism, ciphertext: Uint8Array): Promise<Uint8Array> {
    const session = this.sessions.use(id);
    const tokenKey = session.keys.get(key);
    if (!tokenKey) throw KeyMissing({ key });
    checkDecryptRequest(decryptMechanismsOf(tokenKey.certified, session.abilities.decryption), mechanism);
    const privateKey = session.privateKeys.get(key);
    if (!privateKey) throw KeyMissing({ key });
    const room = Buffer.alloc(TEXT_ROOM);
    let isInitialised = false;
    try {
      this.cryptoki.C_DecryptInit(session.handle, decryptMechanism(mechanism), privateKey.handle);
      if (privateKey.alwaysAuthenticates) this.authenticate(session);
      isInitialised = true;
      return Uint8Array.from(this.cryptoki.C_Decrypt(session.handle, Buffer.from(ciphertext), room));
    } catch (fault) {
      if (isInitialised && isAboutCiphertext(fault) && this.plugged.has(session.token)) {
        throw CiphertextInvalid({}, { cause: fault });
      }
      this.sessions.close(id);
      throw this.explain(fault, session.token);
    } finally {
      room.fill(0);
    }
  }

  async logout(session: string): Promise<void> {
    this.sessions.close(session);
  }

  async changePin(token: string, oldPin: Uint8Array, newPin: Uint8Array): Promise<void> {
    return wiping([oldPin, newPin], () => {
      const plugged = this.usable(token);
      this.contained(token, () => changeUserPin(this.cryptoki, plugged, oldPin, newPin, this.plugged));
    });
  }

  async unblockPin(token: string, unblockingPin: Uint8Array, newPin: Uint8Array): Promise<void> {
    return wiping([unblockingPin, newPin], () => {
      const plugged = this.plugged.get(token);
      // The officer cannot log in beside sessions that only read (PKCS#11 base 2.40, 5.6, C_Login).
      this.sessions.closeWhere((session) => session.token === token);
      this.contained(token, () => unlockUserPin(this.cryptoki, plugged, unblockingPin, newPin));
    });
  }

  async dispose(): Promise<void> {
    this.plugged.dispose();
    this.sessions.closeWhere(() => true);
    quietly(() => this.cryptoki.C_Finalize());
  }

  /** Throws `token.removed` and `token.pin-locked`. */
  private usable(token: string): PluggedToken {
    const plugged = this.plugged.get(token);
    if (pinStatusOf(plugged).state === 'locked') throw PinLocked({});
    return plugged;
  }

  private reading<T>({ slot, info }: PluggedToken, run: (session: Handle) => T): T {
    return this.contained(info.id, () => withSession(this.cryptoki, slot, run));
  }

  private contained<T>(token: string, run: () => T): T {
    try {
      return run();
    } catch (fault) {
      throw this.explain(fault, token);
    }
  }

  private explain(fault: unknown, token: string): unknown {
    return tokenFault(fault, token, () => this.plugged.has(token));
  }

  private contentsOf(plugged: PluggedToken): {
    readonly keys: readonly TokenKey[];
    readonly abilities: TokenAbilities;
  } {
    return this.reading(plugged, (session) => {
      const mechanisms = new Set(this.cryptoki.C_GetMechanismList(plugged.slot));
      const decryption = decryptionOf(this.cryptoki, plugged.slot, mechanisms);
      return {
        keys: readKeys(this.cryptoki, session),
        abilities: { mechanisms, sm2: this.options.sm2, decryption },
      };
    });
  }

  /** Signing keys that want the PIN at every signature, as far as that is known before a login. */
  private keysThatAsk(session: Handle, keys: readonly TokenKey[]): ReadonlySet<TokenKey> {
    const asks = (key: TokenKey) =>
      this.options.pinPerSignature ||
      this.asking.has(key.certified.id) ||
      findPrivateKey(this.cryptoki, session, key)?.alwaysAuthenticates;
    return new Set(keys.filter((key) => key.certified.usage === 'signing' && asks(key)));
  }

  /** Of a session that is logged in. A certificate may have lost its key. */
  private privateKeysOf(session: Handle, keys: readonly TokenKey[]): ReadonlyMap<string, PrivateKey> {
    const found = new Map<string, PrivateKey>();
    for (const key of keys) {
      const privateKey = findPrivateKey(this.cryptoki, session, key);
      if (privateKey) found.set(key.certified.id, privateKey);
    }
    return found;
  }

  /** Once for each signature, with the PIN that the session was opened with; a refusal ends the session. */
  private authenticate({ handle, pin }: Session): void {
    this.cryptoki.C_Login(handle, CKU.contextSpecific, pinBuffer(pin));
  }

  private end(session: Session): void {
    session.pin.fill(0);
    const isLast = !this.sessions.contents().some(({ token }) => token === session.token);
    if (isLast) quietly(() => this.cryptoki.C_Logout(session.handle));
    quietly(() => this.cryptoki.C_CloseSession(session.handle));
  }
}
