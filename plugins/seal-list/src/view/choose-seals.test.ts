import { expect, test } from 'vitest';
import type { SealDevice, SealEntry } from '../common-seals-rpc.ts';
import { chosenSeals, stateOf } from './choose-seals.ts';

const name = { 'zh-CN': '网证通', en: 'NETCA' };
const device: SealDevice = { ref: 'netca:F320', driver: 'netca', name, mayHide: true };
const seal = (part: Partial<SealEntry>): SealEntry => ({
  key: part.name ?? '',
  name: '公章',
  picture: '',
  widthMm: 40,
  heightMm: 40,
  origin: 'device',
  originName: name,
  isElectronic: true,
  holder: { kind: 'any' },
  ...part,
});
const onKey = seal({ name: '合同专用章', device: device.ref });
const ofPicture = seal({ name: 'Contract Seal', origin: 'picture' });
const seals = [onKey, ofPicture];

test('seals are chosen by device, by being of pictures, and by a part of their name in any width and case', () => {
  expect(chosenSeals(seals, 'all', '')).toEqual(seals);
  expect(chosenSeals(seals, device, '')).toEqual([onKey]);
  expect(chosenSeals(seals, 'pictures', '')).toEqual([ofPicture]);
  expect(chosenSeals(seals, 'all', ' ｃｏｎTRACT')).toEqual([ofPicture]);
  expect(chosenSeals(seals, device, 'contract')).toEqual([]);
});

const now = new Date('2026-11-23T12:00:00Z');
const at = (day: string) => new Date(`${day}T12:00:00Z`);

test.each([
  ['expired', { validTo: at('2026-11-22'), holder: { kind: 'elsewhere' } }],
  ['not-yet-valid', { validFrom: at('2026-11-24') }],
  ['elsewhere', { validTo: at('2026-12-01'), holder: { kind: 'elsewhere' } }],
  ['ends-soon', { validTo: at('2026-12-01') }],
  ['valid', { validTo: at('2027-12-01'), holder: { kind: 'here', name: '公司' } }],
  ['valid', {}],
] as const)('a seal is said to be %s', (state, part) => expect(stateOf(seal(part), now)).toBe(state));
