import type {
  AnnotationDetails,
  AnnotationPlan,
  AnnotationRules,
  AppendedRevision,
  ByteSource,
  FieldPlace,
  ModificationRules,
  PageGeometry,
  PdfAnnotation,
  PdfDocument,
  PdfEncryption,
  PdfOpenOptions,
  PreparedRevision,
  Revision,
  RevisionChange,
  SignatureField,
  SignaturePlan,
} from '@sealwright/core/api';
import { annotationFinder } from './annotations/find-annotation.ts';
import { readAnnotationKind } from './annotations/read-annotation-kind.ts';
import { readAnnotations } from './annotations/read-annotations.ts';
import { AnnotationMissing } from './append/errors.ts';
import { prepareAnnotations, prepareSignature } from './append/index.ts';
import { PdfDict, PdfRef } from './objects.ts';
import { checkEntries } from './read/check-entries.ts';
import { documentVersion } from './read/document-version.ts';
import type { FileObjectStore } from './read/file-object-store.ts';
import { openObjectStore, reopenObjectStore } from './read/open-object-store.ts';
import { PageTree } from './read/pages/page-tree.ts';
import {
  annotationRules,
  changesSince,
  fieldPlaces,
  modificationRules,
  readSignatures,
  revisions,
} from './signatures/index.ts';

/** `PdfEngine.open`. */
export async function openDocument(source: ByteSource, options?: PdfOpenOptions): Promise<PdfDocument> {
  const store = await openObjectStore(source, options);
  return new OpenDocument(store, await PageTree.open(store), await documentVersion(store));
}

/** Hands every question to the half of the engine that answers it. */
class OpenDocument implements PdfDocument {
  readonly size: number;
  readonly version: string;
  readonly pageCount: number;
  readonly encryption: PdfEncryption | undefined;
  private readonly store: FileObjectStore;
  private readonly pages: PageTree;

  constructor(store: FileObjectStore, pages: PageTree, version: string) {
    this.store = store;
    this.pages = pages;
    this.version = version;
    this.size = store.source.size;
    this.pageCount = pages.count;
    this.encryption = store.unlocked?.encryption;
  }

  page(index: number): Promise<PageGeometry> {
    return this.pages.geometry(index);
  }

  signatures(): ReturnType<PdfDocument['signatures']> {
    return readSignatures(this.store);
  }

  fieldPlaces(fields: readonly SignatureField[]): Promise<readonly FieldPlace[]> {
    return fieldPlaces(this.pages, fields);
  }

  modificationRules(): Promise<ModificationRules> {
    return modificationRules(this.store, this.encryption);
  }

  revisions(): Promise<readonly Revision[]> {
    return revisions(this.store);
  }

  changesSince(length: number): Promise<readonly RevisionChange[]> {
    return changesSince(this.store, length, (earlier) => reopenObjectStore(this.store, earlier));
  }

  async prepareSignature(plan: SignaturePlan): Promise<PreparedRevision> {
    await checkEntries(this.store);
    return prepareSignature({ store: this.store, pages: this.pages, rules: await this.modificationRules() }, plan);
  }

  annotationRules(): Promise<AnnotationRules> {
    return annotationRules(this.store, this.encryption);
  }

  async annotations(index: number): Promise<readonly PdfAnnotation[]> {
    return readAnnotations(this.store, await this.pages.page(index), await this.pages.geometry(index));
  }

  async annotation(id: string): Promise<PdfAnnotation & AnnotationDetails> {
    const index = await annotationFinder(this.store, this.pages)(id);
    const found = (await this.annotations(index)).find((each) => each.id === id);
    const [number, generation] = id.split(' ').map(Number);
    const dict = await this.store.resolve(new PdfRef(number!, generation!));
    if (!found || !(dict instanceof PdfDict)) throw AnnotationMissing({ id });
    return { ...found, ...(await readAnnotationKind(this.store, dict, await this.pages.geometry(index))) };
  }

  async prepareAnnotations(plan: AnnotationPlan): Promise<AppendedRevision> {
    await checkEntries(this.store);
    const { store, pages } = this;
    const document = { store, pages, rules: await this.annotationRules(), pageOf: annotationFinder(store, pages) };
    return prepareAnnotations(document, plan);
  }
}
