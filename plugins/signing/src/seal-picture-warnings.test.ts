import type { Seal } from '@sealwright/core/api';
import { expect, test } from 'vitest';
import { pictureWarnings } from './seal-picture-warnings.ts';

function sealWith(width: number, height: number, widthMm = 40, heightMm = 40): Seal {
  const data = Buffer.alloc(33);
  data.write('89504e470d0a1a0a0000000d49484452', 'hex');
  data.writeUInt32BE(width, 16);
  data.writeUInt32BE(height, 20);
  return { id: 's', source: 't', name: '公章', picture: { format: 'png', data }, widthMm, heightMm, certificates: [] };
}

const words = (seal: Seal) => pictureWarnings(seal).map((each) => each['zh-CN']);

// 300 dpi of 40 mm are 472.4 pixels.
test.each<[string, Seal, readonly (string | RegExp)[]]>([
  ['fine and of the right shape', sealWith(473, 473), []],
  ['just too coarse', sealWith(470, 470), [/只有 298 dpi/]],
  ['coarse in one direction alone', sealWith(945, 200, 80, 40), [/只有 127 dpi/, /80 × 40 mm.*变形/]],
  ['of another shape', sealWith(1200, 900), [/40 × 40 mm.*变形/]],
  ['off by the rounding of millimetres', sealWith(1000, 981), []],
  ['unreadable', { ...sealWith(0, 0) }, []],
])('a picture that is %s', (_, seal, expected) => {
  expect(words(seal)).toEqual(expected.map((each) => expect.stringMatching(each)));
});
