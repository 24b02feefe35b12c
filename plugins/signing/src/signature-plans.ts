import {
  type FormatProfile,
  type Key,
  type Placement,
  type Preflight,
  SealwrightError,
  type SignaturePlan,
  type SigningRequest,
} from '@sealwright/core/api';
import { FieldNeedsOnePlace } from './errors.ts';

/** One plan for all places, or one for each where the request wants a signature per place. */
export function signaturePlans(
  request: SigningRequest,
  placements: readonly Placement[],
  profile: FormatProfile,
  key: Key,
  time: Date,
): readonly SignaturePlan[] {
  if (request.field !== undefined && placements.length > 1) throw FieldNeedsOnePlace({ places: placements.length });
  const { reason, location, contact, certify, field } = request;
  const groups = signaturesOf(request, placements) > 1 ? placements.map((place) => [place]) : [placements];
  return groups.map((places, index) => ({
    filter: profile.filter,
    subFilter: profile.subFilter,
    contentsLength: profile.contentsLength,
    claims: {
      name: key.certificate.subject,
      time,
      ...(reason !== undefined && { reason }),
      ...(location !== undefined && { location }),
      ...(contact !== undefined && { contact }),
    },
    places,
    ...(field !== undefined && { field }),
    // Only the first signature of a document may certify it (ISO 32000-2, 12.8.2.2.1).
    ...(certify !== undefined && index === 0 && { certify }),
  }));
}

/** How many signatures a request makes: one for all places, or one for each. */
export function signaturesOf({ strategy }: SigningRequest, placements: readonly Placement[]): number {
  return strategy === 'per-place' ? Math.max(1, placements.length) : 1;
}

/** Throws the pre-flight's own sentence. */
export function refuseUnlessAllowed({ allowed, refusal }: Preflight): void {
  if (!allowed && refusal) throw new SealwrightError('signing.forbidden', {}, refusal);
}
