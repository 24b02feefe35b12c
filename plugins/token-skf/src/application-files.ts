import type { TokenDatum } from '@sealwright/core/api';
import { vendorText } from '@sealwright/driver-kit/driver';
import { isSar } from './skf-codes.ts';
import type { Handle, Name, SkfLibrary } from './skf-library.ts';

const MOST_FILES = 64;
const LONGEST_DATUM = 1024 * 1024;
/** Octets that are read at a time: what seals were seen to be read by in one piece. */
const AT_A_TIME = 80 * 1024;

/** The files of an application with something in them, as far as it shows them now. */
export function readFiles(library: SkfLibrary, application: Handle): readonly TokenDatum[] {
  return whereShown([], () => library.files(application))
    .slice(0, MOST_FILES)
    .flatMap((name) => {
      const value = whereShown(undefined, () => readFile(library, application, name));
      return value ? [{ label: vendorText(name), value }] : [];
    });
}

function readFile(library: SkfLibrary, application: Handle, name: Name): Uint8Array | undefined {
  const size = library.fileSize(application, name);
  if (size === 0 || size > LONGEST_DATUM) return undefined;
  const value = new Uint8Array(size);
  for (let at = 0; at < size; ) {
    const part = library.readFile(application, name, at, Math.min(size - at, AT_A_TIME));
    // Cut off: whoever looks for something in it sees that it is not whole.
    if (part.length === 0) return value.subarray(0, at);
    value.set(part, at);
    at += part.length;
  }
  return value;
}

/** Files that only the holder may read are not there for others; some libraries have no files at all. */
function whereShown<T>(otherwise: T, read: () => T): T {
  try {
    return read();
  } catch (fault) {
    if (isSar(fault, 'USER_NOT_LOGGED_IN', 'FILE_NOT_EXIST', 'FILEERR', 'READFILEERR', 'NOTSUPPORTYETERR'))
      return otherwise;
    throw fault;
  }
}
