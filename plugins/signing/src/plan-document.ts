import type {
  DocumentFiles,
  Key,
  PdfEngine,
  PlannedSigning,
  Seal,
  SignatureFormatData,
  SigningRequest,
  TextSearch,
  Verification,
} from '@sealwright/core/api';
import { DocumentWords } from './document-words.ts';
import type { StampPlan, StampPlanner } from './plan-stamps.ts';
import { preflight } from './preflight.ts';
import type { RevisionChain } from './revision-chain.ts';

export interface PlanningParts {
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly planner: StampPlanner;
  readonly verification: Verification | undefined;
  readonly textSearch: TextSearch | undefined;
}

export interface Planning {
  readonly request: SigningRequest;
  readonly key: Key;
  readonly format: SignatureFormatData;
  readonly time: Date;
  /** Seals that were looked up already, by what the stamps call them; those of this document are added. */
  readonly seals?: Map<string, Seal>;
  readonly signal: AbortSignal | undefined;
}

/** Where the stamps of one document come to stand, what is to be known beforehand, and the seals that stand in it. */
export async function planDocument(
  { planner, textSearch, verification }: PlanningParts,
  chain: RevisionChain,
  { request, key, format, time, seals: known, signal }: Planning,
): Promise<{ readonly planned: PlannedSigning } & Pick<StampPlan, 'seals' | 'owners'>> {
  const document = await chain.current();
  const words = new DocumentWords(textSearch, await chain.searched());
  const input = { document, words, key, time, signal, ...(known && { seals: known }) };
  const { placements, seals, owners } = await planner.plan(request, input);
  const { unsearched } = words;
  const judged = { request, document, key, format, placements, seals, unsearched, time, signal };
  const { password: _, ...open } = request;
  return { planned: { request: open, placements, preflight: await preflight(judged, verification) }, seals, owners };
}
