import { memorySource, type PreparedRevision, Secret, type SignaturePlan } from '@sealwright/core/api';
import { openDocument } from '../../open-document.ts';
import { PdfBuilder } from '../../testing/pdf-builder.ts';
import { cms } from './foreign-tools.ts';

export const PLAN: SignaturePlan = {
  filter: 'Adobe.PPKLite',
  subFilter: 'adbe.pkcs7.detached',
  contentsLength: 3000,
  claims: {},
  places: [],
};

export async function open(pdf: Uint8Array, password?: string) {
  return openDocument(memorySource(pdf), password === undefined ? {} : { password: Secret.fromText(password) });
}

export async function prepare(pdf: Uint8Array, plan: Partial<SignaturePlan> = {}, password?: string) {
  return (await open(pdf, password)).prepareSignature({ ...PLAN, ...plan });
}

/** The finished file with these contents. */
export async function finish(prepared: PreparedRevision, contents: Uint8Array): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of prepared.complete(contents)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Signs with a throwaway key. The bytes that are signed are cut out by /ByteRange, not taken from the digest. */
export async function sign(pdf: Uint8Array, plan: Partial<SignaturePlan> = {}, password?: string): Promise<Uint8Array> {
  const prepared = await prepare(pdf, plan, password);
  const empty = await finish(prepared, new Uint8Array(0));
  const [first, firstLength, second, secondLength] = prepared.byteRange;
  const signed = [empty.subarray(first, first + firstLength), empty.subarray(second, second + secondLength)];
  return finish(prepared, cms(Buffer.concat(signed)));
}

export async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('it should have been refused');
    },
    (error: unknown) => error,
  );
}

interface Sample {
  readonly catalog?: string;
  readonly pages?: readonly string[];
  readonly objects?: Readonly<Record<number, string>>;
  readonly trailer?: string;
}

/** A document with its pages as objects 3, 4, ... */
export function sample({ catalog = '', pages = [''], objects = {}, trailer = '' }: Sample = {}): Uint8Array {
  const kids = pages.map((_, index) => `${3 + index} 0 R`).join(' ');
  const builder = new PdfBuilder()
    .object(1, `<</Type/Catalog/Pages 2 0 R${catalog}>>`)
    .object(2, `<</Type/Pages/Count ${pages.length}/MediaBox[0 0 595 842]/Kids[${kids}]>>`);
  pages.forEach((page, index) => {
    builder.object(3 + index, `<</Type/Page/Parent 2 0 R${page}>>`);
  });
  for (const [number, body] of Object.entries(objects)) builder.object(Number(number), body);
  return builder.table(`/Root 1 0 R${trailer}`).bytes();
}

/** Signs with contents that are no signature: enough for all but its validity. */
export async function revise(pdf: Uint8Array, plan: Partial<SignaturePlan> = {}): Promise<Uint8Array> {
  return finish(await prepare(pdf, plan), Uint8Array.of(0x30, 0));
}

/** What was appended, as text. */
export async function appended(pdf: Uint8Array, plan: Partial<SignaturePlan> = {}): Promise<string> {
  return Buffer.from((await revise(pdf, plan)).subarray(pdf.length)).toString('latin1');
}

export const refused = async (pdf: Uint8Array, plan: Partial<SignaturePlan> = {}) => failure(prepare(pdf, plan));
