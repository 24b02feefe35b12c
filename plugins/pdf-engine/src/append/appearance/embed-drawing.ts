import { deflateSync } from 'node:zlib';
import type { Appearance, DrawnPath, PathCommand, Rgb } from '@sealwright/core/api';
import { PdfName, type PdfRef } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { latin1 } from '../serialise.ts';
import { operands, rounded } from './content-stream.ts';

type Drawing = Extract<Appearance, { kind: 'drawing' }>;

/** Paths count from the upper left corner in millimetres; the matrix must keep its digits for large drawings. */
const MATRIX_DECIMALS = 8;

/**
 * A form XObject (ISO 32000-2, 8.10) that fills the unit square. It is an isolated transparency group (11.6.6), so that
 * paths which overlap are blended with the page once, together.
 */
export function embedDrawing(draft: RevisionDraft, { size, paths }: Drawing): PdfRef {
  const dict = dictOf({
    Type: new PdfName('XObject'),
    Subtype: new PdfName('Form'),
    BBox: [0, 0, rounded(size.width), rounded(size.height)],
    Matrix: [rounded(1 / size.width, MATRIX_DECIMALS), 0, 0, rounded(-1 / size.height, MATRIX_DECIMALS), 0, 1],
    Group: dictOf({ S: new PdfName('Transparency'), CS: new PdfName('DeviceRGB'), I: true }),
    Resources: dictOf({}),
    Filter: new PdfName('FlateDecode'),
  });
  return draft.add(new DraftStream(dict, deflateSync(latin1(paths.map(drawPath).join('\n')), { level: 9 })));
}

function drawPath({ commands, fill, evenOdd, stroke }: DrawnPath): string {
  const setup = [
    fill && `${colour(fill)} rg`,
    stroke && `${colour(stroke.colour)} RG`,
    stroke && `${operands(stroke.width)} w`,
  ];
  const paint = fill ? `${stroke ? 'B' : 'f'}${evenOdd ? '*' : ''}` : stroke ? 'S' : 'n';
  return [...setup, ...commands.map(drawCommand), paint].filter(Boolean).join('\n');
}

function drawCommand([operator, ...points]: PathCommand): string {
  switch (operator) {
    case 'M':
      return `${operands(...points)} m`;
    case 'L':
      return `${operands(...points)} l`;
    case 'C':
      return `${operands(...points)} c`;
    case 'Z':
      return 'h';
  }
}

function colour(rgb: Rgb): string {
  return operands(...rgb.map((share) => Math.min(Math.max(share, 0), 1)));
}
