import type { InspectionInput, SignatureInspection } from '@sealwright/core/api';
import { recogniseSignedData } from '@sealwright/crypto/cms';
import { inspectBareRsa, isBareRsa } from './inspect-bare-rsa.ts';
import { inspectSignature } from './inspect-signature.ts';

/** Signatures with Chinese algorithms belong to another format. */
export function recognises(contents: Uint8Array, subFilter: string): boolean {
  return isBareRsa(contents, subFilter) || recogniseSignedData(contents) === 'other';
}

export function inspect(input: InspectionInput): Promise<SignatureInspection> {
  return isBareRsa(input.contents, input.subFilter) ? inspectBareRsa(input) : inspectSignature(input);
}
