import type { Placement, Seal, StampRequest } from '@sealwright/core/api';
import { describe, expect, test } from 'vitest';
import { signingMarks } from './signing-marks.ts';

const at = (page: number) => ({ page }) as Placement;
const seal = { source: 'files', id: 's1' } as Seal;
const normal: StampRequest = { mode: 'normal', options: {}, seal: 's1' };
const date: StampRequest = { mode: 'date', options: {} };

describe('one signature for all places', () => {
  test('is told by stamp, with the pages of each as people count them', () => {
    const owners = [
      { stamp: normal, seal },
      { stamp: normal, seal },
      { stamp: date, seal: undefined },
    ];
    expect(signingMarks([['F1', 'F2', 'F3']], [at(4), at(0), at(4)], owners)).toEqual([
      { field: 'F1', mode: 'normal', seal: 'files:s1', pages: [1, 5] },
      { field: 'F3', mode: 'date', pages: [5] },
    ]);
  });

  test('an invisible one stands on no page', () => {
    expect(signingMarks([['F1']], [], [])).toEqual([{ field: 'F1', pages: [] }]);
  });
});

test('a signature for each place is told for each', () => {
  const owners = [
    { stamp: normal, seal },
    { stamp: normal, seal },
  ];
  expect(signingMarks([['F1'], ['F2']], [at(0), at(1)], owners)).toEqual([
    { field: 'F1', mode: 'normal', seal: 'files:s1', pages: [1] },
    { field: 'F2', mode: 'normal', seal: 'files:s1', pages: [2] },
  ]);
});

describe('after a tap has changed the places', () => {
  test('those of the only stamp are still told by it', () => {
    const owners = [
      { stamp: normal, seal },
      { stamp: normal, seal },
    ];
    expect(signingMarks([['F1']], [at(1)], owners)).toMatchObject([{ mode: 'normal', pages: [2] }]);
  });

  test('those of several are not guessed', () => {
    const owners = [
      { stamp: normal, seal },
      { stamp: date, seal: undefined },
    ];
    expect(signingMarks([['F1']], [at(1)], owners)).toEqual([{ field: 'F1', pages: [2] }]);
  });
});
