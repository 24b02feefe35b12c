import { damaged } from '../errors.ts';
import type { PdfDict, PdfObject } from '../objects.ts';
import { Parser } from './syntax/parser.ts';

/** A decoded object stream (ISO 32000-2, 7.5.7). Its objects are parsed when they are asked for. */
export class ObjectStream {
  readonly bytes: Uint8Array;
  private readonly numbers: Uint32Array;
  private readonly offsets: Uint32Array;

  constructor(dict: PdfDict, bytes: Uint8Array) {
    const count = dict.get('N');
    const first = dict.get('First');
    // Every object takes two numbers and two blanks of the header at the least.
    if (!isCount(count) || !isCount(first) || count * 4 > first + 1 || first > bytes.length)
      throw damaged('/N or /First of an object stream is wrong');
    this.bytes = bytes;
    this.numbers = new Uint32Array(count);
    this.offsets = new Uint32Array(count);
    const header = new Parser(bytes.subarray(0, first));
    for (let index = 0; index < count; index++) {
      const number = header.takeInteger();
      const offset = header.takeInteger();
      if (number === undefined || offset === undefined || first + offset > bytes.length)
        throw damaged('the header of an object stream is wrong');
      this.numbers[index] = number;
      this.offsets[index] = first + offset;
    }
  }

  /**
   * The object with this number, which the cross-reference stream says is the `index`th. Where it is not, the header
   * decides, as it does for other readers: some producers write the index modulo 256 or 65536.
   */
  object(number: number, index: number): { readonly object: PdfObject; readonly length: number } {
    const at = this.numbers[index] === number ? index : this.numbers.indexOf(number);
    if (at < 0 || (at !== index && this.numbers.lastIndexOf(number) !== at))
      throw damaged(`object ${number} is not in its object stream`);
    const start = this.offsets[at]!;
    const parser = new Parser(this.bytes, { position: start });
    return { object: parser.object(), length: parser.position - start };
  }
}

function isCount(object: PdfObject | undefined): object is number {
  return typeof object === 'number' && Number.isSafeInteger(object) && object >= 0;
}
