import { damaged, EncryptionUnsupported } from '../../errors.ts';
import type { ObjectStore } from '../../object-store.ts';
import { PdfDict, PdfName, type PdfObject, PdfString } from '../../objects.ts';

export type CryptMethod = 'identity' | 'rc4' | 'aes-128' | 'aes-256';

/** The encryption dictionary of the standard security handler: ISO 32000-2, tables 20, 21 and 25. */
export interface EncryptionDictionary {
  readonly revision: 2 | 3 | 4 | 5 | 6;
  /** Length of the file key in bytes. */
  readonly keyLength: number;
  readonly owner: Uint8Array;
  readonly user: Uint8Array;
  /** /OE, /UE and /Perms; empty before revision 5. */
  readonly ownerKey: Uint8Array;
  readonly userKey: Uint8Array;
  readonly permissionsCopy: Uint8Array;
  /** /P as a signed 32 bit number. */
  readonly permissions: number;
  readonly encryptMetadata: boolean;
  readonly strings: CryptMethod;
  readonly streams: CryptMethod;
  readonly embeddedFiles: CryptMethod;
  /** Crypt filters by name, for the streams that name their own. */
  readonly filters: ReadonlyMap<string, CryptMethod>;
  /** First file identifier; empty where there is none. */
  readonly fileId: Uint8Array;
}

/** `undefined` for a document that is not encrypted. */
export async function readEncryptionDictionary(store: ObjectStore): Promise<EncryptionDictionary | undefined> {
  const entry = store.trailer.get('Encrypt');
  if (entry === undefined) return undefined;
  const dict = await plain(store, entry);
  if (!(dict instanceof PdfDict)) throw damaged('/Encrypt is not a dictionary');
  const handler = name(dict.get('Filter'));
  const version = integer(dict, 'V', 0);
  if (handler !== 'Standard') throw EncryptionUnsupported({ detail: handler ?? '?' });
  const revision = integer(dict, 'R');
  if (![1, 2, 4, 5].includes(version) || !isRevision(revision) || (version === 5) !== revision >= 5)
    throw EncryptionUnsupported({ detail: `V${version} R${revision}` });
  const proofLength = revision >= 5 ? 48 : 32;
  return {
    revision,
    keyLength: keyLength(version, integer(dict, 'Length', 40)),
    owner: bytes(dict, 'O', proofLength),
    user: bytes(dict, 'U', proofLength),
    ownerKey: revision >= 5 ? bytes(dict, 'OE', 32) : new Uint8Array(0),
    userKey: revision >= 5 ? bytes(dict, 'UE', 32) : new Uint8Array(0),
    permissionsCopy: revision >= 5 ? bytes(dict, 'Perms', 16) : new Uint8Array(0),
    // Some producers write it unsigned.
    permissions: integer(dict, 'P') | 0,
    encryptMetadata: version < 4 || dict.get('EncryptMetadata') !== false,
    ...methods(dict, version),
    fileId: await firstId(store),
  };
}

/** The dictionary itself is never encrypted, so all of it can be read before there is a key. */
async function plain(store: ObjectStore, object: PdfObject): Promise<PdfObject> {
  const found = await store.resolve(object);
  if (!(found instanceof PdfDict)) return found;
  const resolved = new PdfDict();
  for (const [key, value] of found.entries) resolved.entries.set(key, await plain(store, value));
  return resolved;
}

function isRevision(revision: number): revision is EncryptionDictionary['revision'] {
  return Number.isInteger(revision) && revision >= 2 && revision <= 6;
}

/** Only version 2 has a choice; producers write its bits, its bytes or nonsense. */
function keyLength(version: number, length: number): number {
  if (version === 1) return 5;
  if (version === 4) return 16;
  if (version === 5) return 32;
  const bits = length >= 40 ? length : length * 8;
  if (bits < 40 || bits > 128 || bits % 8 !== 0) throw EncryptionUnsupported({ detail: `V2, ${length} bit` });
  return bits / 8;
}

function methods(dict: PdfDict, version: number) {
  const filters = new Map<string, CryptMethod>([['Identity', 'identity']]);
  if (version < 4) return { strings: 'rc4', streams: 'rc4', embeddedFiles: 'rc4', filters } as const;
  const described = dict.get('CF');
  if (described instanceof PdfDict)
    for (const [key, filter] of described.entries) if (key !== 'Identity') filters.set(key, method(filter, version));
  const named = (key: string, otherwise: string) => {
    const wanted = name(dict.get(key)) ?? otherwise;
    const found = filters.get(wanted);
    if (!found) throw damaged(`/${key} of the encryption dictionary names an unknown filter`);
    return found;
  };
  const streamFilter = name(dict.get('StmF')) ?? 'Identity';
  return {
    strings: named('StrF', 'Identity'),
    streams: named('StmF', 'Identity'),
    embeddedFiles: named('EFF', streamFilter),
    filters,
  };
}

/** AES-256 is version 5's only method and no other's (table 25). */
function method(filter: PdfObject, version: number): CryptMethod {
  const written = filter instanceof PdfDict ? (name(filter.get('CFM')) ?? 'None') : '?';
  if (written === 'None') return 'identity';
  if (written === 'V2' && version === 4) return 'rc4';
  if (written === 'AESV2' && version === 4) return 'aes-128';
  if (written === 'AESV3' && version === 5) return 'aes-256';
  throw EncryptionUnsupported({ detail: `V${version} ${written}` });
}

async function firstId(store: ObjectStore): Promise<Uint8Array> {
  const id = await store.resolve(store.trailer.get('ID'));
  const first = Array.isArray(id) ? await store.resolve(id[0]) : null;
  return first instanceof PdfString ? first.bytes : new Uint8Array(0);
}

function name(object: PdfObject | undefined): string | undefined {
  return object instanceof PdfName ? object.value : undefined;
}

function integer(dict: PdfDict, key: string, otherwise?: number): number {
  const value = dict.get(key) ?? otherwise;
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw damaged(`/${key} of the encryption dictionary is wrong`);
  return value;
}

/** Some producers pad these strings; what counts stands in front. */
function bytes(dict: PdfDict, key: string, length: number): Uint8Array {
  const value = dict.get(key);
  if (!(value instanceof PdfString) || value.bytes.length < length)
    throw damaged(`/${key} of the encryption dictionary is wrong`);
  return value.bytes.subarray(0, length);
}
