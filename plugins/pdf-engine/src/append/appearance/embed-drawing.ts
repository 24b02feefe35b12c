import { deflateSync } from 'node:zlib';
import type { Appearance, DrawnPath, PathCommand } from '@sealwright/core/api';
import type { PdfRef } from '../../objects.ts';
import { DraftStream, dictOf, type RevisionDraft } from '../revision-draft.ts';
import { latin1 } from '../serialise.ts';
import { colourOperands, operands } from './content-stream.ts';
import { millimetreForm } from './millimetre-form.ts';

type Drawing = Extract<Appearance, { kind: 'drawing' }>;

/** A form XObject that fills the unit square with paths. */
export function embedDrawing(draft: RevisionDraft, { size, paths }: Drawing): PdfRef {
  const content = latin1(paths.map(drawPath).join('\n'));
  return draft.add(new DraftStream(millimetreForm(size, dictOf({})), deflateSync(content, { level: 9 })));
}

function drawPath({ commands, fill, evenOdd, stroke }: DrawnPath): string {
  const setup = [
    fill && `${colourOperands(fill)} rg`,
    stroke && `${colourOperands(stroke.colour)} RG`,
    stroke && `${operands(stroke.width)} w`,
    stroke && (stroke.isRound ? '1 J 1 j' : '0 J 0 j'),
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
