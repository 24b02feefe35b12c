import type { Log } from '@sealwright/core/api';
import { BindingMissing, LibraryUnloadable, OtherKindOfLibrary } from '@sealwright/driver-kit/driver';
import { diagnoseLibrary, thisSystem } from '@sealwright/driver-kit/libraries';
import { sar } from './skf-codes.ts';

export type Argument = number | bigint | Uint8Array | null;

/** Calls a function of the library and gives its return value. `NOTSUPPORTYETERR` for one that the library has not. */
export type SkfCall = (name: SkfFunction, ...words: readonly Argument[]) => number;

const BOOL = 'int32';
const HANDLE = 'uintptr_t';
/** Memory of ours: texts, structures, places for results. */
const ROOM = 'void *';
/**
 * GM/T 0016 has 32 bits. Libraries for 64-bit Linux that were compiled with `unsigned long` have 64, and read what is
 * passed so; others leave the upper half alone. Nothing of either kind is misread while all numbers are below 2^32 and
 * the places for results have eight octets.
 */
const ULONG = process.arch === 'ia32' || process.arch === 'arm' ? 'uint32' : 'uint64';

/** GM/T 0016, chapter 7: the functions that the driver calls. */
const FUNCTIONS = {
  SKF_EnumDev: [BOOL, ROOM, ROOM],
  SKF_ConnectDev: [ROOM, ROOM],
  SKF_DisConnectDev: [HANDLE],
  SKF_GetDevInfo: [HANDLE, ROOM],
  SKF_EnumApplication: [HANDLE, ROOM, ROOM],
  SKF_OpenApplication: [HANDLE, ROOM, ROOM],
  SKF_CloseApplication: [HANDLE],
  SKF_GetPINInfo: [HANDLE, ULONG, ROOM, ROOM, ROOM],
  SKF_VerifyPIN: [HANDLE, ULONG, ROOM, ROOM],
  SKF_ChangePIN: [HANDLE, ULONG, ROOM, ROOM, ROOM],
  SKF_UnblockPIN: [HANDLE, ROOM, ROOM, ROOM],
  SKF_ClearSecureState: [HANDLE],
  SKF_EnumFiles: [HANDLE, ROOM, ROOM],
  SKF_GetFileInfo: [HANDLE, ROOM, ROOM],
  SKF_ReadFile: [HANDLE, ROOM, ULONG, ULONG, ROOM, ROOM],
  SKF_EnumContainer: [HANDLE, ROOM, ROOM],
  SKF_OpenContainer: [HANDLE, ROOM, ROOM],
  SKF_CloseContainer: [HANDLE],
  SKF_ExportCertificate: [HANDLE, BOOL, ROOM, ROOM],
  SKF_RSASignData: [HANDLE, ROOM, ULONG, ROOM, ROOM],
  SKF_ECCSignData: [HANDLE, ROOM, ULONG, ROOM],
} as const;
export type SkfFunction = keyof typeof FUNCTIONS;

/** Without these a library is none of this kind. */
const NEEDED = ['SKF_EnumDev', 'SKF_ConnectDev', 'SKF_OpenApplication', 'SKF_VerifyPIN'] as const;

/**
 * Loads a vendor's library into this process. Rejects with what `diagnoseLibrary` finds, `key-library.binding-missing`,
 * `key-library.unloadable`, `key-library.other-kind`.
 */
export async function bindLibrary(path: string, log: Log): Promise<SkfCall> {
  const koffi = await loadKoffi(log);
  let library: ReturnType<typeof koffi.load>;
  try {
    library = koffi.load(path);
  } catch (fault) {
    log.warn('a key library did not load', { path, problem: String(fault) });
    const { problem } = await diagnoseLibrary(path, thisSystem());
    throw problem ?? LibraryUnloadable({ path }, { cause: fault });
  }
  const convention = process.platform === 'win32' && process.arch === 'ia32' ? '__stdcall' : '__cdecl';
  const bound = new Map<SkfFunction, ((...words: readonly Argument[]) => number) | undefined>();
  const functionOf = (name: SkfFunction) => {
    if (!bound.has(name)) bound.set(name, bind(name));
    return bound.get(name);
  };
  const bind = (name: SkfFunction) => {
    try {
      return library.func(convention, name, 'uint32', [...FUNCTIONS[name]]);
    } catch {
      return undefined;
    }
  };
  if (!NEEDED.every(functionOf)) throw OtherKindOfLibrary({ path, kind: 'SKF' });
  return (name, ...words) => functionOf(name)?.(...words) ?? sar('NOTSUPPORTYETERR');
}

/** Read with the first library: most of what this plugin is asked for needs no native code. */
async function loadKoffi(log: Log): Promise<typeof import('koffi')['default']> {
  try {
    return (await import('koffi')).default;
  } catch (fault) {
    log.error('the binding to SKF is missing', { problem: String(fault) });
    throw BindingMissing({ kind: 'SKF' }, { cause: fault });
  }
}
