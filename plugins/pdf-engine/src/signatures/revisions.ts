import type { ByteSource } from '@sealwright/core/api';
import type { ObjectStore, XrefSection } from '../object-store.ts';
import { NeedMoreBytes, Parser } from '../read/syntax/parser.ts';

/** Room for `endobj`, `startxref`, its number, `%%EOF` and what some writers put between. */
const TAIL = 2048;
/** Readers look for the last `startxref` in about as many bytes. */
const MOST_PADDING = 4096;
const END_OF_FILE = [...'%%EOF'].map((character) => character.charCodeAt(0));

/** The end of one revision: signatures may end anywhere in [marker, end], which holds nothing but ends of lines. */
export interface RevisionEnd {
  /** After `%%EOF`. */
  readonly marker: number;
  /** After the ends of lines that follow it. */
  readonly end: number;
}

/**
 * Ends of the revisions (ISO 32000-2, 7.5.6), oldest first. They are found from the chain of cross-reference sections and
 * never by searching for `%%EOF`, which may stand in any stream or comment.
 */
export async function findRevisionEnds(store: ObjectStore): Promise<RevisionEnd[]> {
  const ends: RevisionEnd[] = [];
  for (const revision of groupLinearized(store.sections)) {
    let latest: RevisionEnd | undefined;
    for (const section of revision) {
      const found = await endAfter(store.source, section.end);
      if (found && (!latest || found.end > latest.end)) latest = found;
    }
    if (latest) ends.push(latest);
  }
  const size = store.source.size;
  ends.sort((a, b) => a.end - b.end);
  if (ends.length === 0) ends.push({ marker: size, end: size });
  return ends;
}

/**
 * Whether anything but white space and padding follows the last revision. No section leads there, but readers that rebuild
 * a file would find objects in it.
 */
export async function hasTrailingData(store: ObjectStore): Promise<boolean> {
  const { end } = (await findRevisionEnds(store)).at(-1)!;
  const { source } = store;
  if (source.size - end > MOST_PADDING) return true;
  return (await source.read(end, source.size - end)).some((code) => code !== 0 && !isSpace(code));
}

/** A linearized file has two sections, the newer one in front of the older, but one revision (annex F). */
function groupLinearized(sections: readonly XrefSection[]): XrefSection[][] {
  const groups: XrefSection[][] = [];
  for (const section of sections) {
    const group = groups.at(-1);
    if (group && section.offset > group.at(-1)!.offset) group.push(section);
    else groups.push([section]);
  }
  return groups;
}

async function endAfter(source: ByteSource, offset: number): Promise<RevisionEnd | undefined> {
  const bytes = await source.read(offset, TAIL);
  const parser = new Parser(bytes, { base: offset });
  try {
    parser.takeKeyword('endstream');
    parser.takeKeyword('endobj');
    if (!parser.takeKeyword('startxref') || parser.takeInteger() === undefined) return undefined;
  } catch (fault) {
    if (fault instanceof NeedMoreBytes) return undefined;
    throw fault;
  }
  let at = parser.position;
  while (at < bytes.length && isSpace(bytes[at]!)) at++;
  if (!END_OF_FILE.every((code, i) => bytes[at + i] === code)) return undefined;
  const marker = at + END_OF_FILE.length;
  let end = marker;
  while (bytes[end] === 10 || bytes[end] === 13) end++;
  return { marker: offset + marker, end: offset + end };
}

const isSpace = (code: number) => code === 9 || code === 10 || code === 12 || code === 13 || code === 32;
