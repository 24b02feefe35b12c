import { Hostile } from '../errors.ts';
import type { ObjectStore } from '../object-store.ts';
import { PdfDict, PdfName, type PdfObject, PdfRef } from '../objects.ts';
import type { Page } from '../read/pages/page-tree.ts';
import { arrayAt, asDict, keyOf, type ObjectKey, textAt } from './object-access.ts';

const MAX_DEPTH = 64;
const MAX_NODES = 500_000;

/** One node of the form (ISO 32000-2, 12.7.4): a field, or a group of fields. */
export interface FormField {
  readonly key: ObjectKey;
  readonly ref: PdfRef | undefined;
  readonly dict: PdfDict;
  /** Fully qualified; '' for a field without any name. */
  readonly name: string;
  /** /FT, own or inherited; missing for most groups. */
  readonly type: string | undefined;
  /** /V as it stands, own or inherited. */
  readonly value: PdfObject | undefined;
  /** Whether other fields hang below it. */
  readonly group: boolean;
  readonly widgets: readonly Widget[];
  /** Whether it can be reached from the form; attackers hang fields on pages only. */
  readonly inForm: boolean;
}

export interface Widget {
  readonly key: ObjectKey;
  readonly ref: PdfRef | undefined;
  readonly dict: PdfDict;
  /** 0-based; missing where no page shows it. */
  readonly page: number | undefined;
}

/** A widget annotation as a page lists it. */
export interface PlacedAnnotation {
  readonly object: PdfObject;
  readonly dict: PdfDict;
  readonly page: number;
}

interface Inherited {
  readonly name: string;
  readonly type: string | undefined;
  readonly value: PdfObject | undefined;
}

/** Lists the annotations of all pages, in order. */
export async function listAnnotations(store: ObjectStore, pages: readonly Page[]): Promise<PlacedAnnotation[]> {
  const annotations: PlacedAnnotation[] = [];
  for (const page of pages) {
    for (const object of (await arrayAt(store, page.dict, 'Annots')) ?? []) {
      const dict = await store.resolve(object);
      // A stream is no annotation, whatever its dictionary says: what it draws would go uncompared.
      if (dict instanceof PdfDict) annotations.push({ object, dict, page: page.index });
      if (annotations.length > MAX_NODES) throw Hostile({ detail: 'the document has too many annotations' });
    }
  }
  return annotations;
}

/** All fields: those of the form's tree, then those that only a page's widgets lead to. Loops and repetitions count once. */
export async function listFields(
  store: ObjectStore,
  form: PdfDict | undefined,
  annotations: readonly PlacedAnnotation[],
): Promise<FormField[]> {
  const places = new Map<ObjectKey, number>();
  for (const { object, dict, page } of annotations) places.set(keyOf(object, dict), page);
  const walk = new FieldWalk(store, places);
  for (const field of (form && (await arrayAt(store, form, 'Fields'))) ?? []) await walk.visit(field, true);
  for (const { object, dict } of annotations) {
    if (!isNamed(dict, 'Subtype', 'Widget') || walk.visited.has(keyOf(object, dict))) continue;
    await walk.visit(await topOf(store, object), false);
  }
  return walk.fields;
}

class FieldWalk {
  readonly fields: FormField[] = [];
  readonly visited = new Set<ObjectKey>();
  private readonly store: ObjectStore;
  private readonly places: ReadonlyMap<ObjectKey, number>;

  constructor(store: ObjectStore, places: ReadonlyMap<ObjectKey, number>) {
    this.store = store;
    this.places = places;
  }

  async visit(
    object: PdfObject,
    inForm: boolean,
    inherited: Inherited = { name: '', type: undefined, value: undefined },
    depth = 0,
  ): Promise<void> {
    const dict = await this.store.resolve(object);
    if (!(dict instanceof PdfDict)) return;
    const key = keyOf(object, dict);
    if (this.visited.has(key)) return;
    this.visited.add(key);
    if (depth > MAX_DEPTH || this.visited.size > MAX_NODES) throw Hostile({ detail: 'the form has no end' });

    const partial = await textAt(this.store, dict, 'T');
    const name = partial === undefined ? inherited.name : inherited.name ? `${inherited.name}.${partial}` : partial;
    const ownType = await this.store.resolve(dict.get('FT'));
    const type = ownType instanceof PdfName ? ownType.value : inherited.type;
    const value = dict.get('V') ?? inherited.value;
    const widgets: Widget[] = [];
    if (isNamed(dict, 'Subtype', 'Widget')) widgets.push(this.widget(object, dict));
    const below: PdfObject[] = [];
    for (const kid of (await arrayAt(this.store, dict, 'Kids')) ?? []) {
      const kidDict = await this.store.resolve(kid);
      if (!(kidDict instanceof PdfDict) || this.visited.has(keyOf(kid, kidDict))) continue;
      if (kidDict.get('Kids') !== undefined || !(await this.isWidgetOnly(kidDict, partial))) below.push(kid);
      else {
        this.visited.add(keyOf(kid, kidDict));
        widgets.push(this.widget(kid, kidDict));
      }
    }
    const ref = object instanceof PdfRef ? object : undefined;
    this.fields.push({ key, ref, dict, name, type, value, group: below.length > 0, widgets, inForm });
    for (const kid of below) await this.visit(kid, inForm, { name, type, value }, depth + 1);
  }

  /** A kid without a name is a widget of its field; some writers repeat the field's name there. */
  private async isWidgetOnly(kid: PdfDict, nameOfField: string | undefined): Promise<boolean> {
    if (kid.get('T') === undefined) return true;
    return isNamed(kid, 'Subtype', 'Widget') && !kid.get('FT') && (await textAt(this.store, kid, 'T')) === nameOfField;
  }

  private widget(object: PdfObject, dict: PdfDict): Widget {
    const key = keyOf(object, dict);
    return { key, ref: object instanceof PdfRef ? object : undefined, dict, page: this.places.get(key) };
  }
}

/** Climbs /Parent from a widget to the field at the top. */
async function topOf(store: ObjectStore, widget: PdfObject): Promise<PdfObject> {
  let top = widget;
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const parent = asDict(await store.resolve(top))?.get('Parent');
    if (!(parent instanceof PdfRef)) return top;
    top = parent;
  }
  throw Hostile({ detail: 'the form has no end' });
}

export function isNamed(dict: PdfDict, key: string, value: string): boolean {
  const entry = dict.get(key);
  return entry instanceof PdfName && entry.value === value;
}
