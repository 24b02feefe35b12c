import { KeyUsageFlags } from '@peculiar/asn1-x509';
import type { SealInspection, SignatureInspection } from '@sealwright/core/api';
import type { SignatureVerifier } from '@sealwright/crypto/x509';
import { type Certificate, parseCertificate } from '@sealwright/crypto/x509';
import { buildChain, type ChainProblem } from './certificates/chain.ts';

export interface SealRequest {
  readonly inspection: SignatureInspection;
  /** None: the maker's chain is not checked. */
  readonly anchors: readonly Certificate[];
  /** When the signature was made, as far as that is known. */
  readonly time: Date;
  readonly verify: SignatureVerifier;
}

/** Trust in the electronic seal of a signature (GB/T 38540, 7.2), apart from trust in its signer. */
export interface SealJudgement {
  readonly seal: SealInspection;
  readonly maker: Certificate | undefined;
  readonly time: Date;
  /** Whether the seal was valid at that time. */
  readonly inForce: boolean;
  /** Of the maker's chain. */
  readonly outcome: 'trusted' | 'untrusted' | 'not-checked';
  readonly problem?: { readonly kind: ChainProblem | 'maker-unreadable'; readonly certificate?: Certificate };
}

/** `undefined`: the signature carries no seal. */
export async function judgeSeal({
  inspection,
  anchors,
  time,
  verify,
}: SealRequest): Promise<SealJudgement | undefined> {
  const { seal } = inspection;
  if (!seal) return undefined;
  const maker = parseCertificate(seal.maker);
  const common = { seal, maker, time, inForce: time >= seal.validFrom && time <= seal.validTo };
  if (anchors.length === 0) return { ...common, outcome: 'not-checked' };
  if (!maker) return { ...common, outcome: 'untrusted', problem: { kind: 'maker-unreadable' } };
  const candidates = inspection.certificates.flatMap((der) => parseCertificate(der) ?? []);
  const chain = await buildChain({ leaf: maker, candidates, anchors, time, verify });
  if (!chain.trusted)
    return { ...common, outcome: 'untrusted', problem: { kind: chain.problem, certificate: chain.at } };
  if (!maySign(maker)) return { ...common, outcome: 'untrusted', problem: { kind: 'key-usage', certificate: maker } };
  return { ...common, outcome: 'trusted' };
}

/** Whether there is any doubt that the seal is what it says; what was not checked raises none. */
export function isDoubtful({ inForce, outcome }: SealJudgement): boolean {
  return !inForce || outcome === 'untrusted';
}

function maySign({ keyUsage }: Certificate): boolean {
  const signing = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  return keyUsage === undefined || (keyUsage & signing) !== 0;
}
