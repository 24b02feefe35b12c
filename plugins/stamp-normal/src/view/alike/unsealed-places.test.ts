import { expect, test } from 'vitest';
import { unsealedPlaces } from './unsealed-places.ts';

const place = (page: number, x: number, y: number) => ({ page, x, y, text: '盖章', before: '', after: '' });
const stamp = (id: string, page: number, x: number, y: number) => ({
  seal: { id, name: id, widthMm: 40, heightMm: 40, picture: '' },
  places: [{ page, box: { x: x - 20, y: y - 20, width: 40, height: 40, rotation: 0 }, description: id }],
});

test('where the seal stands already it is not offered again; another seal there does not count', () => {
  const [first, second, third] = [place(0, 50, 50), place(1, 50, 50), place(2, 50, 50)];
  const stamps = [stamp('公章', 0, 50.3, 50), stamp('合同章', 1, 50, 50), stamp('公章', 2, 55, 50)];
  expect(unsealedPlaces([first, second, third], '公章', stamps)).toEqual([second, third]);
});
