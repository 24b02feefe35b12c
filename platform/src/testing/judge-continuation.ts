import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { JudgeTask, RefusalCode, Verdict } from '../judging/index.ts';

/** In place of the judge: a line behind the bytes that were handed out stands for a signature. */
export async function judgeContinuation(task: JudgeTask): Promise<Verdict> {
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
