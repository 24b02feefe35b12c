/**
 * The PDF engine: reads a file lazily through random access and appends revisions; it never rewrites a byte.
 * Owner: `plugins/pdf-engine`. Callers: signing, verification, viewers' host side. Runs in the plugin host.
 */
import type { Appearance, Rgb } from '../appearance.ts';
import type { ByteSource } from '../byte-source.ts';
import type { DisplayBox, PageGeometry, Rectangle } from '../geometry.ts';
import type { Secret } from '../secret.ts';
import { defineService } from '../token.ts';

export type HashName = 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'sm3';

export interface PdfEngine {
  /**
   * Opens a document. The source stays the caller's: closing the document does not close it.
   * Rejects with `pdf.*` errors: `pdf.not-a-pdf`, `pdf.damaged`, `pdf.hostile` (loops, bombs), `pdf.password-needed`,
   * `pdf.password-wrong`, `pdf.encryption-unsupported`.
   */
  open(source: ByteSource, options?: PdfOpenOptions): Promise<PdfDocument>;
}

export interface PdfOpenOptions {
  /** User or owner password of an encrypted file. */
  readonly password?: Secret;
  readonly signal?: AbortSignal;
}

export interface PdfDocument {
  readonly size: number;
  /** Effective version: the later of header and catalog, such as '1.7'. */
  readonly version: string;
  readonly pageCount: number;
  readonly encryption: PdfEncryption | undefined;
  /** Geometry of one page; `index` is 0-based, `pdf.page-missing` beyond the end. */
  page(index: number): Promise<PageGeometry>;
  /** Signatures in the order of the revisions that hold them, and the signature fields that are still empty. */
  signatures(): Promise<{ readonly signed: readonly PdfSignature[]; readonly empty: readonly SignatureField[] }>;
  /** Where fields of `signatures()` stand as the readers of their pages see them; those that do not show are left out. */
  fieldPlaces(fields: readonly SignatureField[]): Promise<readonly FieldPlace[]>;
  /** What the document allows a further signer to do, with the reason. */
  modificationRules(): Promise<ModificationRules>;
  /** Ends of the file's revisions, oldest first, as byte lengths of the file at that time. */
  revisions(): Promise<readonly Revision[]>;
  /** What the revisions after the first `length` bytes changed, compared object by object. */
  changesSince(length: number): Promise<readonly RevisionChange[]>;
  /**
   * Lays out an appended revision with a signature dictionary. Nothing is written: the result streams it.
   * Refuses with `pdf.signing-forbidden` and other `pdf.*` errors what it cannot do safely.
   */
  prepareSignature(plan: SignaturePlan): Promise<PreparedRevision>;
  /** What may be done to annotations now, with the reason. */
  annotationRules(): Promise<AnnotationRules>;
  /**
   * Annotations of one page, 0-based, in the order in which they are drawn: what readers wrote and drew. Widgets of fields,
   * links and pop-up windows are none of them. `pdf.page-missing`.
   */
  annotations(page: number): Promise<readonly PdfAnnotation[]>;
  /** One of `annotations`, by its id, with what it takes to write it anew. `pdf.annotation-missing` */
  annotation(id: string): Promise<PdfAnnotation & AnnotationDetails>;
  /**
   * Lays out an appended revision that adds and removes annotations and touches nothing else: page content never changes.
   * Refuses with `pdf.annotating-forbidden`, `pdf.annotation-missing`, `pdf.place-invalid`, `pdf.picture-unreadable` and
   * other `pdf.*` errors what it cannot do safely.
   */
  prepareAnnotations(plan: AnnotationPlan): Promise<AppendedRevision>;
}

export interface PdfEncryption {
  /** As a user knows it: 'RC4-40', 'RC4-128', 'AES-128', 'AES-256'. */
  readonly method: string;
  /** Which password opened it; an empty user password counts as 'user'. */
  readonly openedAs: 'user' | 'owner';
  /** /P bits for users: ISO 32000-2, table 22. */
  readonly permissions: { readonly modify: boolean; readonly annotate: boolean; readonly fillForms: boolean };
}

export interface SignatureField {
  /** Fully qualified name. */
  readonly name: string;
  /** 0-based page and rectangle in user space; missing for an invisible field. */
  readonly widget?: { readonly page: number; readonly rect: Rectangle };
}

export interface FieldPlace {
  /** Fully qualified name of the field. */
  readonly name: string;
  /** 0-based. */
  readonly page: number;
  readonly box: DisplayBox;
}

/** One signature dictionary, which several fields may share as /V. ISO 32000-2, 12.8.1. */
export interface PdfSignature {
  readonly fields: readonly SignatureField[];
  readonly filter: string;
  readonly subFilter: string;
  /** /Type: 'Sig' or 'DocTimeStamp'. */
  readonly type: string;
  /** As found, unchecked: any even count of numbers, or none. */
  readonly byteRange: readonly number[];
  /** DER without the padding after it. */
  readonly contents: Uint8Array;
  /** /Cert, signer first, where the dictionary has one (ISO 32000-2, table 255). */
  readonly certificates?: readonly Uint8Array[];
  /** Offsets of '<' and after '>' of the /Contents string in the file, where it could be found. */
  readonly contentsSpan: readonly [start: number, end: number] | undefined;
  /** Structure of the coverage as established from the file; the verdict is the verifier's. */
  readonly coverage: SignatureCoverage;
  /** /Name, /Reason, /Location, /ContactInfo, /M as written: claims, not facts. */
  readonly claims: {
    readonly name?: string;
    readonly reason?: string;
    readonly location?: string;
    readonly contact?: string;
    readonly time?: Date;
  };
  /** Certification by this signature: DocMDP /P (ISO 32000-2, 12.8.2.2). */
  readonly certification?: 1 | 2 | 3;
  readonly fieldLock?: FieldLock;
  /** Streams the bytes that /ByteRange names through a hash, `prefix` before them. */
  digest(hash: HashName, prefix?: Uint8Array): Promise<Uint8Array>;
}

export type SignatureCoverage =
  /** Two ranges, all of the file up to `end` but exactly the /Contents string; nothing follows. */
  | { readonly kind: 'whole-file'; readonly end: number }
  /** The same, but later revisions follow after `end`. */
  | { readonly kind: 'revision'; readonly end: number }
  | { readonly kind: 'malformed'; readonly reason: CoverageDefect };

export type CoverageDefect =
  | 'no-contents' // missing, empty, or not a hexadecimal string
  | 'no-byte-range'
  | 'duplicate-keys' // /Contents or /ByteRange more than once
  | 'not-two-ranges'
  | 'start-not-zero'
  | 'out-of-bounds' // negative, overlapping, or beyond the file
  | 'contents-not-found' // indirect, or the dictionary lies in an object stream
  | 'padding-not-zero' // what follows the signature inside /Contents was never signed
  | 'hole-not-contents' // what is left out is not exactly the /Contents string
  | 'end-not-revision'; // neither the end of the file nor of a revision

/** ISO 32000-2, 12.8.2.4 and table 236. */
export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
  /** /P: modification level, as of DocMDP, that holds from this signature on. */
  readonly permissions?: 1 | 2 | 3;
}

export interface ModificationRules {
  /** Whether one more approval signature may be appended. */
  readonly signing: /** `onlyFields`: encryption permits the filling of these empty signature fields and of nothing else. */
    | { readonly allowed: true; readonly onlyFields?: readonly string[] }
    | {
        readonly allowed: false;
        readonly reason:
          | 'certified-no-changes'
          | 'fields-locked'
          | 'permissions'
          | 'usage-rights'
          | 'xfa'
          | 'damaged-form';
        readonly detail: string;
      };
  /** DocMDP level in force, if the document is certified. */
  readonly certification?: 1 | 2 | 3;
  readonly locks: readonly FieldLock[];
}

export interface Revision {
  /** Bytes [0, end) are the file as it was after this revision. */
  readonly end: number;
}

/** One difference between two revisions, classified by what it does to what a reader sees. */
export interface RevisionChange {
  readonly kind:
    | 'signature-added'
    | 'signature-field-added'
    | 'signature-removed'
    | 'form-value-changed'
    | 'form-field-added'
    | 'annotation-added'
    | 'annotation-changed'
    | 'annotation-removed'
    | 'validation-data' // DSS, VRI, document timestamps: ISO 32000-2, 12.8.4.3
    | 'metadata'
    | 'page-content'
    | 'page-added-or-removed'
    | 'page-attributes'
    | 'catalog'
    | 'unused-object' // written, but nothing leads to it
    | 'other';
  /** 0-based page, where the change belongs to one. */
  readonly page?: number;
  /** Fully qualified name of the field, where the change belongs to one: locks are judged by it. */
  readonly field?: string;
  /** Field name, annotation type or dictionary key: for the report, not for deciding. */
  readonly detail: string;
}

export interface SignaturePlan {
  /** /Filter and /SubFilter of the signature dictionary. */
  readonly filter: string;
  readonly subFilter: string;
  /** Length of the DER to reserve room for, in bytes. */
  readonly contentsLength: number;
  readonly claims: PdfSignature['claims'];
  /**
   * Places to show. Each becomes a field with one widget; all share the signature dictionary as /V. Empty: one
   * invisible field. `field` names an existing empty signature field to sign instead of a new one.
   */
  readonly places: readonly SignaturePlace[];
  readonly field?: string;
  /** Certifies the document with this DocMDP level; only for the first signature. */
  readonly certify?: 1 | 2 | 3;
}

export interface SignaturePlace {
  /** 0-based. */
  readonly page: number;
  readonly box: DisplayBox;
  /** Pictures are embedded once however many places share one `Picture` object. */
  readonly appearance: Appearance;
  /** Text for screen readers (/TU, ISO 32000-2, table 226) and the widget's /Contents. */
  readonly description?: string;
}

export interface PreparedRevision {
  /** Size of the finished file in bytes. */
  readonly size: number;
  readonly byteRange: readonly [number, number, number, number];
  /** Names of the fields that the revision signs. */
  readonly fields: readonly string[];
  /** Digest over `byteRange`, streamed. */
  digest(hash: HashName): Promise<Uint8Array>;
  /** The finished file: the original's bytes, then the revision with the given DER in place. `pdf.contents-too-long` if it does not fit. */
  complete(contents: Uint8Array): AsyncIterable<Uint8Array>;
}

export interface AnnotationRules {
  /** Whether somebody has signed or certified the document: what is there then stays as it is. */
  readonly isSigned: boolean;
  readonly adding:
    | { readonly allowed: true }
    | {
        readonly allowed: false;
        readonly reason:
          | 'certified' // DocMDP, or the /P of a lock: below 3 (ISO 32000-2, table 257)
          | 'permissions'
          | 'usage-rights'
          | 'xfa'
          | 'damaged-form';
        readonly detail: string;
      };
}

export interface PdfAnnotation {
  /** Names it within this revision of the document; missing where it is no object of its own. */
  readonly id?: string;
  /** 0-based. */
  readonly page: number;
  /** As ISO 32000-2, table 171 calls it: 'Highlight'. */
  readonly subtype: string;
  /** Of a line: one of its ends has an arrow head (/LE; ISO 32000-2, table 179). */
  readonly isArrow?: boolean;
  readonly box: DisplayBox;
  /** /Contents, /T, /NM and /M as written: claims, not facts. */
  readonly contents?: string;
  readonly author?: string;
  readonly name?: string;
  readonly modified?: Date;
}

/** Claims of an annotation's dictionary, not of its appearance. */
export interface AnnotationDetails {
  /** Missing where its entries do not say it whole, or it is of a kind that is never written here. */
  readonly kind?: AnnotationKind;
  /** /C, where it is one of DeviceRGB. */
  readonly colour?: Rgb;
  /** /CA: 0..1. */
  readonly opacity: number;
}

export interface AnnotationPlan {
  readonly add: readonly NewAnnotation[];
  /** `PdfAnnotation.id`; only while nobody has signed. */
  readonly remove?: readonly string[];
}

/** A point in display space. */
export interface DisplayPoint {
  readonly x: number;
  readonly y: number;
}

/** What kind of annotation it is, with what its standard entries say (ISO 32000-2, 12.5.6). Lengths in millimetres. */
export type AnnotationKind =
  | { readonly subtype: 'Highlight'; readonly areas: readonly DisplayBox[] }
  /** A note: an icon that stays upright whatever turn the page has (12.5.6.4). */
  | { readonly subtype: 'Text' }
  | { readonly subtype: 'FreeText'; readonly fontSize: number }
  | {
      readonly subtype: 'Line';
      readonly from: DisplayPoint;
      readonly to: DisplayPoint;
      readonly width: number;
      readonly isArrow: boolean;
    }
  | { readonly subtype: 'Square'; readonly width: number }
  | { readonly subtype: 'Ink'; readonly strokes: readonly (readonly DisplayPoint[])[]; readonly width: number }
  /** Neither selected nor moved by readers (12.5.6.22). */
  | { readonly subtype: 'Watermark' };

/** One part of what an annotation looks like. */
export interface AnnotationLook {
  readonly box: DisplayBox;
  /** Pictures, texts and drawings are embedded once however many looks share one object. */
  readonly appearance: Appearance;
}

export interface NewAnnotation {
  /** 0-based. */
  readonly page: number;
  readonly kind: AnnotationKind;
  /** /Rect, unturned; what of the looks stands out of it is cut off. */
  readonly box: DisplayBox;
  /** The appearance stream, the lowest part first. */
  readonly looks: readonly AnnotationLook[];
  /** 0..1; default 1. */
  readonly opacity?: number;
  readonly colour?: Rgb;
  readonly contents?: string;
  readonly author?: string;
  /** /NM: names it among the annotations of its page. */
  readonly name: string;
  readonly time: Date;
}

/** A revision that nobody signs. */
export interface AppendedRevision {
  /** Size of the finished file in bytes. */
  readonly size: number;
  /** The finished file: the original's bytes, then the revision. */
  complete(): AsyncIterable<Uint8Array>;
}

export const PdfEngine = defineService<PdfEngine>('pdf.engine');
