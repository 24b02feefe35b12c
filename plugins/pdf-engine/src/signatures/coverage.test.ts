import { describe, expect, it } from 'vitest';
import { type CoverageFacts, establishCoverage } from './coverage.ts';

/** A file of 1000 bytes whose first revision ends at 800, with /Contents at [200, 300). */
const sound: CoverageFacts = {
  byteRange: [0, 200, 300, 700],
  contentsSpan: [200, 300],
  hasContents: true,
  hasHiddenData: false,
  duplicateKeys: false,
  fileSize: 1000,
  revisionEnds: [
    { marker: 799, end: 801 },
    { marker: 999, end: 1000 },
  ],
};

describe('coverage', () => {
  it('is the whole file if exactly /Contents is left out', () => {
    expect(establishCoverage(sound)).toEqual({ kind: 'whole-file', end: 1000 });
  });

  it('is the whole file if only the ends of lines after the last %%EOF are left out', () => {
    expect(establishCoverage({ ...sound, byteRange: [0, 200, 300, 699] })).toEqual({ kind: 'whole-file', end: 999 });
  });

  it.each([799, 800, 801])('is a revision if it ends at %i, among the ends of lines after %%EOF', (end) => {
    const byteRange = [0, 200, 300, end - 300];
    expect(establishCoverage({ ...sound, byteRange })).toEqual({ kind: 'revision', end });
  });

  it.each<[string, Partial<CoverageFacts>]>([
    ['no-contents', { hasContents: false }],
    ['padding-not-zero', { hasHiddenData: true }],
    ['no-byte-range', { byteRange: [] }],
    ['duplicate-keys', { duplicateKeys: true }],
    ['not-two-ranges', { byteRange: [0, 1000] }],
    ['not-two-ranges', { byteRange: [0, 200, 300, 100, 500, 500] }],
    ['start-not-zero', { byteRange: [10, 190, 300, 700] }],
    ['out-of-bounds', { byteRange: [0, 400, 300, 700] }],
    ['out-of-bounds', { byteRange: [0, 200, 300, 701] }],
    ['out-of-bounds', { byteRange: [0, -200, 300, 700] }],
    ['out-of-bounds', { byteRange: [0, 200, 300, 2 ** 60] }],
    ['out-of-bounds', { byteRange: [0, 200.5, 300, 700] }],
    ['contents-not-found', { contentsSpan: undefined }],
    ['hole-not-contents', { byteRange: [0, 190, 300, 700] }],
    ['hole-not-contents', { byteRange: [0, 200, 310, 690] }],
    ['hole-not-contents', { byteRange: [0, 201, 299, 701] }],
    ['end-not-revision', { byteRange: [0, 200, 300, 498] }],
    ['end-not-revision', { byteRange: [0, 200, 300, 502] }],
  ])('is malformed: %s', (reason, change) => {
    expect(establishCoverage({ ...sound, ...change })).toEqual({ kind: 'malformed', reason });
  });
});
