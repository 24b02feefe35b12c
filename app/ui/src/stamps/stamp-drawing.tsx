import { type Appearance, type DrawnPath, parseColour, type Rgb, type Size } from '@sealwright/core/api';
import { memo } from 'react';

/** What a stamp looks like, drawn from the same outlines as the file has. */
export interface StampDrawing {
  /** Millimetres. */
  readonly size: Size;
  readonly paths: readonly {
    /** SVG path data in millimetres. */
    readonly data: string;
    readonly fill: Rgb;
  }[];
}

const BLACK: Rgb = [0, 0, 0];

/** A drawing as a stamp mode plans it, for the window. */
export function stampDrawing({ size, paths }: Extract<Appearance, { kind: 'drawing' }>): StampDrawing {
  return { size, paths: paths.map(({ commands, fill = BLACK }) => ({ data: pathData(commands), fill })) };
}

export function pathData(commands: DrawnPath['commands']): string {
  return commands.map((command) => command.join(' ')).join('');
}

/** A colour of `parseColour` as CSS has it. */
export function cssColour(colour: string): string {
  return cssRgb(parseColour(colour) ?? BLACK);
}

function cssRgb(rgb: Rgb): string {
  return `rgb(${rgb.map((part) => Math.round(part * 255)).join(' ')})`;
}

/** Fills the box of its parent and keeps its shape. */
export const DrawnStamp = memo(function DrawnStamp({ drawing }: { readonly drawing: StampDrawing }) {
  const { width, height } = drawing.size;
  return (
    <svg width="100%" height="100%" viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {drawing.paths.map(({ data, fill }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paths of a drawing have no other name and never change places
        <path key={index} d={data} fill={cssRgb(fill)} />
      ))}
    </svg>
  );
});
