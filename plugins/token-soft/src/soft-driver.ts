import {
  type KeyInfo,
  KeyMissing,
  type Log,
  type PinStatus,
  SealwrightError,
  type SignMechanism,
  type TokenDriver,
  type TokenInfo,
  TokenRemoved,
} from '@sealwright/core/api';
import { type CertifiedKey, SessionTable } from '@sealwright/driver-kit/driver';
import { passwordFits, readPkcs12 } from './pkcs12.ts';
import { decryptKeyOf, forgetKey, type PrivateKey } from './private-key.ts';
import { mechanismsOf, signDigest } from './sign-digest.ts';
import { readKeyCertificate } from './signing-certificate.ts';
import { SoftTokenDamaged } from './soft-token-errors.ts';
import type { TokenFolder } from './token-folder.ts';
import { TryCounter } from './try-counter.ts';

const IDLE = 5 * 60_000;
const MAX_KEY_FILE_BYTES = 1 << 20;

interface Session {
  readonly token: string;
  readonly certified: CertifiedKey;
  readonly key: PrivateKey;
}

/** Serves PKCS#12 files like USB keys: listed without a PIN, locked after too many wrong ones, used within sessions. */
export class SoftDriver implements TokenDriver {
  private readonly folder: TokenFolder;
  private readonly log: Log;
  private readonly tries: TryCounter;
  private readonly sessions: SessionTable<Session>;

  constructor(folder: TokenFolder, log: Log, idle = IDLE) {
    this.folder = folder;
    this.log = log;
    this.tries = new TryCounter(folder);
    this.sessions = new SessionTable(idle, ({ key }) => forgetKey(key));
  }

  /** Leaves out damaged tokens, so that one does not hide the others. */
  async tokens(): Promise<readonly TokenInfo[]> {
    const found: TokenInfo[] = [];
    for (const id of await this.folder.ids()) {
      try {
        const { label, serial } = await this.folder.describe(id);
        found.push({ id, label, serial, manufacturer: 'Sealwright' });
      } catch (fault) {
        if (!(fault instanceof SealwrightError)) throw fault;
        this.log.warn('a software token was left out', { token: id, code: fault.code });
      }
    }
    return found;
  }

  async keys(token: string): Promise<readonly KeyInfo[]> {
    const { label, chain } = await this.folder.describe(token);
    const certificates = chain.map((der) => new Uint8Array(Buffer.from(der, 'base64')));
    const certified = readKeyCertificate(certificates[0]!);
    const { id, algorithm, usage } = certified;
    return [{ id, label, usage, algorithm, chain: certificates, mechanisms: mechanismsOf(certified) }];
  }

  pinStatus(token: string): Promise<PinStatus> {
    return this.tries.status(token);
  }

  /** A file that cannot be read is found out before a try is spent on it. */
  async login(token: string, pin: Uint8Array): Promise<string> {
    try {
      const { chain } = await this.folder.describe(token);
      const certified = readKeyCertificate(Buffer.from(chain[0]!, 'base64'));
      const file = readPkcs12(await this.folder.read(token, ['key.p12'], MAX_KEY_FILE_BYTES));
      await this.tries.spend(token, () => passwordFits(file, pin));
      const key = decryptKeyOf(certified, file, pin);
      if (!key) throw SoftTokenDamaged({ token, file: 'key.p12' });
      return this.sessions.open({ token, certified, key });
    } finally {
      pin.fill(0);
    }
  }

  async sign(session: string, key: string, mechanism: SignMechanism, digest: Uint8Array): Promise<Uint8Array> {
    const { token, certified, key: privateKey } = this.sessions.use(session);
    if (!(await this.folder.has(token))) {
      this.sessions.close(session);
      throw TokenRemoved({ token });
    }
    if (key !== certified.id) throw KeyMissing({ key });
    return signDigest(privateKey, certified, mechanism, digest);
  }

  async logout(session: string): Promise<void> {
    this.sessions.close(session);
  }

  async dispose(): Promise<void> {
    this.sessions.closeWhere(() => true);
  }
}
