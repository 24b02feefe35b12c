import type {
  HookCaller,
  Key,
  Placement,
  PlannedSigning,
  PointReader,
  Preflight,
  Seal,
  SignatureFormat,
  SignatureFormatData,
  SigningProgress,
  SigningRequest,
  SigningResult,
} from '@sealwright/core/api';
import { type ChosenFormat, chooseFormat } from './choose-format.ts';
import { documentName } from './document-name.ts';
import { type PlanningParts, planDocument } from './plan-document.ts';
import { RevisionChain } from './revision-chain.ts';
import { signRevision } from './sign-revision.ts';
import { refuseUnlessAllowed, signaturePlans } from './signature-plans.ts';
import { type StampOwner, signingMarks } from './signing-marks.ts';
import type { SigningSession } from './signing-session.ts';

export interface DocumentParts extends PlanningParts {
  readonly formats: PointReader<SignatureFormatData, SignatureFormat>;
  readonly decide: HookCaller<'decide', PlannedSigning>;
  readonly willSign: HookCaller<'transform', PlannedSigning>;
  readonly didSign: HookCaller<'observe', SigningResult>;
}

/** Who signs, and when: the same for all documents of a submission. */
export interface Signer {
  readonly key: Key;
  readonly time: Date;
  /** Seals that were looked up so far, by what the stamps call them. */
  readonly seals: Map<string, Seal>;
}

export interface SigningWatch {
  readonly signal: AbortSignal | undefined;
  readonly progress: (progress: SigningProgress) => void;
}

/** What everybody has agreed on before the PIN. */
interface Agreement {
  readonly chosen: ChosenFormat;
  readonly placements: readonly Placement[];
  readonly seals: readonly Seal[];
  readonly owners: readonly StampOwner[];
  readonly preflight: Preflight;
}

/** One document on its way: `agree`, `sign`, `commit`, and in any case `dispose`. Nothing stands at the output before `commit`. */
export class DocumentSigning {
  private readonly parts: DocumentParts;
  private readonly request: SigningRequest;
  private readonly signer: Signer;
  private readonly chain: RevisionChain;
  private agreement: Agreement | undefined;
  private signed: Omit<SigningResult, 'size'> | undefined;

  constructor(parts: DocumentParts, request: SigningRequest, signer: Signer) {
    this.parts = parts;
    this.request = request;
    this.signer = signer;
    this.chain = new RevisionChain(parts, request);
  }

  /** Plans the stamps, judges what they do to the document, and asks the hooks; rejects with whatever is against it. */
  async agree({ signal, progress }: SigningWatch): Promise<void> {
    const { parts, request, signer } = this;
    signal?.throwIfAborted();
    const chosen = await chooseFormat(parts.formats, request, signer.key);
    await parts.files.checkTarget(request.output, { overwrite: request.overwrite ?? false });
    progress({ step: 'plan' });
    const planning = { request, ...signer, format: chosen.data, signal };
    const { planned, seals, owners } = await planDocument(parts, this.chain, planning);
    refuseUnlessAllowed(planned.preflight);
    await parts.decide.call(planned);
    const { placements } = await parts.willSign.call(planned);
    this.agreement = { chosen, placements, seals, owners, preflight: planned.preflight };
  }

  /** Closes the document until it is signed: what was agreed on takes little room. */
  rest(): Promise<void> {
    return this.chain.close();
  }

  /** Signs into a draft. The first revision is laid out before the session is opened, which asks for the PIN. */
  async sign(session: SigningSession, { signal, progress }: SigningWatch): Promise<void> {
    const { request, chain } = this;
    const { key, time } = this.signer;
    const { chosen, placements, seals, owners, preflight } = present(this.agreement);
    const profile = await chosen.format.prepare({ key, options: chosen.options, seals });
    const plans = signaturePlans(request, placements, profile, key, time);
    const sign: Parameters<typeof signRevision>[0]['sign'] = (mechanism, value) =>
      session.sign(mechanism, value, signal);
    const signatures: (readonly string[])[] = [];
    for (const plan of plans) {
      signal?.throwIfAborted();
      progress({ step: 'prepare' });
      const revision = await (await chain.current()).prepareSignature(plan);
      progress({ step: 'digest' });
      const digest = await revision.digest(profile.hash);
      if (!session.isOpen) progress({ step: 'pin' });
      await session.open(request, digest, signal);
      progress({ step: 'sign' });
      const { byteRange } = revision;
      const contents = await signRevision({ key, sign, chosen, profile, seals, byteRange, digest, time, signal });
      progress({ step: 'write' });
      await chain.append(revision, contents, signal);
      signatures.push(revision.fields);
    }
    const { serial, sha256 } = key.certificate;
    this.signed = {
      name: documentName(request),
      output: request.output,
      fields: signatures.flat(),
      marks: signingMarks(signatures, placements, owners),
      signer: key.certificate.subject,
      certificate: { serial, sha256 },
      format: chosen.id,
      placements: placements.length,
      keyOperations: plans.length,
      preflight,
    };
  }

  /** Puts the signed document in its place. What stands there is there to stay. */
  async commit(signal: AbortSignal | undefined): Promise<SigningResult> {
    signal?.throwIfAborted();
    const result = { ...present(this.signed), size: await this.chain.commit() };
    await this.parts.didSign.call(result);
    return result;
  }

  async dispose(): Promise<void> {
    await this.chain.dispose();
  }
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a step before this one was left out');
  return value;
}
