import { parseLength } from '@sealwright/core/api';
import { PositionUnreadable } from './common-errors.ts';

/** JSON Schema pattern of the option `at`: 'centre', '80mm', '30%'. */
export const POSITION_PATTERN = String.raw`^\s*(centre|center|\d+(\.\d+)?\s*(mm|cm|in|pt|%)?)\s*$`;

/** Where on an edge of this length the seal's centre stands, both in millimetres. */
export type PositionOn = (edgeLength: number) => number;

/** `seam.position-unreadable`. */
export function parsePosition(text: string): PositionOn {
  const position = text.trim();
  if (position === 'centre' || position === 'center') return (length) => length / 2;
  const percentage = /^(\d+(?:\.\d+)?)\s*%$/.exec(position)?.[1];
  if (percentage !== undefined) return (length) => (length * Number(percentage)) / 100;
  const distance = parseLength(position);
  if (distance === undefined) throw PositionUnreadable({ position });
  return () => distance;
}
