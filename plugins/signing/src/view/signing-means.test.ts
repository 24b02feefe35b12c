import { describe, expect, test } from 'vitest';
import type { FormatEntry } from '../common-signing-rpc.ts';
import { deviceEntry, keyEntry, seal } from './draft-fakes.fixture.ts';
import type { HeldSeal } from './held-seal.ts';
import type { Library } from './seal-library.ts';
import { type Intent, meansFor } from './signing-means.ts';

const [ours, theirs] = [deviceEntry('d:ours', '网证通-1'), deviceEntry('d:theirs', '网证通-2')];
const ourKey = keyEntry({ ref: 'ours', device: ours, sha256: 'aa' });
const theirKey = keyEntry({ ref: 'theirs', device: theirs, sha256: 'bb' });
const ourSeal: HeldSeal = { ...seal, id: 's:ours', device: ours };
const { device: _, ...free } = { ...seal, id: 's:free', name: '图片章' };

const format = (id: string, electronicSeal = false): FormatEntry => ({
  ...{ id, electronicSeal, title: { 'zh-CN': id, en: id } },
});

function libraryOf(part: Partial<Library> = {}): Library {
  return {
    state: 'ready',
    isListed: true,
    devices: [ours, theirs],
    keys: [theirKey, ourKey],
    formats: [format('ses', true), format('gm-cms'), format('pades')],
    pending: [],
    faults: [],
    seals: [ourSeal, free],
    error: undefined,
    ...part,
  };
}

const means = (intent: Partial<Intent>, library: Partial<Library> = {}) =>
  meansFor({ placed: [], wanted: {}, expected: undefined, ...intent }, libraryOf(library), new Date());

/** Our device is pulled out. */
const out = { devices: [theirs], keys: [theirKey], seals: [free] };

describe('the key', () => {
  test('is one on the device of the placed seals, whatever else fits', () => {
    expect(means({ placed: [ourSeal] })).toMatchObject({ awaited: [], lost: [], fitting: [ourKey], chosen: ourKey });
    expect(means({ placed: [ourSeal], wanted: { key: 'theirs' } }).chosen).toBe(ourKey);
    expect(means({ placed: [ourSeal, { ...seal, id: 's:2', device: theirs }] })).toMatchObject({ fitting: [] });
  });

  test('that the seals need is awaited by its name while its device is out, and no other is taken', () => {
    expect(means({ placed: [ourSeal] }, out)).toMatchObject({ awaited: [ours], lost: [], chosen: undefined });
    expect(means({ placed: [ourSeal, { ...ourSeal, id: 's:2' }] }, out).awaited).toEqual([ours]);
  });

  test('that a picture was to be signed with is awaited, too; others are offered, and can be chosen', () => {
    const expected = { ref: 'ours', device: ours };
    expect(means({ placed: [free], expected }, out)).toMatchObject({
      awaited: [ours],
      fitting: [theirKey],
      chosen: undefined,
    });
    const chosenInstead = { ref: 'theirs', device: theirs };
    expect(means({ placed: [free], expected: chosenInstead }, out)).toMatchObject({ awaited: [], chosen: theirKey });
  });

  test('is awaited by nobody as long as devices have not been listed', () => {
    expect(means({ placed: [ourSeal] }, { isListed: false, devices: [], keys: [] }).awaited).toEqual([]);
  });
});

test('a seal that its device does not show is told when all seals have been read', () => {
  expect(means({ placed: [ourSeal] }, { seals: [free] }).lost).toEqual(['公章']);
  expect(means({ placed: [ourSeal] }, { seals: [free], state: 'loading' }).lost).toEqual([]);
  expect(means({ placed: [free] }, { seals: [] }).lost).toEqual(['图片章']);
});

describe('the format', () => {
  const sm2 = { keys: [{ ...ourKey, formats: ['gm-cms', 'ses'] }] };
  const electronic = { ...ourSeal, isElectronic: true };
  const offered = (placed: HeldSeal[], wanted = {}) => {
    const { formats, format: chosen } = means({ placed, wanted }, sm2);
    return { formats: formats.map(({ id }) => id), chosen: chosen?.id };
  };

  test('is the first of the key, and the one of electronic seals can be chosen with such a seal', () => {
    expect(offered([electronic])).toEqual({ formats: ['gm-cms', 'ses'], chosen: 'gm-cms' });
    expect(offered([electronic], { format: 'ses' }).chosen).toBe('ses');
  });

  test.each([
    ['the seal is a picture', [ourSeal]],
    ['two seals are placed', [electronic, { ...electronic, id: 's:2' }]],
    ['no seal is placed', []],
  ])('is no choice where %s, even for who wanted another', (_, placed) => {
    expect(offered(placed, { format: 'ses' })).toEqual({ formats: ['gm-cms'], chosen: 'gm-cms' });
  });

  test('is missing where no plugin signs with such a key', () => {
    expect(means({ placed: [ourSeal] }, { keys: [{ ...ourKey, formats: [] }] })).toMatchObject({
      chosen: { ref: 'ours' },
      formats: [],
      format: undefined,
    });
  });
});
