/** The workbench's own client against the whole platform, by the suite that every contract source passes. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describeWorkflowSource } from '@sealwright/core/testkit';
import manifest from '../../../plugins/workflow-platform/package.json' with { type: 'json' };
import type { JudgeTask, RefusalCode, Verdict } from '../judging/index.ts';
import { ClientLab } from './client-lab.ts';

const { id: _, ...data } = manifest.sealwright.contributes.workflowSources[0]!;

describeWorkflowSource({ data, start: () => ClientLab.open(judgeContinuation), timeout: 60_000 });

/** Signatures are judged elsewhere; here a line at the end stands for one. */
async function judgeContinuation(task: JudgeTask): Promise<Verdict> {
  if (task.kind === 'document') return { accepted: true, pages: 1, signatures: [] };
  const bytes = await readFile(task.path);
  const { size, sha256 } = task.base;
  const begins = createHash('sha256').update(bytes.subarray(0, size)).digest('hex');
  if (begins !== sha256) return refused('file-not-continued');
  return bytes.length > size ? { accepted: true, pages: 1, signatures: [] } : refused('signature-missing');
}

function refused(code: RefusalCode): Verdict {
  return { accepted: false, code, reason: { 'zh-CN': code, en: code } };
}
