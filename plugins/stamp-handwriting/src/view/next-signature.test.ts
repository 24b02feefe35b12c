import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { NextSignature, usualLook, WIDTHS } from './next-signature.ts';

const stroke = [
  { x: 10, y: 10, pressure: 0.5 },
  { x: 60, y: 20, pressure: 0.5 },
];
const look = usualLook({});

test('there is nothing to place until something was written', () => {
  const signature = new NextSignature();
  signature.restyle({ ...look, colour: 'blue' });
  expect(signature.options).toBeUndefined();
  signature.write([stroke], look);
  expect(signature.options).toMatchObject({ colour: 'black' });
  expect(signature.drawing.getState()?.size.width).toBeCloseTo(40, 0);
});

test('another ink and size do not need another signature', () => {
  const signature = new NextSignature();
  signature.write([stroke], look);
  signature.restyle({ ...look, colour: 'blue', width: 20 });
  expect(signature.options).toMatchObject({ colour: 'blue' });
  expect(signature.drawing.getState()?.size.width).toBeCloseTo(20, 0);
});

test('settings say what is usual, and cannot hold what is none', () => {
  const { settings } = manifest.sealwright.contributes;
  expect(usualLook(Object.fromEntries(settings.map(({ id, default: usual }) => [id, usual])))).toEqual(look);
  expect(settings[0]!.schema).toMatchObject({ minimum: WIDTHS.least, maximum: WIDTHS.most });
  expect(usualLook({ 'handwriting.width': 9_000, 'handwriting.pen': 'brush' })).toEqual({
    ...look,
    width: WIDTHS.most,
  });
});
