import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import type { Stroke } from '../common-strokes.ts';
import { PENS, resized, signatureDrawing, signatureOptions } from './signature.ts';

/** A wave over the pad, in millimetres. */
function wave(width: number, height: number): Stroke {
  return Array.from({ length: 60 }, (_, index) => ({
    x: 20 + (index / 59) * width,
    y: 30 + (Math.sin(index / 3) * height) / 2,
    pressure: 0.5,
  }));
}

const look = { pen: 'medium', colour: 'blue', width: 40 } as const;

test('handwriting is scaled to fit, its pen with it', () => {
  const options = signatureOptions([wave(120, 20)], look);
  const { size, paths } = signatureDrawing(options);
  expect(size.width).toBeCloseTo(40, 0);
  expect(size.height).toBeLessThan(20);
  expect(Number(options.pen)).toBeCloseTo((PENS.medium * 40) / 122, 1);
  expect(paths).toMatchObject([{ fill: [0.09, 0.2, 0.6] }]);
});

test('what is tall fits in half of the width', () => {
  const { size } = signatureDrawing(signatureOptions([wave(20, 60)], look));
  expect(size.height).toBeCloseTo(20, 0);
  expect(size.width).toBeLessThan(20);
});

test('another width changes nothing but the size', () => {
  const options = signatureOptions([wave(120, 20)], look);
  const before = signatureDrawing(options).size;
  const after = signatureDrawing(resized(options, before.width, 60)).size;
  expect(after.width).toBeCloseTo(60, 0);
  expect(after.width / after.height).toBeCloseTo(before.width / before.height, 1);
  expect(resized(options, before.width, 60).colour).toBe('blue');
});

test('a dot is a signature, too, and pens stay within what the mode takes', () => {
  const { pen } = manifest.sealwright.contributes.stampModes[0]!.options.properties;
  const options = signatureOptions([[{ x: 50, y: 20, pressure: 0.5 }]], { ...look, pen: 'broad', width: 150 });
  expect(Number(options.pen)).toBeLessThanOrEqual(pen.maximum);
  const { width } = signatureDrawing(options).size;
  expect(width).toBeGreaterThan(1);
  expect(width).toBeLessThan(PENS.broad * 1.2);
});
