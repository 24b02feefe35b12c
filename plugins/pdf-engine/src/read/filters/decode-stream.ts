import { damaged } from '../../errors.ts';
import { PdfDict, PdfName, type PdfObject, type PdfStream } from '../../objects.ts';
import { decodeAscii85 } from './ascii-85.ts';
import { decodeAsciiHex } from './ascii-hex.ts';
import { inflateBounded } from './inflate.ts';
import { decodeLzw } from './lzw.ts';
import { undoPredictor } from './predictor.ts';
import { decodeRunLength } from './run-length.ts';

/** Bytes that a stream may decode to unless the caller allows more. */
const LIMIT = 64 << 20;
/** No producer chains more; every further one multiplies what a bomb can cost. */
const MOST_FILTERS = 8;

type Resolve = (object: PdfObject | undefined) => Promise<PdfObject>;

/**
 * The data of a stream with its filters undone (ISO 32000-2, 7.4). Picture filters are not among them: `pdf.damaged`, as
 * for data that does not decode. `pdf.hostile` beyond `limit` bytes.
 */
export async function decodeStream(stream: PdfStream, resolve: Resolve, limit = LIMIT): Promise<Uint8Array> {
  const filters = await list(stream.dict.get('Filter'), resolve);
  const parameters = await list(stream.dict.get('DecodeParms'), resolve);
  let bytes = await stream.encoded();
  for (const [index, filter] of filters.entries()) {
    if (!(filter instanceof PdfName)) throw damaged('/Filter of a stream is not a name');
    bytes = await decode(filter.value, bytes, await numbers(parameters[index], resolve), limit);
  }
  return bytes;
}

/** The short names belong to inline pictures (8.9.7); readers take them here too. */
async function decode(filter: string, bytes: Uint8Array, parameters: Map<string, number>, limit: number) {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return undoPredictor(await inflateBounded(bytes, limit), parameters);
    case 'LZWDecode':
    case 'LZW':
      return undoPredictor(decodeLzw(bytes, parameters.get('EarlyChange') ?? 1, limit), parameters);
    case 'ASCIIHexDecode':
    case 'AHx':
      return decodeAsciiHex(bytes);
    case 'ASCII85Decode':
    case 'A85':
      return decodeAscii85(bytes);
    case 'RunLengthDecode':
    case 'RL':
      return decodeRunLength(bytes, limit);
    case 'Crypt':
      // Undone already: decryption belongs to reading the object.
      return bytes;
    default:
      throw damaged('a stream has a filter that does not fit what it is used for');
  }
}

async function list(object: PdfObject | undefined, resolve: Resolve): Promise<PdfObject[]> {
  const found = await resolve(object);
  if (!Array.isArray(found)) return found === null ? [] : [found];
  if (found.length > MOST_FILTERS) throw damaged('a stream has too many filters');
  return Promise.all(found.map(resolve));
}

async function numbers(object: PdfObject | undefined, resolve: Resolve): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  if (!(object instanceof PdfDict)) return found;
  for (const [key, value] of object.entries) {
    const resolved = await resolve(value);
    if (typeof resolved === 'number') found.set(key, resolved);
  }
  return found;
}
