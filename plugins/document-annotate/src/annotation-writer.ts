import type {
  AnnotationPlan,
  DocumentFiles,
  DocumentReport,
  FileSource,
  Integrity,
  NewAnnotation,
  PdfDocument,
  PdfEngine,
  RevisionChange,
  Secret,
  Verification,
} from '@sealwright/core/api';
import { annotatingWord } from './annotating-word.ts';
import { replacedBy } from './annotation-in-file.ts';
import { unwritten } from './annotation-name.ts';
import type { AnnotatingWord } from './common-annotate-rpc.ts';
import type { Annotation } from './common-annotation.ts';
import { MoreThanAnnotations, refused, SignatureWouldBreak } from './errors.ts';
import { planAnnotations } from './plan-annotations.ts';
import { TextSetter } from './text-setter.ts';

export interface WriterParts {
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  /** Without it signatures are judged by what the document says alone. */
  readonly verification: Verification | undefined;
}

export interface AnnotatedFile {
  /** Absolute path. */
  readonly input: string;
  readonly password?: Secret | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface AnnotationTarget extends AnnotatedFile {
  readonly output: string;
  readonly overwrite?: boolean;
}

/** What a revision that only adds annotations may be told by. */
const EXPECTED: ReadonlySet<RevisionChange['kind']> = new Set([
  'annotation-added',
  'annotation-removed',
  'unused-object',
]);
const SOUND: ReadonlySet<Integrity> = new Set<Integrity>(['valid', 'valid-with-later-changes']);
const BROKEN: ReadonlySet<Integrity> = new Set<Integrity>(['modified', 'invalid']);

/** Writes annotations as a revision of their own. The file stands at the output whole and judged, or not at all. */
export class AnnotationWriter {
  readonly texts = new TextSetter();
  private readonly parts: WriterParts;

  constructor(parts: WriterParts) {
    this.parts = parts;
  }

  async use<T>(file: AnnotatedFile, work: (document: PdfDocument, source: FileSource) => Promise<T>): Promise<T> {
    const { input, password, signal } = file;
    const source = await this.parts.files.open(input);
    try {
      return await work(await this.open(source, password, signal), source);
    } finally {
      await source.close();
    }
  }

  word(file: AnnotatedFile): Promise<AnnotatingWord> {
    return this.use(file, (document) => annotatingWord(document, this.verifier(file)));
  }

  /** With those gone that they replace. Resolves with how many annotations there are on all pages together. */
  add(target: AnnotationTarget, annotations: readonly Annotation[]): Promise<number> {
    return this.use(target, async (document, source) => {
      await this.refuseUnlessAllowed(document);
      const add = await this.plan(document, annotations);
      const remove = await replacedBy(annotations, document);
      await this.write(target, document, source, { add, remove });
      return add.length;
    });
  }

  /** Those that the file does not have yet. */
  unwritten(file: AnnotatedFile, annotations: readonly Annotation[]): Promise<readonly Annotation[]> {
    return this.use(file, (document) => unwritten(annotations, document));
  }

  /** `ids`: of `PdfAnnotation`. */
  remove(target: AnnotationTarget, ids: readonly string[]): Promise<void> {
    return this.use(target, (document, source) => this.write(target, document, source, { add: [], remove: ids }));
  }

  private plan(document: PdfDocument, annotations: readonly Annotation[]): Promise<NewAnnotation[]> {
    const { pageCount } = document;
    const page = (index: number) => document.page(index);
    return planAnnotations(annotations, { pageCount, page, texts: this.texts, time: new Date() });
  }

  private async refuseUnlessAllowed(document: PdfDocument): Promise<void> {
    const { adding } = await document.annotationRules();
    if (adding.allowed) return;
    const { refusal } = await annotatingWord(document, undefined);
    if (refusal) throw refused(adding.reason, refusal);
  }

  private async write(
    target: AnnotationTarget,
    document: PdfDocument,
    source: FileSource,
    plan: AnnotationPlan,
  ): Promise<void> {
    const { output, overwrite = false, signal } = target;
    const revision = await document.prepareAnnotations(plan);
    const { signed } = await document.signatures();
    const before = signed.length > 0 ? await this.verifier(target)?.() : undefined;
    const draft = await this.parts.files.write(output, revision.complete(), { overwrite, ...(signal && { signal }) });
    try {
      await this.judge({ ...target, input: draft.path }, source.size, before);
      signal?.throwIfAborted();
    } catch (fault) {
      await draft.discard();
      throw fault;
    }
    await draft.commit();
  }

  /** Reads back what was written, before it is anybody's document: nothing but annotations, and no signature the worse for it. */
  private async judge(written: AnnotatedFile, length: number, before: DocumentReport | undefined): Promise<void> {
    await this.use(written, async (document) => {
      const changes = await document.changesSince(length);
      const other = changes.find(({ kind }) => !EXPECTED.has(kind));
      if (other) throw MoreThanAnnotations({ kind: other.kind });
    });
    if (!before) return;
    const after = await this.verifier(written)?.();
    for (const [index, { integrity, signer, fields }] of before.signatures.entries()) {
      const now = after?.signatures[index]?.integrity ?? 'invalid';
      // One that cannot be judged now could not be judged before.
      if (SOUND.has(integrity) ? !SOUND.has(now) : BROKEN.has(now) && !BROKEN.has(integrity))
        throw SignatureWouldBreak({ signer: signer?.subject ?? fields[0] ?? '?' });
    }
  }

  private open(source: FileSource, password?: Secret, signal?: AbortSignal): Promise<PdfDocument> {
    return this.parts.engine.open(source, { ...(password && { password }), ...(signal && { signal }) });
  }

  private verifier({ input, password, signal }: AnnotatedFile): (() => Promise<DocumentReport>) | undefined {
    const { verification } = this.parts;
    return (
      verification && (() => verification.verify({ input, ...(password && { password }), ...(signal && { signal }) }))
    );
  }
}
