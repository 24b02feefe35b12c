import type { Localized } from '@sealwright/core/api';
import type { Judge, TrustPolicy } from '../judging/index.ts';

/** What the platform's certification authorities say of who logs in. */
export class EntryAuthority {
  readonly #trust: Pick<TrustPolicy, 'now' | 'companyOf'>;
  readonly #judge: Pick<Judge, 'judge'>;

  constructor(trust: Pick<TrustPolicy, 'now' | 'companyOf'>, judge: Pick<Judge, 'judge'>) {
    this.#trust = trust;
    this.#judge = judge;
  }

  /** Why a certificate counts for nothing; nothing where an authority vouches for it. DER, its own first. */
  async fault(chain: readonly Uint8Array[]): Promise<Localized | undefined> {
    const verdict = await this.#judge.judge({ kind: 'certificate', chain, policy: await this.#trust.now() });
    return verdict.accepted ? undefined : verdict.reason;
  }

  /** The code of the company that it names, whoever made it. */
  companyOf(certificate: Uint8Array): string | undefined {
    return this.#trust.companyOf(certificate);
  }
}
