import { damaged } from '../../errors.ts';

/** Undoes the predictor of Flate and LZW data (ISO 32000-2, 7.4.4.4); `parameters` are the numbers of /DecodeParms. */
export function undoPredictor(bytes: Uint8Array, parameters: ReadonlyMap<string, number>): Uint8Array {
  const predictor = parameters.get('Predictor') ?? 1;
  if (predictor === 1) return bytes;
  const colors = parameters.get('Colors') ?? 1;
  const bits = parameters.get('BitsPerComponent') ?? 8;
  const columns = parameters.get('Columns') ?? 1;
  const rowBits = colors * bits * columns;
  if (![1, 2, 4, 8, 16].includes(bits) || !Number.isInteger(rowBits) || rowBits < 1 || rowBits > 1 << 30)
    throw damaged('the parameters of a predictor are wrong');
  const row = Math.ceil(rowBits / 8);
  const pixel = Math.max(1, (colors * bits) >> 3);
  if (predictor === 2) return undoTiff(bytes, row, pixel, bits);
  if (predictor >= 10 && predictor <= 15) return undoPng(bytes, row, pixel);
  throw damaged('a predictor is unknown');
}

/** Each row begins with the number of its filter: ISO/IEC 15948, clause 9. A last row may be short. */
function undoPng(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1));
  const out = new Uint8Array(bytes.length - rows);
  for (let index = 0; index < rows; index++) {
    const source = index * (row + 1);
    const start = index * row;
    const end = Math.min(start + row, out.length);
    out.set(bytes.subarray(source + 1, source + 1 + end - start), start);
    undoPngRow(out, start, end, bytes[source]!, row, pixel);
  }
  return out;
}

function undoPngRow(out: Uint8Array, start: number, end: number, filter: number, row: number, pixel: number): void {
  if (filter > 4) throw damaged('a row has an unknown predictor');
  if (filter === 0) return;
  for (let i = start; i < end; i++) {
    const left = i - pixel >= start ? out[i - pixel]! : 0;
    const up = start > 0 ? out[i - row]! : 0;
    const corner = start > 0 && i - pixel >= start ? out[i - row - pixel]! : 0;
    if (filter === 1) out[i]! += left;
    else if (filter === 2) out[i]! += up;
    else if (filter === 3) out[i]! += (left + up) >> 1;
    else out[i]! += paeth(left, up, corner);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** TIFF predictor 2. Structure is written in whole bytes; pictures of fewer bits are nobody's business here. */
function undoTiff(bytes: Uint8Array, row: number, pixel: number, bits: number): Uint8Array {
  if (bits !== 8) throw damaged('a TIFF predictor of a depth other than 8 bits');
  const out = bytes.slice();
  for (let start = 0; start < out.length; start += row)
    for (let i = start + pixel; i < Math.min(start + row, out.length); i++) out[i]! += out[i - pixel]!;
  return out;
}
