import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type HandedFile, type TransferProgress, WorkflowFileRefused } from '@sealwright/core/api';
import { CONTRACT } from './voucher-shelf.ts';

const PART = 1 << 20;

/**
 * Copies a handed-in file into a folder that nobody looks into yet, from where an earlier copy stopped, and has it on the
 * disk. What is there then has the announced digest: `workflow.file-refused`.
 */
export async function stageContract(
  folder: string,
  { bytes, sha256 }: HandedFile,
  progress?: TransferProgress,
  signal?: AbortSignal,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, CONTRACT);
  const file = await open(path, 'a+', 0o644);
  const digest = createHash('sha256');
  try {
    let { size: here } = await file.stat();
    if (here > bytes.size) {
      await file.truncate(0);
      here = 0;
    }
    for (let at = 0; at < here; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(PART, here - at)), 0, undefined, at);
      if (bytesRead === 0) break;
      digest.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    progress?.(here, bytes.size);
    while (here < bytes.size) {
      signal?.throwIfAborted();
      const part = await bytes.read(here, PART);
      if (part.length === 0) break;
      await file.appendFile(part);
      digest.update(part);
      here += part.length;
      progress?.(here, bytes.size);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (digest.digest('hex') === sha256) return;
  await rm(folder, { recursive: true, force: true });
  throw WorkflowFileRefused({ code: 'file-damaged', reason: '文件与校验值不符 (the digest does not fit)' });
}
