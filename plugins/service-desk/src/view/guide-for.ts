import type { ServiceGuide } from '@sealwright/core/api';
import type { DeskHint, ShownDesk } from '../common-desk-rpc.ts';

/** The guide that a hint calls for. */
export function guideFor(hint: DeskHint | undefined, { content }: ShownDesk): ServiceGuide | undefined {
  return hint && content.guides.find(({ occasion }) => occasion === hint.occasion);
}
