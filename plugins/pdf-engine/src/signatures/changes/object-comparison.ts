import type { ObjectStore } from '../../object-store.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef, PdfStream, PdfString } from '../../objects.ts';
import type { TouchedObjects } from './touched-objects.ts';

/** Pairs of objects that one comparison of two documents may look at. */
const MOST_PAIRS = 2_000_000;

/**
 * Entries that point back or across to a part of the document's skeleton (a page, an annotation, a field) instead of
 * containing it. That part is compared where it belongs; here it is enough that the same one is meant.
 */
const POINTERS: ReadonlySet<string> = new Set(['Parent', 'P', 'Pg', 'Obj', 'Popup', 'IRT', 'T', 'Fields', 'CO']);

/** Below this entry keys are names that the author chose, so none is a pointer. */
const RESOURCES = 'Resources';

/** The documents are too large to compare; the caller reports a change that cannot be judged. */
export class ComparisonTooLarge extends Error {}

/** References that both documents know as what they are. */
export interface SkeletonNames {
  /** The catalog and the pages. */
  readonly roots: ReadonlySet<string>;
  /** Annotations and fields. */
  readonly parts: ReadonlySet<string>;
}

interface Pair {
  readonly old: PdfObject;
  readonly next: PdfObject;
  /** Key of the dictionary entry that led here; arrays pass on theirs, and resources do to all below them. */
  readonly key: string;
}

/** Compares objects of two revisions of a document by content, through references, shared objects and loops. */
export class ObjectComparison {
  private readonly touched: TouchedObjects;
  private readonly oldStore: ObjectStore;
  private readonly nextStore: ObjectStore;
  private readonly skeleton: SkeletonNames;
  private readonly proven = new Set<string>();
  private pairs = 0;

  constructor(oldStore: ObjectStore, nextStore: ObjectStore, touched: TouchedObjects, skeleton: SkeletonNames) {
    this.oldStore = oldStore;
    this.nextStore = nextStore;
    this.skeleton = skeleton;
    this.touched = touched;
  }

  /** Whether both lead to the same content. Equal by reference is not enough: objects can be replaced in place. */
  async same(old: PdfObject | undefined, next: PdfObject | undefined, key = ''): Promise<boolean> {
    const assumed = new Set<string>();
    const queue: Pair[] = [{ old: old ?? null, next: next ?? null, key }];
    for (let pair = queue.pop(); pair; pair = queue.pop()) {
      if (++this.pairs > MOST_PAIRS) throw new ComparisonTooLarge();
      if (!(await this.compare(pair, assumed, queue))) return false;
    }
    for (const pair of assumed) this.proven.add(pair);
    return true;
  }

  /** Keys whose entries differ, except the ones named. */
  async differingKeys(old: PdfDict, next: PdfDict, except: ReadonlySet<string> = new Set()): Promise<string[]> {
    const keys = new Set([...old.entries.keys(), ...next.entries.keys()]);
    const differing: string[] = [];
    for (const key of keys)
      if (!except.has(key) && !(await this.same(old.get(key), next.get(key), key))) differing.push(key);
    return differing;
  }

  /** Compares one level; what lies below goes to the queue. */
  private async compare({ old, next, key }: Pair, assumed: Set<string>, queue: Pair[]): Promise<boolean> {
    let untouched = false;
    if (old instanceof PdfRef && next instanceof PdfRef) {
      const same = old.number === next.number && old.generation === next.generation;
      const name = old.toString();
      if (this.skeleton.roots.has(name) || (POINTERS.has(key) && this.skeleton.parts.has(name))) return same;
      const pair = `${name} ${next}`;
      if (this.proven.has(pair) || assumed.has(pair)) return true;
      assumed.add(pair);
      untouched = same && !this.touched.has(old.number);
    }
    const a = await this.oldStore.resolve(old);
    const b = untouched ? a : await this.nextStore.resolve(next);
    if (Array.isArray(a)) {
      if (!Array.isArray(b) || a.length !== b.length) return false;
      for (const [i, item] of a.entries()) queue.push({ old: item, next: b[i]!, key });
      return true;
    }
    if (a instanceof PdfDict) return b instanceof PdfDict && pushEntries(a, b, key, queue);
    if (a instanceof PdfStream) {
      if (!(b instanceof PdfStream) || !pushEntries(a.dict, b.dict, key, queue)) return false;
      return untouched || equalBytes(await a.encoded(), await b.encoded());
    }
    return sameAtom(a, b);
  }
}

/** A missing entry and an entry of null are the same (ISO 32000-2, 7.3.7). */
function pushEntries(a: PdfDict, b: PdfDict, from: string, queue: Pair[]): boolean {
  for (const key of new Set([...a.entries.keys(), ...b.entries.keys()])) {
    const old = a.get(key) ?? null;
    const next = b.get(key) ?? null;
    if ((old === null && !(next instanceof PdfRef)) || (next === null && !(old instanceof PdfRef))) {
      if (old !== next) return false;
    } else queue.push({ old, next, key: from === RESOURCES ? RESOURCES : key });
  }
  return true;
}

function sameAtom(a: PdfObject, b: PdfObject): boolean {
  if (a instanceof PdfName) return b instanceof PdfName && a.value === b.value;
  if (a instanceof PdfString) return b instanceof PdfString && equalBytes(a.bytes, b.bytes);
  return a === b;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
