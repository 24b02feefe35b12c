import { basename } from 'node:path';
import type {
  DocumentFiles,
  HookCaller,
  Key,
  KeySession,
  Keys,
  PdfEngine,
  Placement,
  PlannedSigning,
  PointReader,
  Seal,
  SignatureFormat,
  SignatureFormatData,
  Signing,
  SigningProgress,
  SigningRequest,
  SigningResult,
  TextSearch,
  Verification,
} from '@sealwright/core/api';
import { type ChosenFormat, chooseFormat, findFormat } from './choose-format.ts';
import { DocumentWords } from './document-words.ts';
import { CertificateExpired, CertificateNotYetValid, KeyNotForSigning } from './errors.ts';
import { day, type StampPlanner } from './plan-stamps.ts';
import { preflight } from './preflight.ts';
import { RevisionChain } from './revision-chain.ts';
import { signRevision } from './sign-revision.ts';
import { refuseUnlessAllowed, signaturePlans } from './signature-plans.ts';

export interface PipelineParts {
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly keys: Pick<Keys, 'find' | 'open'>;
  readonly planner: StampPlanner;
  readonly formats: PointReader<SignatureFormatData, SignatureFormat>;
  readonly verification: Verification | undefined;
  readonly textSearch: TextSearch | undefined;
  readonly decide: HookCaller<'decide', PlannedSigning>;
  readonly willSign: HookCaller<'transform', PlannedSigning>;
  readonly didSign: HookCaller<'observe', SigningResult>;
}

type SubmitOptions = NonNullable<Parameters<Signing['submit']>[1]>;

/** The pipeline of `Signing`; see there for the order of its steps. */
export class SigningPipeline implements Signing {
  private readonly parts: PipelineParts;

  constructor(parts: PipelineParts) {
    this.parts = parts;
  }

  async plan(request: SigningRequest, signal?: AbortSignal): Promise<PlannedSigning> {
    const key = await this.parts.keys.find(request.key);
    const chain = new RevisionChain(this.parts, request);
    try {
      const { data } = findFormat(this.parts.formats, request, key);
      const { planned } = await this.planOn(chain, {
        request,
        key,
        format: data,
        time: new Date(),
        signal,
      });
      return planned;
    } finally {
      await chain.dispose();
    }
  }

  async submit(request: SigningRequest, { signal, progress = () => {} }: SubmitOptions = {}): Promise<SigningResult> {
    const time = new Date();
    const key = await this.parts.keys.find(request.key);
    refuseUnfitKey(key, time);
    const chosen = await chooseFormat(this.parts.formats, request, key);
    await this.parts.files.checkTarget(request.output, { overwrite: request.overwrite ?? false });
    const chain = new RevisionChain(this.parts, request);
    try {
      progress({ step: 'plan' });
      const { data: format } = chosen;
      const { planned, seals } = await this.planOn(chain, { request, key, format, time, signal });
      refuseUnlessAllowed(planned.preflight);
      await this.parts.decide.call(planned);
      const { placements } = await this.parts.willSign.call(planned);
      const signed = await this.sign({ request, placements, seals, key, chosen, time, chain, signal, progress });
      // What stands at the output is there to stay.
      signal?.throwIfAborted();
      const result = { ...signed, size: await chain.commit(), preflight: planned.preflight };
      await this.parts.didSign.call(result);
      return result;
    } finally {
      await chain.dispose();
    }
  }

  private async planOn(
    chain: RevisionChain,
    { request, key, format, time, signal }: Planning,
  ): Promise<{ readonly planned: PlannedSigning; readonly seals: readonly Seal[] }> {
    const document = await chain.current();
    const words = new DocumentWords(this.parts.textSearch, await chain.searched());
    const { placements, seals } = await this.parts.planner.plan(request, { document, words, key, time, signal });
    const { unsearched } = words;
    const input = { request, document, key, format, placements, seals, unsearched, time, signal };
    const { password: _, ...open } = request;
    const planned = { request: open, placements, preflight: await preflight(input, this.parts.verification) };
    return { planned, seals };
  }

  /** One session for all revisions: one PIN, whatever their number. The first is laid out before the PIN is asked for. */
  private async sign(submission: Submission): Promise<Omit<SigningResult, 'size' | 'preflight'>> {
    const { request, placements, seals, key, chosen, time, chain, signal, progress } = submission;
    const profile = await chosen.format.prepare({ key, options: chosen.options, seals });
    const plans = signaturePlans(request, placements, profile, key, time);
    let session: KeySession | undefined;
    const fields: string[] = [];
    try {
      for (const plan of plans) {
        signal?.throwIfAborted();
        progress({ step: 'prepare' });
        const revision = await (await chain.current()).prepareSignature(plan);
        progress({ step: 'digest' });
        const digest = await revision.digest(profile.hash);
        progress({ step: 'pin' });
        session ??= await this.parts.keys.open(key, purpose(request, digest), signal);
        progress({ step: 'sign' });
        const { byteRange } = revision;
        const contents = await signRevision({ key, session, chosen, profile, seals, byteRange, digest, time, signal });
        progress({ step: 'write' });
        await chain.append(revision, contents, signal);
        fields.push(...revision.fields);
      }
    } finally {
      await session?.close();
    }
    return {
      output: request.output,
      fields,
      signer: key.certificate.subject,
      format: chosen.id,
      placements: placements.length,
      keyOperations: plans.length,
    };
  }
}

interface Planning {
  readonly request: SigningRequest;
  readonly key: Key;
  readonly format: SignatureFormatData;
  readonly time: Date;
  readonly signal: AbortSignal | undefined;
}

/** All that is agreed on when the signing itself begins. */
interface Submission {
  readonly request: SigningRequest;
  readonly placements: readonly Placement[];
  readonly seals: readonly Seal[];
  readonly key: Key;
  readonly chosen: ChosenFormat;
  readonly time: Date;
  readonly chain: RevisionChain;
  readonly signal: AbortSignal | undefined;
  readonly progress: (progress: SigningProgress) => void;
}

function purpose(request: SigningRequest, digest: Uint8Array) {
  return {
    action: 'sign',
    subject: request.name ?? basename(request.input),
    digest: Buffer.from(digest).toString('hex'),
  } as const;
}

function refuseUnfitKey(key: Key, time: Date): void {
  if (key.usage !== 'signing') throw KeyNotForSigning({ key: key.ref });
  const { subject: holder, notBefore, notAfter } = key.certificate;
  if (time > notAfter) throw CertificateExpired({ holder, date: day(notAfter) });
  if (time < notBefore) throw CertificateNotYetValid({ holder, date: day(notBefore) });
}
