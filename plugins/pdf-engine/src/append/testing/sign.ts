import { memorySource, type PreparedRevision, Secret, type SignaturePlan } from '@sealwright/core/api';
import { openDocument } from '../../open-document.ts';
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
