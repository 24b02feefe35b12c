import { type FileHandle, open } from 'node:fs/promises';
import { type Verification, WorkflowFileRefused } from '@sealwright/core/api';

const PART = 1 << 20;

/** Looks at a signed file (`path`) made from another (`base`); throws `workflow.file-refused`. */
export type RevisionJudge = (base: string, path: string, signal?: AbortSignal) => Promise<void>;

const refused = (code: string, reason: string) => WorkflowFileRefused({ code, reason });

/** Signing adds to a file: the signed one begins with all bytes of the one before. */
export const judgeContinuation: RevisionJudge = async (base, path) => {
  const files: FileHandle[] = [];
  try {
    for (const each of [base, path]) files.push(await open(each, 'r'));
    const [before, after] = files as [FileHandle, FileHandle];
    const [{ size }, { size: longer }] = [await before.stat(), await after.stat()];
    for (let at = 0; at < size; at += PART) {
      const length = Math.min(PART, size - at);
      const [first, second] = [await bytesAt(before, at, length), await bytesAt(after, at, length)];
      if (!first.equals(second)) {
        throw refused(
          'file-not-continued',
          '文件不是在收到的文件基础上签署的 (it does not begin with the received file)',
        );
      }
    }
    if (longer <= size) throw refused('signature-missing', '文件中没有新的签名 (nothing was added to it)');
  } finally {
    for (const file of files) await file.close();
  }
};

/** The same, and each signature of the new file is in order, and there are more of them than before. */
export function judgeBySignatures(verification: Verification): RevisionJudge {
  return async (base, path, signal) => {
    await judgeContinuation(base, path);
    const signatures = async (input: string) =>
      (await verification.verify({ input, ...(signal && { signal }) })).signatures;
    const [before, after] = [await signatures(base), await signatures(path)];
    if (after.length <= before.length)
      throw refused('signature-missing', '文件中没有新的签名 (there is no new signature)');
    const bad = after.find(({ integrity }) => integrity !== 'valid' && integrity !== 'valid-with-later-changes');
    if (bad) throw refused('signature-invalid', `${bad.sentence['zh-CN']} (${bad.sentence.en})`);
  };
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
