import type { ByteSource } from '@sealwright/core/api';
import { damaged, Hostile } from '../errors.ts';
import type { ObjectEntry, ObjectStore, XrefSection } from '../object-store.ts';
import { PdfDict, type PdfObject, PdfRef, PdfStream } from '../objects.ts';
import { BoundedCache } from './bounded-cache.ts';
import { decryptStrings } from './crypt/decrypt-strings.ts';
import type { FileCipher } from './crypt/file-cipher.ts';
import type { Unlocked } from './crypt/unlock.ts';
import { decodeStream } from './filters/decode-stream.ts';
import { ObjectStream } from './object-stream.ts';
import type { PageCache } from './page-cache.ts';
import { readIndirectObject } from './syntax/indirect-object.ts';
import { streamData } from './syntax/stream-data.ts';
import { HIGHEST_NUMBER } from './xref/cross-references.ts';
import type { CrossReferenceSections } from './xref/read-sections.ts';

/** How much is kept for the next use: objects by the bytes they were written in, object streams by their decoded bytes. */
const OBJECT_BYTES_KEPT = 8 << 20;
const OBJECT_STREAM_BYTES_KEPT = 32 << 20;
/**
 * Bytes that object streams may unpack to over the life of the store, beside so many times the size of the file. Far more
 * than reading everything several times takes; a bomb that is read again and again ends here.
 */
const UNPACKED_BYTES = 2 ** 31;
const UNPACKED_TIMES = 256;
/** A chain of references to references longer than this is a trap. */
const MOST_HOPS = 32;

/** An object and how many bytes it was written in. */
interface Weighed {
  readonly object: PdfObject;
  readonly length: number;
}

/** Reads objects when they are asked for, by the cross-reference sections and by nothing else. */
export class FileObjectStore implements ObjectStore {
  readonly source: ByteSource;
  readonly startXref: number;
  readonly trailer: PdfDict;
  readonly xrefKind: ObjectStore['xrefKind'];
  readonly sections: readonly XrefSection[];
  readonly size: number;
  private readonly cache: PageCache;
  private readonly references: CrossReferenceSections['references'];
  private readonly objects = new BoundedCache<Weighed>(OBJECT_BYTES_KEPT, ({ length }) => length);
  private readonly objectStreams = new BoundedCache<ObjectStream>(
    OBJECT_STREAM_BYTES_KEPT,
    ({ bytes }) => bytes.length,
  );
  private unpacked = 0;
  private key: Unlocked | undefined;

  constructor(source: ByteSource, cache: PageCache, startXref: number, found: CrossReferenceSections) {
    this.source = source;
    this.cache = cache;
    const [newest] = found.sections;
    this.startXref = startXref;
    this.trailer = newest.trailer;
    this.xrefKind = newest.kind;
    this.sections = found.sections;
    this.references = found.references;
    const size = this.trailer.get('Size');
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1 || size > HIGHEST_NUMBER + 1)
      throw damaged('/Size of the trailer is wrong');
    this.size = Math.max(size, this.references.length);
  }

  get cipher(): FileCipher | undefined {
    return this.key?.cipher;
  }

  /** The key with what is known of it; `undefined` for a clear document. */
  get unlocked(): Unlocked | undefined {
    return this.key;
  }

  /** From now on objects are decrypted. What was read before (the encryption dictionary) is read again. */
  unlock(unlocked: Unlocked): void {
    this.key = unlocked;
    this.objects.clear();
    this.objectStreams.clear();
  }

  entries(): Iterable<ObjectEntry> {
    return this.references.entries();
  }

  entry(number: number): ObjectEntry | undefined {
    return this.references.entry(number);
  }

  async get(ref: PdfRef): Promise<PdfObject> {
    const entry = this.entry(ref.number);
    if (entry?.ref.generation !== ref.generation) return null;
    return (await this.objects.get(ref.number, () => this.read(entry))).object;
  }

  async resolve(object: PdfObject | undefined): Promise<PdfObject> {
    let found = object ?? null;
    for (let hops = 0; found instanceof PdfRef; hops++) {
      if (hops === MOST_HOPS) throw Hostile({ detail: 'references lead to references without end' });
      found = await this.get(found);
    }
    return found;
  }

  private async read({ ref, place }: ObjectEntry): Promise<Weighed> {
    if ('offset' in place) return this.readInFile(ref, place.offset, (length) => this.streamLength(length));
    return (await this.objectStream(place.stream)).object(ref.number, place.index);
  }

  private async readInFile(
    ref: PdfRef,
    offset: number,
    lengthOf: (length: PdfObject | undefined) => Promise<PdfObject>,
  ): Promise<Weighed> {
    const found = await readIndirectObject(this.cache, offset);
    if (found.ref.number !== ref.number || found.ref.generation !== ref.generation)
      throw damaged(`object ${ref.number} is not where the cross-reference table says`, offset);
    const cipher = this.cipher;
    const object = cipher ? decryptStrings(found.object, ref, cipher) : found.object;
    if (found.streamAt === undefined) return { object, length: found.length };
    if (!(object instanceof PdfDict)) throw damaged('a stream has no dictionary', offset);
    const data = await streamData(this.cache, found.streamAt, await lengthOf(object.get('Length')));
    const encoded = cipher ? async () => cipher.decryptStream(ref, await data(), object) : data;
    return { object: new PdfStream(object, encoded), length: found.length };
  }

  private objectStream(number: number): Promise<ObjectStream> {
    return this.objectStreams.get(number, async () => {
      const entry = this.entry(number);
      if (!entry || !('offset' in entry.place)) throw damaged(`object stream ${number} is missing`);
      const inFile = (object: PdfObject | undefined) => this.resolveInFile(object);
      const { object: stream } = await this.readInFile(entry.ref, entry.place.offset, inFile);
      if (!(stream instanceof PdfStream)) throw damaged(`object stream ${number} is not a stream`);
      if (this.unpacked > UNPACKED_BYTES + UNPACKED_TIMES * this.source.size)
        throw Hostile({ detail: 'object streams unpack to too much' });
      const bytes = await decodeStream(stream, inFile);
      this.unpacked += bytes.length;
      return new ObjectStream(stream.dict, bytes);
    });
  }

  /**
   * /Length apart from the cache of objects: a stream that waits for its own length would wait for ever. The length
   * is no stream, so at most one object stream is read on the way, and that one's entries stand in the file.
   */
  private async streamLength(length: PdfObject | undefined): Promise<PdfObject> {
    if (!(length instanceof PdfRef)) return length ?? null;
    const entry = this.entry(length.number);
    if (!entry || !('stream' in entry.place)) return this.resolveInFile(length);
    return (await this.objectStream(entry.place.stream)).object(length.number, entry.place.index).object;
  }

  /** What an object stream needs to be read must not stand in one (7.5.7), nor be a stream. */
  private async resolveInFile(object: PdfObject | undefined): Promise<PdfObject> {
    if (!(object instanceof PdfRef)) return object ?? null;
    const entry = this.entry(object.number);
    if (!entry || entry.ref.generation !== object.generation) return null;
    if (!('offset' in entry.place)) throw damaged(`object ${object.number} must not stand in an object stream`);
    const { ref, object: found, streamAt } = await readIndirectObject(this.cache, entry.place.offset);
    if (ref.number !== object.number || ref.generation !== object.generation || streamAt !== undefined)
      throw damaged(`object ${object.number} is not where the cross-reference table says`, entry.place.offset);
    return found;
  }
}
