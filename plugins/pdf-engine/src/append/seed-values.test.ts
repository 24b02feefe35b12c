import type { SignaturePlan } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { SeedValueUnmet } from './errors.ts';
import { failure, prepare, refused, sample } from './testing/sign.ts';

const demanding = (seed: string) =>
  sample({ catalog: '/AcroForm<</Fields[10 0 R]>>', objects: { 10: `<</T(A)/FT/Sig/SV<</Type/SV${seed}>>>>` } });

const ADBE = 'adbe.pkcs7.detached';
const because = (reason: string): Partial<SignaturePlan> => ({ claims: { reason } });

test.each<[string, Partial<SignaturePlan>, string]>([
  ['/Ff 1/Filter/Other', {}, 'Filter'],
  ['/Ff 2/SubFilter[/ETSI.CAdES.detached]', {}, 'SubFilter'],
  ['/Ff 4/V 9', {}, 'V'],
  ['/Ff 8/Reasons[(Approved)(Seen)]', {}, 'Reason'],
  ['/Ff 8/Reasons[(Approved)(Seen)]', because('Other'), 'Reason'],
  ['/Ff 8/Reasons[(.)]', because('Approved'), 'Reason'],
  ['/MDP<</P 2>>', {}, 'MDP'],
  ['/MDP<</P 0>>', { certify: 2 }, 'MDP'],
  ['/Ff 32/AddRevInfo true', {}, 'AddRevInfo'],
  ['/Cert<</Ff 1/Subject[(x)]>>', {}, 'Cert'],
  ['/TimeStamp<</Ff 1/URL(https://tsa.example)>>', {}, 'TimeStamp'],
])('%s refuses %j', async (seed, plan, constraint) => {
  const refusal = await refused(demanding(seed), { field: 'A', ...plan });
  expect(SeedValueUnmet.is(refusal) && refusal.data).toMatchObject({ field: 'A', constraint });
});

test.each<[string, Partial<SignaturePlan>]>([
  [`/Ff 3/Filter/Adobe.PPKLite/SubFilter[/ETSI.CAdES.detached/${ADBE}]`, {}],
  ['/Ff 8/Reasons[(Approved)<FEFF540C610F>]', because('同意')],
  ['/Ff 8/Reasons[(.)]', {}],
  ['/Ff 4/V 1', {}],
  ['/MDP<</P 2>>', { certify: 2 }],
  ['/MDP<</P 0>>', {}],
  ['/Ff 32/AddRevInfo false', {}],
  // Without their flags these are wishes.
  ['/SubFilter[/ETSI.CAdES.detached]/Reasons[(Approved)]/DigestMethod[(SHA512)]/Cert<<>>', {}],
])('%s takes %j', async (seed, plan) => {
  expect((await prepare(demanding(seed), { field: 'A', ...plan })).fields).toEqual(['A']);
});

test('a demand for a digest method is held against the digest asked for', async () => {
  const prepared = await prepare(demanding('/Ff 64/DigestMethod[(SHA384)(SHA512)]'), { field: 'A' });
  expect(await prepared.digest('sha512')).toHaveLength(64);
  const refusal = await failure(prepared.digest('sha256'));
  expect(SeedValueUnmet.is(refusal) && refusal.data.wanted).toEqual(['sha384', 'sha512']);
});

test('demands of one field do not bind another', async () => {
  expect((await prepare(demanding('/Ff 1/Filter/Other'))).fields).toEqual(['Signature1']);
});
