import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { SealwrightError } from '@sealwright/core/api';
import { FileForbidden, FileMissing, FileUnreadable, LinkLoop, NotAFile, NotIni, TooLarge } from './file-errors.ts';

/** Bytes. Real ones have about a thousand. */
export const MOST_BYTES = 64 * 1024;

/** The bytes of a file that its user chose. Never waits for a pipe or a device, never reads more than `MOST_BYTES`. */
export async function readLicenceFile(path: string): Promise<Uint8Array> {
  const name = basename(path);
  if (!name.toLowerCase().endsWith('.ini')) throw NotIni({ name });
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const { size } = await regular(file, name);
    if (size > MOST_BYTES) throw tooLarge();
    return await readUpTo(file, MOST_BYTES);
  } catch (fault) {
    throw readFault(name, fault);
  } finally {
    await file?.close();
  }
}

export const tooLarge = (): SealwrightError => TooLarge({ most: MOST_BYTES / 1024 });

async function regular(file: FileHandle, name: string) {
  const stat = await file.stat();
  if (!stat.isFile()) throw NotAFile({ name });
  return stat;
}

/** A file that grows while it is read is too large as well. */
async function readUpTo(file: FileHandle, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(most + 1);
  for (let length = 0; length <= most; ) {
    const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
    if (bytesRead === 0) return bytes.slice(0, length);
    length += bytesRead;
  }
  throw tooLarge();
}

function readFault(name: string, fault: unknown): unknown {
  const code = fault instanceof Error && 'code' in fault && 'syscall' in fault ? String(fault.code) : undefined;
  const cause = { cause: fault };
  switch (code) {
    case undefined:
      return fault;
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENODEV':
    case 'ENXIO':
      return FileMissing({ name }, cause);
    case 'EISDIR':
      return NotAFile({ name }, cause);
    case 'ELOOP':
      return LinkLoop({ name }, cause);
    case 'EACCES':
    case 'EPERM':
      return FileForbidden({ name }, cause);
    default:
      return FileUnreadable({ name, reason: code }, cause);
  }
}
