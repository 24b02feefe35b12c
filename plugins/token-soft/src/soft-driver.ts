import {
  type DecryptMechanism,
  type KeyInfo,
  KeyMissing,
  type Log,
  type PinStatus,
  PinUnfit,
  SealwrightError,
  type SignMechanism,
  type TokenDriver,
  type TokenInfo,
  TokenRemoved,
} from '@sealwright/core/api';
import { type CertifiedKey, SessionTable } from '@sealwright/driver-kit/driver';
import { changePassword } from './change-password.ts';
import { decryptRsa, decryptsBy } from './decrypt-rsa.ts';
import { replaceFile } from './durable-files.ts';
import { passwordFits, readPkcs12 } from './pkcs12.ts';
import { decryptKeyOf, forgetKey, type PrivateKey } from './private-key.ts';
import { mechanismsOf, signDigest } from './sign-digest.ts';
import { readKeyCertificate } from './signing-certificate.ts';
import { SoftTokenDamaged } from './soft-token-errors.ts';
import type { TokenFolder } from './token-folder.ts';
import { TokenWatch } from './token-watch.ts';
import { TryCounter } from './try-counter.ts';

const IDLE = 5 * 60_000;
const MAX_KEY_FILE_BYTES = 1 << 20;
const KEY_FILE = 'key.p12';
/** Of new PINs, in characters. */
const PIN_LENGTH = { min: 4, max: 64 } as const;

interface Session {
  readonly token: string;
  readonly certified: CertifiedKey;
  readonly key: PrivateKey;
}

/** Serves PKCS#12 files like USB keys: listed without a PIN, locked after too many wrong ones, used within sessions. */
export class SoftDriver implements TokenDriver {
  readonly onDidChangeTokens: TokenWatch['onDidChange'];
  private readonly folder: TokenFolder;
  private readonly log: Log;
  private readonly tries: TryCounter;
  private readonly sessions: SessionTable<Session>;
  private readonly watch: TokenWatch;

  constructor(folder: TokenFolder, log: Log, idle = IDLE) {
    this.folder = folder;
    this.log = log;
    this.tries = new TryCounter(folder);
    this.sessions = new SessionTable(idle, ({ key }) => forgetKey(key));
    this.watch = new TokenWatch(folder, log);
    this.onDidChangeTokens = this.watch.onDidChange;
  }

  /** Leaves out damaged tokens, so that one does not hide the others. */
  async tokens(): Promise<readonly TokenInfo[]> {
    const found: TokenInfo[] = [];
    for (const id of await this.folder.ids()) {
      try {
        const { label, serial } = await this.folder.describe(id);
        found.push({ id, label, serial, manufacturer: 'Sealwright', pinLength: PIN_LENGTH, pinTasks: ['change'] });
      } catch (fault) {
        if (!(fault instanceof SealwrightError)) throw fault;
        this.log.warn('a software token was left out', { token: id, code: fault.code });
      }
    }
    return found;
  }

  async keys(token: string): Promise<readonly KeyInfo[]> {
    const { label, chain } = await this.folder.describe(token);
    const certificates = chain.map(fromBase64);
    const certified = readKeyCertificate(certificates[0]!);
    const { id, algorithm, usage } = certified;
    const decrypts = decryptsBy(certified);
    const mechanisms = mechanismsOf(certified);
    return [{ id, label, usage, algorithm, chain: certificates, mechanisms, ...(decrypts.length > 0 && { decrypts }) }];
  }

  pinStatus(token: string): Promise<PinStatus> {
    return this.tries.status(token);
  }

  /** A file that cannot be read is found out before a try is spent on it. */
  async login(token: string, pin: Uint8Array): Promise<string> {
    try {
      const { chain } = await this.folder.describe(token);
      const certified = readKeyCertificate(fromBase64(chain[0]!));
      const file = readPkcs12(await this.folder.read(token, [KEY_FILE], MAX_KEY_FILE_BYTES));
      await this.tries.spend(token, () => passwordFits(file, pin));
      const key = decryptKeyOf(certified, file, pin);
      if (!key) throw SoftTokenDamaged({ token, file: KEY_FILE });
      return this.sessions.open({ token, certified, key });
    } finally {
      pin.fill(0);
    }
  }

  /** The new file is opened before it takes the place of the old one, and takes it as a whole. */
  async changePin(token: string, oldPin: Uint8Array, newPin: Uint8Array): Promise<void> {
    try {
      const { chain } = await this.folder.describe(token);
      if (!isFit(newPin)) throw PinUnfit({});
      const certificates = chain.map(fromBase64);
      const certified = readKeyCertificate(certificates[0]!);
      const file = readPkcs12(await this.folder.read(token, [KEY_FILE], MAX_KEY_FILE_BYTES));
      const replace = async () => {
        const changed = changePassword(file, certificates, oldPin, newPin);
        const again = readPkcs12(changed);
        const key = passwordFits(again, newPin) && decryptKeyOf(certified, again, newPin);
        if (!key) throw SoftTokenDamaged({ token, file: KEY_FILE });
        forgetKey(key);
        await replaceFile(this.folder.path(token, KEY_FILE), changed);
      };
      await this.tries.spend(token, () => passwordFits(file, oldPin), replace);
    } finally {
      for (const pin of [oldPin, newPin]) pin.fill(0);
    }
  }

  async sign(session: string, key: string, mechanism: SignMechanism, digest: Uint8Array): Promise<Uint8Array> {
    const { certified, key: privateKey } = await this.used(session, key);
    return signDigest(privateKey, certified, mechanism, digest);
  }

  async decrypt(
    session: string,
    key: string,
    mechanism: DecryptMechanism,
    ciphertext: Uint8Array,
  ): Promise<Uint8Array> {
    const { certified, key: privateKey } = await this.used(session, key);
    return decryptRsa(privateKey, certified, mechanism, ciphertext);
  }

  async logout(session: string): Promise<void> {
    this.sessions.close(session);
  }

  async dispose(): Promise<void> {
    this.watch.dispose();
    this.sessions.closeWhere(() => true);
  }

  private async used(session: string, key: string): Promise<Session> {
    const used = this.sessions.use(session);
    const { token, certified } = used;
    if (!(await this.folder.has(token))) {
      this.sessions.close(session);
      throw TokenRemoved({ token });
    }
    if (key !== certified.id) throw KeyMissing({ key });
    return used;
  }
}

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

/** UTF-8. Counts the octets that begin a character. */
function isFit(pin: Uint8Array): boolean {
  const length = pin.filter((octet) => (octet & 0xc0) !== 0x80).length;
  return length >= PIN_LENGTH.min && length <= PIN_LENGTH.max;
}
