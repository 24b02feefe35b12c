import type { PageGeometry } from '@sealwright/core/api';
import { damaged, Hostile, PageMissing } from '../../errors.ts';
import type { ObjectStore } from '../../object-store.ts';
import { PdfDict, type PdfObject, PdfRef } from '../../objects.ts';
import { BoundedCache } from '../bounded-cache.ts';
import { INHERITED, readPageGeometry } from './page-attributes.ts';

/**
 * Trees that claim up to this many pages are walked whole on opening, and those that claim more than there are objects;
 * others are checked along the way to each page.
 */
const WALKED_ON_OPENING = 1000;
const MOST_LEVELS = 100;
const KIDS_KEPT = 1 << 20;

/** A page with what it inherits. */
export interface Page {
  readonly index: number;
  readonly ref: PdfRef;
  /** As it stands in the file. */
  readonly dict: PdfDict;
  /** `dict` and the inherited attributes that it lacks. */
  readonly attributes: PdfDict;
}

interface Node {
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  readonly kids: readonly PdfObject[];
  readonly count: number;
}

type Kid = Node | { readonly ref: PdfRef; readonly dict: PdfDict; readonly kids?: never; readonly count: 1 };

/**
 * The page tree (ISO 32000-2, 7.7.3). One page out of a million is found by /Count without reading the others. A tree
 * that holds a page twice or has loops is refused: which page a seal would show on would depend on the reader. A wrong
 * /Count leaves no such doubt; where the tree is walked whole, the pages found count.
 */
export class PageTree {
  private readonly store: ObjectStore;
  private readonly root: Node;
  /** By object number, of the nodes whose /Count turned out wrong. */
  private readonly trueCounts = new Map<number, number>();
  /** By object number of the node: index of the first page below each kid, counted within the node. */
  private readonly starts = new BoundedCache<Float64Array>(KIDS_KEPT, (starts) => starts.length);

  private constructor(store: ObjectStore, root: Node) {
    this.store = store;
    this.root = root;
  }

  get count(): number {
    return this.countOf(this.root);
  }

  static async open(store: ObjectStore): Promise<PageTree> {
    const catalog = await store.resolve(store.trailer.get('Root'));
    if (!(catalog instanceof PdfDict)) throw damaged('the document has no catalog');
    const root = await readKid(store, catalog.get('Pages'));
    if (!root.kids) throw damaged('the page tree has no root');
    const tree = new PageTree(store, root);
    if (root.count <= WALKED_ON_OPENING || root.count > store.size) for await (const _ of tree.walk('correct'));
    return tree;
  }

  /** `index` is 0-based; `pdf.page-missing` beyond the end. */
  async page(index: number): Promise<Page> {
    if (!Number.isInteger(index) || index < 0 || index >= this.count)
      throw PageMissing({ page: index + 1, count: this.count });
    const inherited = new Map<string, PdfObject>();
    let node = this.root;
    let within = index;
    for (let level = 0; level < MOST_LEVELS; level++) {
      for (const key of INHERITED) {
        const value = node.dict.get(key);
        if (value !== undefined) inherited.set(key, value);
      }
      const { kid, start } = await this.kidAt(node, within);
      if (!kid.kids) {
        const attributes = new PdfDict([...inherited, ...kid.dict.entries]);
        return { index, ref: kid.ref, dict: kid.dict, attributes };
      }
      node = kid;
      within -= start;
    }
    throw Hostile({ detail: 'the page tree is too deep' });
  }

  async ref(index: number): Promise<PdfRef> {
    return (await this.page(index)).ref;
  }

  async geometry(index: number): Promise<PageGeometry> {
    return readPageGeometry(this.store, index, (await this.page(index)).attributes);
  }

  /** All pages in order. Checks the whole tree on the way: `pdf.damaged`, `pdf.hostile`. */
  refs(): AsyncIterable<PdfRef> {
    return this.walk('refuse');
  }

  private async *walk(wrongCounts: 'refuse' | 'correct'): AsyncIterable<PdfRef> {
    const seen = new Set<number>([this.root.ref.number]);
    const path = [{ node: this.root, next: 0, pages: 0 }];
    for (let top = path[0]; top; top = path.at(-1)) {
      if (top.next === top.node.kids.length) {
        const { node, pages } = top;
        if (pages !== this.countOf(node)) {
          if (wrongCounts === 'refuse') throw wrongCount(node);
          this.trueCounts.set(node.ref.number, pages);
        }
        path.pop();
        const above = path.at(-1);
        if (above) above.pages += pages;
        continue;
      }
      const kid = await readKid(this.store, top.node.kids[top.next++]);
      if (seen.has(kid.ref.number)) throw damaged(`object ${kid.ref.number} stands in the page tree twice`);
      seen.add(kid.ref.number);
      if (kid.kids) {
        path.push({ node: kid, next: 0, pages: 0 });
        if (path.length > MOST_LEVELS) throw Hostile({ detail: 'the page tree is too deep' });
      } else {
        top.pages++;
        yield kid.ref;
      }
    }
  }

  private countOf(kid: Kid): number {
    return this.trueCounts.get(kid.ref.number) ?? kid.count;
  }

  /** The kid below which the node's page `within` stands, and the index of its first page. */
  private async kidAt(node: Node, within: number): Promise<{ kid: Kid; start: number }> {
    // As many kids as pages: all kids are pages, unless the one in question shows otherwise.
    if (node.kids.length === this.countOf(node)) {
      const kid = await readKid(this.store, node.kids[within]);
      if (!kid.kids) return { kid, start: within };
    }
    const starts = await this.starts.get(node.ref.number, () => this.readStarts(node));
    let low = 0;
    for (let high = starts.length - 1; high - low > 1; ) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= within) low = middle;
      else high = middle;
    }
    return { kid: await readKid(this.store, node.kids[low]), start: starts[low]! };
  }

  /** One more item than there are kids; the last one is /Count. */
  private async readStarts(node: Node): Promise<Float64Array> {
    const starts = new Float64Array(node.kids.length + 1);
    for (const [index, kid] of node.kids.entries())
      starts[index + 1] = starts[index]! + this.countOf(await readKid(this.store, kid));
    if (starts.at(-1) !== this.countOf(node)) throw wrongCount(node);
    return starts;
  }
}

/** A page must be an object of its own (7.7.3.2): a direct one could not be changed by an appended revision. */
async function readKid(store: ObjectStore, object: PdfObject | undefined): Promise<Kid> {
  if (!(object instanceof PdfRef)) throw damaged('the page tree holds something other than references');
  const dict = await store.get(object);
  if (!(dict instanceof PdfDict)) throw damaged(`object ${object.number} of the page tree is missing`);
  const entry = dict.get('Kids');
  if (entry === undefined) return { ref: object, dict, count: 1 };
  const kids = await store.resolve(entry);
  const count = await store.resolve(dict.get('Count'));
  if (!Array.isArray(kids) || typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0)
    throw damaged(`/Kids or /Count of object ${object.number} of the page tree is wrong`);
  return { ref: object, dict, kids, count };
}

function wrongCount(node: Node) {
  return damaged(`/Count of object ${node.ref.number} of the page tree is wrong`);
}
