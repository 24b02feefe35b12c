import { createHash } from 'node:crypto';
import type { ByteSource, DocumentReport, PdfDocument, PdfSignature, RevisionChange } from '@sealwright/core/api';
import { prefixPath } from './judge-files.ts';
import { type JudgeParts, withSource } from './judge-parts.ts';
import { judgeSignatures, type ReportedSignature } from './judge-signatures.ts';
import { listChanges } from './list-changes.ts';
import { withJudged } from './open-judged.ts';
import { refuse, verbatim } from './refusals.ts';
import type { JudgePolicy, JudgeTask, Refusal, Verdict } from './verdict.ts';

type RevisionTask = Extract<JudgeTask, { kind: 'revision' }>;

/** What signing writes; software of others also notes down when the file was changed. */
const SIGNING: ReadonlySet<RevisionChange['kind']> = new Set(['signature-added', 'validation-data', 'metadata']);
/** Besides, where policy lets signers write on the pages: the signature that follows covers it. */
const ANNOTATING: ReadonlySet<RevisionChange['kind']> = new Set(['annotation-added']);

/**
 * Whether a file is the base and a signature revision of the party whose turn it is, and nothing else. Believes nothing
 * that stands beside the file. The order of the checks is the order in which a refusal helps most.
 */
export function judgeRevision(parts: JudgeParts, task: RevisionTask): Promise<Verdict> {
  const { path, base, policy = {} } = task;
  return withSource(parts.files, path, async (source): Promise<Verdict> => {
    if (!(await continues(source, base))) return refuse('file-not-continued');
    return withJudged(parts.engine, source, async (document): Promise<Verdict> => {
      const added = await addedSignatures(parts, document, task);
      if ('accepted' in added) return added;
      const changes = await document.changesSince(base.size);
      const foreign = changes.filter(({ kind }) => !isAllowed(kind, policy));
      // Before a missing signature: whoever changed the text shall be told of that.
      if (foreign.length > 0) return refuse('file-altered', listChanges(foreign));
      if (added.size === 0) return refuse('signature-missing');
      const report = await verify(parts, task, path);
      const reported = report.signatures.map((each, i) => ({ ...each, isNew: added.has(i) }));
      const verdict = judgeSignatures(reported.filter(isNew), task);
      if (!verdict.accepted) return verdict;
      if (!reported.some((each) => each.isNew && each.coverage.kind === 'whole-file'))
        return refuse('file-tail-unsigned');
      const broken = await brokenBefore(parts, task, reported);
      if (broken) return broken;
      return { ...verdict, pages: document.pageCount };
    });
  });
}

async function continues(source: ByteSource, { size, sha256 }: RevisionTask['base']): Promise<boolean> {
  if (source.size <= size) return false;
  const hash = createHash('sha256');
  const PIECE = 1 << 20;
  for (let at = 0; at < size; at += PIECE) hash.update(await source.read(at, Math.min(PIECE, size - at)));
  return hash.digest('hex') === sha256;
}

/** Which of the document's signatures, by their places in its list, the base does not have. */
async function addedSignatures(
  { files, engine }: JudgeParts,
  document: PdfDocument,
  { path, base }: RevisionTask,
): Promise<ReadonlySet<number> | Refusal> {
  const before = await withSource(files, prefixPath(path, base.size), (source) =>
    withJudged(engine, source, async (old) => new Set((await old.signatures()).signed.map(identityOf))),
  );
  if ('accepted' in before) return before;
  const { signed } = await document.signatures();
  return new Set(signed.flatMap((signature, i) => (before.has(identityOf(signature)) ? [] : [i])));
}

/** The same bytes in the same place under the same names. */
function identityOf({ contents, contentsSpan, byteRange, fields }: PdfSignature): string {
  const digest = createHash('sha256').update(contents).digest('hex');
  return JSON.stringify([digest, contentsSpan, byteRange, fields.map(({ name }) => name)]);
}

function isAllowed(kind: RevisionChange['kind'], { annotations = false }: JudgePolicy): boolean {
  return SIGNING.has(kind) || (annotations && ANNOTATING.has(kind));
}

const isNew = (each: ReportedSignature & { readonly isNew: boolean }) => each.isNew;

/** Signatures of others that were sound in the base have to be so still: locks and certifications forbid more than we do. */
async function brokenBefore(
  parts: JudgeParts,
  task: RevisionTask,
  reported: readonly (ReportedSignature & { readonly isNew: boolean })[],
): Promise<Refusal | undefined> {
  const modified = reported.filter((each) => !each.isNew && each.integrity === 'modified');
  if (modified.length === 0) return undefined;
  const before = await verify(parts, task, prefixPath(task.path, task.base.size));
  const wasModified = new Set(before.signatures.filter((each) => each.integrity === 'modified').map(keyOf));
  const victim = modified.find((each) => !wasModified.has(keyOf(each)));
  const signer = victim && verbatim(victim.signer?.subject ?? victim.fields.join(', '));
  return (
    signer &&
    refuse('file-altered', {
      'zh-CN': `“${signer['zh-CN']}”之前的签名因此失效`,
      en: `the earlier signature of “${signer.en}” does not hold any more`,
    })
  );
}

const keyOf = ({ fields }: ReportedSignature) => JSON.stringify(fields);

function verify({ verification }: JudgeParts, { policy = {} }: RevisionTask, input: string): Promise<DocumentReport> {
  const { anchors, revocation, crls, at } = policy;
  return verification.verify({
    input,
    ...(anchors && { anchors }),
    ...(revocation && { revocation }),
    ...(crls && { crls }),
    ...(at && { at }),
  });
}
