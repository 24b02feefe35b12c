/** Return values of SKF functions (GM/T 0016, annex A): 0, or 0x0A000000 and the place in this list, counted from 1. */
const NAMES = [
  ...['FAIL', 'UNKNOWNERR', 'NOTSUPPORTYETERR', 'FILEERR', 'INVALIDHANDLEERR', 'INVALIDPARAMERR', 'READFILEERR'],
  ...['WRITEFILEERR', 'NAMELENERR', 'KEYUSAGEERR', 'MODULUSLENERR', 'NOTINITIALIZEERR', 'OBJERR', 'MEMORYERR'],
  ...['TIMEOUTERR', 'INDATALENERR', 'INDATAERR', 'GENRANDERR', 'HASHOBJERR', 'HASHERR', 'GENRSAKEYERR'],
  ...['RSAMODULUSLENERR', 'CSPIMPRTPUBKEYERR', 'RSAENCERR', 'RSADECERR', 'HASHNOTEQUALERR', 'KEYNOTFOUNTERR'],
  ...['CERTNOTFOUNTERR', 'NOTEXPORTERR', 'DECRYPTPADERR', 'MACLENERR', 'BUFFER_TOO_SMALL', 'KEYINFOTYPEERR'],
  ...['NOT_EVENTERR', 'DEVICE_REMOVED', 'PIN_INCORRECT', 'PIN_LOCKED', 'PIN_INVALID', 'PIN_LEN_RANGE'],
  ...['USER_ALREADY_LOGGED_IN', 'USER_PIN_NOT_INITIALIZED', 'USER_TYPE_INVALID', 'APPLICATION_NAME_INVALID'],
  ...['APPLICATION_EXISTS', 'USER_NOT_LOGGED_IN', 'APPLICATION_NOT_EXISTS', 'FILE_ALREADY_EXIST', 'NO_ROOM'],
  ...['FILE_NOT_EXIST', 'REACH_MAX_CONTAINER_COUNT'],
] as const;
const FIRST = 0x0a00_0001;

type SarName = (typeof NAMES)[number];

export function sar(name: SarName): number {
  return FIRST + NAMES.indexOf(name);
}

/** 'SAR_FAIL', or the number of a code that the vendor has made up. */
export function sarText(code: number): string {
  const name = NAMES[code - FIRST];
  return name ? `SAR_${name}` : `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
}

/** A function of the library that gave anything but SAR_OK. */
export class SkfFault extends Error {
  override readonly name = 'SkfFault';
  readonly code: number;

  /** The message names the function and the code, never what the function was given. */
  constructor(call: string, code: number) {
    super(`${call}: ${sarText(code)}`);
    this.code = code;
  }
}

export function isSar(fault: unknown, ...names: readonly SarName[]): boolean {
  return fault instanceof SkfFault && names.some((name) => sar(name) === fault.code);
}
