import type {
  FailedSigning,
  HookCaller,
  Key,
  Keys,
  PlannedSigning,
  Signing,
  SigningBatchOptions,
  SigningBatchResult,
  SigningRequest,
  SigningResult,
} from '@sealwright/core/api';
import { findFormat } from './choose-format.ts';
import { documentName } from './document-name.ts';
import { type DocumentParts, DocumentSigning, type Signer } from './document-signing.ts';
import { CertificateExpired, CertificateNotYetValid, KeyNotForSigning } from './errors.ts';
import { planDocument } from './plan-document.ts';
import { day } from './plan-stamps.ts';
import { keyOfBatch } from './refuse-unfit-batch.ts';
import { RevisionChain } from './revision-chain.ts';
import { SigningBatch } from './signing-batch.ts';
import { SigningSession } from './signing-session.ts';
import { typedFault } from './typed-fault.ts';

export interface PipelineParts extends DocumentParts {
  readonly didFail: HookCaller<'observe', FailedSigning>;
  readonly keys: Pick<Keys, 'find' | 'open'>;
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
      const { data: format } = findFormat(this.parts.formats, request, key);
      const planning = { request, key, format, time: new Date(), signal };
      const { planned } = await planDocument(this.parts, chain, planning);
      return planned;
    } finally {
      await chain.dispose();
    }
  }

  async submit(request: SigningRequest, options: SubmitOptions = {}): Promise<SigningResult> {
    try {
      return await this.signOne(request, options);
    } catch (fault) {
      await this.tellOfFailure(request, fault);
      throw fault;
    }
  }

  private async signOne(
    request: SigningRequest,
    { signal, progress = () => {} }: SubmitOptions,
  ): Promise<SigningResult> {
    const signer = await this.signer(request.key);
    const document = new DocumentSigning(this.parts, request, signer);
    const session = new SigningSession(this.parts.keys, signer.key);
    try {
      await document.agree({ signal, progress });
      await document.sign(session, { signal, progress });
      await session.close();
      return await document.commit(signal);
    } finally {
      await session.close();
      await document.dispose();
    }
  }

  async submitAll(requests: readonly SigningRequest[], options: SigningBatchOptions = {}): Promise<SigningBatchResult> {
    const signer = await this.signer(keyOfBatch(requests, options));
    const result = await new SigningBatch(this.parts, requests, signer, options).run();
    for (const [index, outcome] of result.outcomes.entries()) {
      const error = outcome.state === 'failed' ? outcome.error : outcome.state === 'left' ? result.stopped : undefined;
      if (error) await this.tellOfFailure(requests[index] as SigningRequest, error);
    }
    return result;
  }

  private async tellOfFailure(request: SigningRequest, fault: unknown): Promise<void> {
    const error = typedFault(fault).toJSON();
    await this.parts.didFail.call({ name: documentName(request), key: request.key, error });
  }

  private async signer(named: string): Promise<Signer> {
    const time = new Date();
    const key = await this.parts.keys.find(named);
    refuseUnfitKey(key, time);
    return { key, time, seals: new Map() };
  }
}

function refuseUnfitKey(key: Key, time: Date): void {
  if (key.usage !== 'signing') throw KeyNotForSigning({ key: key.ref });
  const { subject: holder, notBefore, notAfter } = key.certificate;
  if (time > notAfter) throw CertificateExpired({ holder, date: day(notAfter) });
  if (time < notBefore) throw CertificateNotYetValid({ holder, date: day(notBefore) });
}
