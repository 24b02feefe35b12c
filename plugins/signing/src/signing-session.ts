import type { Key, KeyPurpose, KeySession, Keys, SigningRequest, SignMechanism } from '@sealwright/core/api';
import { documentName } from './document-name.ts';

/** The one session of a submission with its key, however many documents there are: one PIN, asked for when it is first opened. */
export class SigningSession {
  private readonly keys: Pick<Keys, 'open'>;
  private readonly key: Key;
  private session: KeySession | undefined;
  /** How many it will sign, for the PIN entry. */
  documents = 1;
  /** The key or its PIN was at fault: nothing more can be signed. A fault of one document is none of it. */
  isBroken = false;

  constructor(keys: Pick<Keys, 'open'>, key: Key) {
    this.keys = keys;
    this.key = key;
  }

  get isOpen(): boolean {
    return this.session !== undefined;
  }

  /** `digest`: of the first revision that will be signed. */
  async open(request: SigningRequest, digest: Uint8Array, signal?: AbortSignal): Promise<void> {
    this.session ??= await this.watch(this.keys.open(this.key, this.purpose(request, digest), signal));
  }

  async sign(mechanism: SignMechanism, digest: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
    if (!this.session) throw new Error('signing before the session is open');
    return this.watch(this.session.sign(this.key, mechanism, digest, signal));
  }

  async close(): Promise<void> {
    await this.session?.close();
    this.session = undefined;
  }

  /** The digest of one document says nothing about the others. */
  private purpose(request: SigningRequest, digest: Uint8Array): KeyPurpose {
    const name = documentName(request);
    if (this.documents > 1) return { action: 'sign', subject: `${name} (+${this.documents - 1})` };
    return { action: 'sign', subject: name, digest: Buffer.from(digest).toString('hex') };
  }

  private async watch<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (fault) {
      this.isBroken = true;
      throw fault;
    }
  }
}
