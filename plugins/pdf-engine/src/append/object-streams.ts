import { deflateSync } from 'node:zlib';
import { PdfName } from '../objects.ts';
import { type DraftObject, DraftStream, dictOf } from './revision-draft.ts';
import { latin1, serialise } from './serialise.ts';

/** A reader unpacks a whole object stream to get at one object, so one holds a bounded number. */
const OBJECTS_PER_STREAM = 100;

/** Parts objects into groups that share an object stream. */
export function objectStreamGroups(objects: readonly DraftObject[]): readonly (readonly DraftObject[])[] {
  const groups: (readonly DraftObject[])[] = [];
  for (let at = 0; at < objects.length; at += OBJECTS_PER_STREAM) {
    groups.push(objects.slice(at, at + OBJECTS_PER_STREAM));
  }
  return groups;
}

/** An object stream (ISO 32000-2, 7.5.7). Strings in it are clear: where a file is encrypted, the stream is as a whole. */
export function objectStream(objects: readonly DraftObject[]): DraftStream {
  let header = '';
  let body = '';
  for (const { ref, content } of objects) {
    if (content instanceof DraftStream) throw new TypeError('a stream cannot stand in an object stream');
    header += `${ref.number} ${body.length} `;
    body += `${serialise(content)}\n`;
  }
  const dict = dictOf({
    Type: new PdfName('ObjStm'),
    N: objects.length,
    First: header.length,
    Filter: new PdfName('FlateDecode'),
  });
  return new DraftStream(dict, deflateSync(latin1(header + body), { level: 9 }));
}
