import { companyCodeOf } from './company-code.ts';
import { TrustFiles, TrustFileUnusable } from './trust-files.ts';
import type { CompanyClaim, JudgePolicy } from './verdict.ts';

/** Whom the platform believes about certificates. Paths are files (PEM, DER) or folders of them. */
export interface TrustTerms {
  /** Certification authorities. None: certificates count by having been enrolled, and by their dates. */
  readonly authorities: readonly string[];
  /** Revocation lists that somebody keeps there up to date. */
  readonly crls: readonly string[];
  /** Whether issuers are asked over the network, by the addresses in the certificates. */
  readonly asksIssuers: boolean;
  /** What becomes of a certificate of which nobody says whether it was revoked, where that is looked at. */
  readonly unknownRevocation: 'accept' | 'refuse';
  /** OIDs, where certificates of the authorities name their company. None: companies are known by enrolled certificates. */
  readonly companyCodeAt: readonly string[];
}

/**
 * The policy that files and signatures are judged by, from files that an administrator may replace at any time. One that
 * cannot be read then leaves what was there before, and is told of.
 */
export class TrustPolicy {
  readonly #terms: TrustTerms;
  readonly #authorities: TrustFiles;
  readonly #crls: TrustFiles;
  readonly #log: (message: string) => void;
  #last: JudgePolicy | undefined;
  #told = '';

  private constructor(terms: TrustTerms, log: (message: string) => void) {
    this.#terms = terms;
    this.#authorities = new TrustFiles('certificates', terms.authorities);
    this.#crls = new TrustFiles('crls', terms.crls);
    this.#log = log;
  }

  /** Throws `TrustFileUnusable`. */
  static async open(terms: TrustTerms, log: (message: string) => void = () => {}): Promise<TrustPolicy> {
    const policy = new TrustPolicy(terms, log);
    policy.#last = await policy.#read();
    return policy;
  }

  /** Whether certificates have to lead to an authority. */
  get hasAuthorities(): boolean {
    return this.#terms.authorities.length > 0;
  }

  /** What files of a company may be signed by beside its enrolled certificates. */
  claimOf(code: string): CompanyClaim | undefined {
    const { companyCodeAt: places } = this.#terms;
    return this.hasAuthorities && places.length > 0 ? { code, places } : undefined;
  }

  /** The code of the company that a certificate names, whoever made it. */
  companyOf(certificate: Uint8Array): string | undefined {
    const { companyCodeAt } = this.#terms;
    return this.hasAuthorities && companyCodeAt.length > 0 ? companyCodeOf(certificate, companyCodeAt) : undefined;
  }

  async now(): Promise<JudgePolicy> {
    try {
      this.#last = await this.#read();
      this.#told = '';
    } catch (fault) {
      if (!(fault instanceof TrustFileUnusable) || !this.#last) throw fault;
      if (this.#told !== fault.message) this.#log(fault.message);
      this.#told = fault.message;
    }
    return this.#last;
  }

  async #read(): Promise<JudgePolicy> {
    const { asksIssuers, unknownRevocation } = this.#terms;
    const [anchors, crls] = await Promise.all([this.#authorities.all(), this.#crls.all()]);
    return { anchors, crls, revocation: asksIssuers, unknownRevocation };
  }
}
