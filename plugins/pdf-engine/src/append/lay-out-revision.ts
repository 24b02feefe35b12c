import type { ObjectStore } from '../object-store.ts';
import type { PdfDict, PdfRef } from '../objects.ts';
import { appendedTrailer } from './appended-trailer.ts';
import { RevisionBody } from './revision-body.ts';
import type { RevisionDraft } from './revision-draft.ts';
import { latin1, serialiseEntries } from './serialise.ts';
import { xrefStream, xrefTable } from './xref-section.ts';

export interface DraftSignature {
  readonly ref: PdfRef;
  /** All entries but /Contents and /ByteRange. */
  readonly dict: PdfDict;
  /** Room for the DER, in bytes. */
  readonly contentsLength: number;
}

/** The bytes after the original file, with zeros for the DER of the signature. */
export interface LaidOutRevision {
  readonly appended: Uint8Array;
  /** Offsets and lengths in the finished file, as in the signature dictionary (ISO 32000-2, 12.8.1). */
  readonly byteRange: readonly [number, number, number, number];
}

/**
 * Gives every object of a revision its place behind the original file (7.5.6). The signature dictionary comes last and
 * /ByteRange last in it, so that only the width of the range's last number bears on what that number is.
 */
export async function layOutRevision(
  store: ObjectStore,
  draft: RevisionDraft,
  signature: DraftSignature,
): Promise<LaidOutRevision> {
  const body = await layOutObjects(store, draft);
  const strings = serialiseEntries(signature.dict, body.stringCipher(signature.ref));
  body.append(latin1(`${body.beginObject(signature.ref)}<<${strings}/Contents`));
  const holeStart = body.end;
  // Never encrypted, whatever the file (7.6.2).
  body.append(latin1(`<${'00'.repeat(signature.contentsLength)}>`));
  const holeEnd = body.end;
  body.append(latin1(`/ByteRange[0 ${holeStart} ${holeEnd} `));

  const close = await closing(store, draft, body);
  for (let width = 1; ; width++) {
    const start = body.end - holeEnd;
    const length = start + close('0'.repeat(width)).length;
    // A number that fits leaves no gap, but for the rare case that one digit more for it makes the section shorter.
    if (String(length).length > width) continue;
    body.append(close(String(length).padEnd(width)));
    return { appended: body.bytes(), byteRange: [0, holeStart, holeEnd, length] };
  }
}

/** The bytes of a revision that nobody signs. */
export async function layOutUnsigned(store: ObjectStore, draft: RevisionDraft): Promise<Uint8Array> {
  const body = await layOutObjects(store, draft);
  const section = await sectionAt(store, draft, body);
  body.append(section(body.end));
  return body.bytes();
}

async function layOutObjects(store: ObjectStore, draft: RevisionDraft): Promise<RevisionBody> {
  const body = new RevisionBody(store);
  if (!(await endsWithEndOfLine(store))) body.append(latin1('\n'));
  if (store.xrefKind === 'stream') body.appendCompressed(draft);
  else body.appendPlain(draft);
  return body;
}

/** Makes what follows the last number of /ByteRange, that number included. */
async function closing(
  store: ObjectStore,
  draft: RevisionDraft,
  body: RevisionBody,
): Promise<(lastNumber: string) => Uint8Array> {
  const section = await sectionAt(store, draft, body);
  return (lastNumber) => {
    const endOfSignature = latin1(`${lastNumber}]>>\nendobj\n`);
    return Buffer.concat([endOfSignature, section(body.end + endOfSignature.length)]);
  };
}

/** Makes the cross-reference section of the same kind as the file's, and all that follows it, for its offset. */
async function sectionAt(
  store: ObjectStore,
  draft: RevisionDraft,
  body: RevisionBody,
): Promise<(offset: number) => Uint8Array> {
  const stream = store.xrefKind === 'stream' ? draft.reserve() : undefined;
  const trailer = await appendedTrailer(store, draft.size);
  return (offset) => {
    const section = stream
      ? xrefStream(body.entries, trailer, { number: stream.number, offset })
      : latin1(xrefTable(body.entries, trailer));
    return Buffer.concat([section, latin1(`startxref\n${offset}\n%%EOF\n`)]);
  };
}

async function endsWithEndOfLine({ source }: ObjectStore): Promise<boolean> {
  const [last] = await source.read(source.size - 1, 1);
  return last === 0x0a || last === 0x0d;
}
