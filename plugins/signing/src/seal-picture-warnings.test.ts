import type { PictureClip, Placement, Seal } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { pictureWarnings } from './seal-picture-warnings.ts';

function sealWith(width: number, height: number, widthMm = 40, heightMm = 40): Seal {
  const data = Buffer.alloc(33);
  data.write('89504e470d0a1a0a0000000d49484452', 'hex');
  data.writeUInt32BE(width, 16);
  data.writeUInt32BE(height, 20);
  return { id: 's', source: 't', name: '公章', picture: { format: 'png', data }, widthMm, heightMm, certificates: [] };
}

function placed({ picture, name }: Seal, width: number, height: number, clip?: PictureClip): Placement {
  return {
    page: 0,
    box: { x: 0, y: 0, width, height, rotation: 0 },
    appearance: { kind: 'picture', picture, blend: 'multiply', ...(clip && { clip }) },
    description: name,
  };
}

const words = (seal: Seal, ...placements: readonly Placement[]) =>
  pictureWarnings(seal, placements).map((each) => each['zh-CN']);

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

describe('a seal of 40 × 30 mm with 300 dpi', () => {
  const seal = sealWith(473, 355, 40, 30);

  test('is as it should be in its own size, whole or in slices', () => {
    const slice = placed(seal, 40 / 3, 30, { x: 1 / 3, y: 0, width: 1 / 3, height: 1 });
    expect(words(seal, placed(seal, 40, 30), slice)).toEqual([]);
  });

  test('in another size, each of these is named once', () => {
    const slice = placed(seal, 9.5, 28.5, { x: 0.25, y: 0, width: 0.25, height: 1 });
    expect(words(seal, placed(seal, 38, 28.5), slice, placed(seal, 20, 15))).toEqual([
      '印章“公章”盖出来是 38 × 28.5 mm，不是其规定的 40 × 30 mm。',
      '印章“公章”盖出来是 20 × 15 mm，不是其规定的 40 × 30 mm。',
    ]);
  });

  test('is too coarse where it is made larger', () => {
    expect(words(seal, placed(seal, 40, 30), placed(seal, 60, 45))).toEqual([
      expect.stringContaining('60 × 45 mm'),
      expect.stringMatching(/只有 200 dpi/),
    ]);
  });

  test('other seals make no difference', () => {
    expect(words(seal, placed(sealWith(100, 100), 80, 80))).toEqual([]);
  });
});
