import { isProven } from '@sealwright/crypto/login';
import { parseCertificate } from '@sealwright/crypto/x509';
import type { Schemas } from '../api/schemas.ts';
import type { Database, Transaction } from '../database/index.ts';
import type { EntryAuthority } from './entry-authority.ts';
import { randomToken, sha256Hex } from './random-token.ts';
import { SessionProblem } from './session-problem.ts';

/** In milliseconds. */
const CHALLENGE_LIFE = 2 * 60_000;
const ACCESS_LIFE = 15 * 60_000;
const REFRESH_LIFE = 12 * 60 * 60_000;
/**
 * An answer that got lost leaves its client with the refresh token that it just used. So long it is good once more;
 * after that, whoever shows it stole it, and the session ends.
 */
const REFRESH_GRACE = 60_000;

export interface SessionOptions {
  readonly database: Database;
  /** Origins that clients reach this platform under: what a log-in statement may name as its audience. */
  readonly audiences: () => readonly string[];
  /** Where certificates have to lead to authorities, and may name their company themselves. */
  readonly authority?: Pick<EntryAuthority, 'fault' | 'companyOf'>;
  /** Asked before a certificate is refused that nobody was enrolled with: somebody may be by now. */
  readonly lookAgain?: () => Promise<void>;
  readonly now?: () => Date;
}

/** Log-in with a key: a challenge, a signature, tokens. All of it is in the database: any instance knows every session. */
export class Sessions {
  readonly #database: Database;
  readonly #audiences: () => readonly string[];
  readonly #authority: SessionOptions['authority'];
  readonly #lookAgain: (() => Promise<void>) | undefined;
  readonly #now: () => Date;

  constructor({ database, audiences, authority, lookAgain, now = () => new Date() }: SessionOptions) {
    this.#database = database;
    this.#audiences = audiences;
    this.#authority = authority;
    this.#lookAgain = lookAgain;
    this.#now = now;
  }

  /** `certificate`: DER. Throws `SessionProblem`. */
  async challenge(certificate: Uint8Array): Promise<Schemas['Challenge']> {
    this.#requireValid(certificate);
    const id = randomToken();
    const nonce = randomToken();
    const expiresAt = this.#in(CHALLENGE_LIFE);
    const sha256 = sha256Hex(certificate);
    const isKnown = () =>
      this.#database.asSystem(async (transaction) => (await enrolledParty(transaction, sha256)) !== undefined);
    // Whether a company that a certificate names is known is told to nobody who did not prove to be that company.
    const namesCompany = this.#authority?.companyOf(certificate) !== undefined;
    if (!namesCompany && this.#lookAgain && !(await isKnown())) await this.#lookAgain();
    await this.#database.asSystem(async (transaction) => {
      if (!namesCompany && !(await enrolledParty(transaction, sha256))) throw new SessionProblem('entry-refused');
      await transaction.query(
        'insert into entry_challenges (id, nonce, certificate_sha256, expires_at) values ($1, $2, $3, $4)',
        [sha256Hex(id), nonce, sha256, expiresAt],
      );
    });
    return { challengeId: id, nonce, expiresAt: expiresAt.toISOString() };
  }

  /** Takes the challenge, whatever comes of it: it is answered once. */
  async open(
    challengeId: string,
    chain: readonly [Uint8Array, ...Uint8Array[]],
    signature: Uint8Array,
  ): Promise<Schemas['Session']> {
    const [certificate] = chain;
    const sha256 = sha256Hex(certificate);
    const [challenge] = await this.#database.asSystem((transaction) =>
      transaction.query<{ nonce: string; certificate_sha256: string; expires_at: Date }>(
        'delete from entry_challenges where id = $1 returning nonce, certificate_sha256, expires_at',
        [sha256Hex(challengeId)],
      ),
    );
    if (!challenge || challenge.expires_at <= this.#now() || challenge.certificate_sha256 !== sha256) {
      throw new SessionProblem('not-signed-in');
    }
    this.#requireValid(certificate);
    if (!(await this.#proves(certificate, challenge.nonce, signature))) throw new SessionProblem('not-signed-in');
    const fault = await this.#authority?.fault(chain);
    if (fault) throw new SessionProblem('entry-refused', fault);
    return this.#database.asSystem(async (transaction) => {
      const party = await this.#partyBy(transaction, certificate);
      if (!party) throw new SessionProblem('entry-refused');
      const session = randomToken();
      await transaction.query('insert into sessions (id, party, certificate_sha256, chain) values ($1, $2, $3, $4)', [
        session,
        party.code,
        sha256,
        chain.map((each) => Buffer.from(each).toString('base64')),
      ]);
      return this.#tokens(transaction, session, party);
    });
  }

  async refresh(refreshToken: string): Promise<Schemas['Session']> {
    const now = this.#now();
    const isVouchedFor = await this.#isVouchedFor(refreshToken);
    const refreshed = await this.#database.asSystem(async (transaction) => {
      const [token] = await transaction.query<{ session: string; used_at: Date | null; chain: readonly string[] }>(
        `select t.session, t.used_at, s.chain from session_tokens t join sessions s on s.id = t.session
          where t.hash = $1 and t.kind = 'refresh' and t.expires_at > $2 for update`,
        [sha256Hex(refreshToken), now],
      );
      if (!token) return undefined;
      const isStolen = token.used_at !== null && now.getTime() - token.used_at.getTime() > REFRESH_GRACE;
      // A certificate that was struck off, or that no authority vouches for any more, opens nothing.
      const [certificate] = token.chain.map(bytesOf);
      const isGood = certificate !== undefined && isVouchedFor && !isStolen;
      const party = isGood ? await this.#partyBy(transaction, certificate) : undefined;
      if (!party) {
        await transaction.query('delete from sessions where id = $1', [token.session]);
        return undefined;
      }
      await transaction.query('update session_tokens set used_at = coalesce(used_at, $2) where hash = $1', [
        sha256Hex(refreshToken),
        now,
      ]);
      return this.#tokens(transaction, token.session, party);
    });
    if (!refreshed) throw new SessionProblem('not-signed-in');
    return refreshed;
  }

  /** Who an access token stands for. */
  async partyOf(accessToken: string): Promise<Schemas['Party'] | undefined> {
    const [party] = await this.#database.asSystem((transaction) =>
      transaction.query<{ code: string; name: string }>(
        `select p.code, p.name from session_tokens t join sessions s on s.id = t.session join parties p on p.code = s.party
          where t.hash = $1 and t.kind = 'access' and t.expires_at > $2`,
        [sha256Hex(accessToken), this.#now()],
      ),
    );
    return party;
  }

  /** Ends the session that an access token belongs to, with all its tokens. */
  async close(accessToken: string): Promise<void> {
    await this.#database.asSystem((transaction) =>
      transaction.query('delete from sessions where id = (select session from session_tokens where hash = $1)', [
        sha256Hex(accessToken),
      ]),
    );
  }

  /** Forgets what ran out. */
  async sweep(): Promise<void> {
    const now = this.#now();
    await this.#database.asSystem(async (transaction) => {
      await transaction.query('delete from entry_challenges where expires_at <= $1', [now]);
      await transaction.query('delete from session_tokens where expires_at <= $1', [now]);
      await transaction.query(
        'delete from sessions s where not exists (select from session_tokens t where t.session = s.id)',
      );
    });
  }

  /** The company that enrolled a certificate; else the known one that it names itself. */
  async #partyBy(transaction: Transaction, certificate: Uint8Array): Promise<Schemas['Party'] | undefined> {
    const enrolled = await enrolledParty(transaction, sha256Hex(certificate));
    const code = enrolled ? undefined : this.#authority?.companyOf(certificate);
    if (code === undefined) return enrolled;
    const [named] = await transaction.query<Schemas['Party']>('select code, name from parties where code = $1', [code]);
    return named;
  }

  /** Asked anew with every refresh, outside of its transaction: it may take as long as an issuer takes to answer. */
  async #isVouchedFor(refreshToken: string): Promise<boolean> {
    if (!this.#authority) return true;
    const [session] = await this.#database.asSystem((transaction) =>
      transaction.query<{ chain: readonly string[] }>(
        `select s.chain from session_tokens t join sessions s on s.id = t.session
          where t.hash = $1 and t.kind = 'refresh' and t.expires_at > $2`,
        [sha256Hex(refreshToken), this.#now()],
      ),
    );
    return session !== undefined && (await this.#authority.fault(session.chain.map(bytesOf))) === undefined;
  }

  async #tokens(transaction: Transaction, session: string, subject: Schemas['Party']): Promise<Schemas['Session']> {
    const accessToken = randomToken();
    const refreshToken = randomToken();
    const expiresAt = this.#in(ACCESS_LIFE);
    const refreshExpiresAt = this.#in(REFRESH_LIFE);
    await transaction.query(
      `insert into session_tokens (hash, session, kind, expires_at)
       values ($1, $3, 'access', $4), ($2, $3, 'refresh', $5)`,
      [sha256Hex(accessToken), sha256Hex(refreshToken), session, expiresAt, refreshExpiresAt],
    );
    return {
      ...{ accessToken, tokenType: 'Bearer', expiresAt: expiresAt.toISOString(), expiresIn: ACCESS_LIFE / 1000 },
      ...{ refreshToken, refreshExpiresAt: refreshExpiresAt.toISOString(), subject },
    };
  }

  async #proves(certificate: Uint8Array, nonce: string, signature: Uint8Array): Promise<boolean> {
    for (const audience of this.#audiences()) {
      if (await isProven({ certificate, audience, nonce, signature })) return true;
    }
    return false;
  }

  #requireValid(certificate: Uint8Array): void {
    const now = this.#now();
    const validity = parseCertificate(certificate);
    if (!validity) throw new SessionProblem('malformed');
    if (now < validity.notBefore || now > validity.notAfter) throw new SessionProblem('certificate-expired');
  }

  #in(milliseconds: number): Date {
    return new Date(this.#now().getTime() + milliseconds);
  }
}

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

async function enrolledParty(
  transaction: Transaction,
  certificateSha256: string,
): Promise<Schemas['Party'] | undefined> {
  const [party] = await transaction.query<{ code: string; name: string }>(
    `select p.code, p.name from party_certificates c join parties p on p.code = c.party where c.sha256 = decode($1, 'hex')`,
    [certificateSha256],
  );
  return party;
}
