/** A thread that judges one file after the other. It knows nothing of the platform but the path of a file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import {
  CertificateChecks,
  DocumentFiles,
  type FileSource,
  PdfEngine,
  points,
  Verification,
} from '@sealwright/core/api';
import { type Host, shellService, startHost } from '@sealwright/core/kernel';
import type { JudgeAnswer } from './judge-answer.ts';
import { judgeCertificate } from './judge-certificate.ts';
import { judgeDocument } from './judge-document.ts';
import { judgeFiles } from './judge-files.ts';
import type { JudgeParts } from './judge-parts.ts';
import { judgePlugins } from './judge-plugins.ts';
import { judgeRevision } from './judge-revision.ts';
import type { CertificateTask, JudgeTask, Verdict } from './verdict.ts';

/** The only file that can be opened meanwhile. */
let files: DocumentFiles | undefined;
const opened: Pick<DocumentFiles, 'open'> = {
  open: (path): Promise<FileSource> => files?.open(path) ?? Promise.reject(new Error('nothing is judged')),
};
const refuse = () => Promise.reject(new Error('nothing is written here'));

const profile = mkdtempSync(join(tmpdir(), 'sealwright-judge-'));
const host = startHost({
  plugins: judgePlugins,
  points,
  profile,
  services: [shellService(DocumentFiles, '1.0.0', { ...opened, checkTarget: refuse, write: refuse })],
  deadlines: { load: 60_000, activation: 60_000 },
});

async function partsOf(started: Host): Promise<JudgeParts> {
  const parts = {
    engine: await started.service(PdfEngine),
    verification: await started.service(Verification),
    checks: await started.service(CertificateChecks),
    files: opened,
  };
  rmSync(profile, { recursive: true, force: true });
  return parts;
}

const parts = host.then(partsOf);

async function judge(task: JudgeTask | CertificateTask): Promise<Verdict> {
  const found = await parts;
  if (task.kind === 'certificate') return judgeCertificate(found, task);
  files = judgeFiles(task.path);
  try {
    return task.kind === 'document' ? await judgeDocument(found, task.path) : await judgeRevision(found, task);
  } finally {
    files = undefined;
  }
}

function answer(message: JudgeAnswer): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', (task: JudgeTask | CertificateTask) => {
  judge(task).then(
    (verdict) => answer({ kind: 'verdict', verdict }),
    (fault: unknown) => answer({ kind: 'fault', message: fault instanceof Error ? fault.message : String(fault) }),
  );
});
parts.then(
  () => answer({ kind: 'ready' }),
  (fault: unknown) => answer({ kind: 'fault', message: String(fault) }),
);
