import type { SignatureCoverage } from '@sealwright/core/api';
import { isOrderedPair } from './range-digest.ts';
import type { RevisionEnd } from './revisions.ts';

export interface CoverageFacts {
  readonly byteRange: readonly number[];
  /** Offsets of '<' and after '>'. */
  readonly contentsSpan: readonly [start: number, end: number] | undefined;
  /** Whether /Contents stands in the dictionary as a hexadecimal string that is not empty. */
  readonly hasContents: boolean;
  /** Whether /Contents or /ByteRange stands there more than once: readers differ in which one they take. */
  readonly duplicateKeys: boolean;
  /** Whether anything but zeros follows the DER inside /Contents. */
  readonly hasHiddenData: boolean;
  readonly fileSize: number;
  readonly revisionEnds: readonly RevisionEnd[];
}

/**
 * Establishes what /ByteRange covers (ISO 32000-2, 12.8.1). Anything but "all of a revision except exactly the /Contents
 * string, with its < and >" is malformed: every looser reading has been used to forge signatures.
 */
export function establishCoverage(facts: CoverageFacts): SignatureCoverage {
  const { byteRange, contentsSpan, fileSize } = facts;
  if (facts.duplicateKeys) return malformed('duplicate-keys');
  if (!facts.hasContents) return malformed('no-contents');
  if (byteRange.length === 0) return malformed('no-byte-range');
  if (byteRange.length !== 4) return malformed('not-two-ranges');
  const [first, firstLength, second, secondLength] = byteRange as [number, number, number, number];
  if (first !== 0) return malformed('start-not-zero');
  if (!isOrderedPair(byteRange, fileSize)) return malformed('out-of-bounds');
  if (!contentsSpan) return malformed('contents-not-found');
  if (firstLength !== contentsSpan[0] || second !== contentsSpan[1]) return malformed('hole-not-contents');
  if (facts.hasHiddenData) return malformed('padding-not-zero');
  const end = second + secondLength;
  if (end === fileSize) return { kind: 'whole-file', end };
  const revision = facts.revisionEnds.find(({ marker, end: last }) => marker <= end && end <= last);
  if (!revision) return malformed('end-not-revision');
  return { kind: revision.end === fileSize ? 'whole-file' : 'revision', end };
}

function malformed(reason: Extract<SignatureCoverage, { kind: 'malformed' }>['reason']): SignatureCoverage {
  return { kind: 'malformed', reason };
}
