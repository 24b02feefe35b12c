import { expect, test } from 'vitest';
import { pageGeometry } from './geometry.ts';
import type { Seal } from './points/seal-sources.ts';
import { placeSeal } from './seal-places.ts';

const page = pageGeometry(2, { x1: 0, y1: 0, x2: 595.276, y2: 841.89 }, 0, 1);
const seal: Seal = {
  id: 's',
  source: 't',
  name: '合同章',
  picture: { format: 'png', data: new Uint8Array() },
  widthMm: 40,
  heightMm: 30,
  certificates: [],
};

test('a seal stands with its middle on the place, in its true size', () => {
  expect(placeSeal(page, seal, { x: 120, y: 80, rotation: 15 })).toEqual({
    page: 2,
    box: { x: 100, y: 65, width: 40, height: 30, rotation: 15 },
    appearance: { kind: 'picture', picture: seal.picture, blend: 'multiply' },
    description: '合同章',
  });
});

test.each([
  [229, 80, 0, true],
  [231, 80, 0, false],
  [80, -14, 0, true],
  [80, -16, 0, false],
  [80, -16, 90, true],
  [80, 311, 0, true],
  [80, 313, 0, false],
])('at %d, %d, turned by %d: shows %j', (x, y, rotation, shows) => {
  const place = () => placeSeal(page, seal, { x, y, rotation });
  if (shows) expect(place().page).toBe(2);
  else
    expect(place).toThrow(
      expect.objectContaining({ code: 'stamp.outside-page', data: { page: 3, width: 210, height: 297 } }),
    );
});
