import type { DrawnPath, Placement, Rgb } from '@sealwright/core/api';
import { textPath } from '@sealwright/fonts/outlines';
import type { Look, PlacedLook } from './common-signing-rpc.ts';
import type { PictureShelf } from './picture-shelf.ts';

/**
 * A placement as a window draws it: its picture goes onto the shelf, its paths and the outlines
 * of its text become SVG path data.
 */
export function placedLook({ page, box, appearance, description }: Placement, shelf: PictureShelf): PlacedLook {
  return { page, box, description, look: look(appearance, shelf) };
}

function look(appearance: Placement['appearance'], shelf: PictureShelf): Look {
  const { blend = 'multiply' } = appearance;
  switch (appearance.kind) {
    case 'picture': {
      const { picture, clip } = appearance;
      return { kind: 'picture', picture: shelf.put(picture), ...(clip && { clip }), blend };
    }
    case 'drawing':
      return { kind: 'drawing', size: appearance.size, paths: appearance.paths.map(svgPath), blend };
    case 'text': {
      const path = { data: textPath(appearance), fill: svgColour(appearance.colour), evenOdd: false };
      return { kind: 'drawing', size: appearance.size, paths: [path], blend };
    }
  }
}

function svgPath({ commands, fill, evenOdd = false, stroke }: DrawnPath) {
  return {
    data: commands.map((command) => command.join(' ')).join(' '),
    ...(fill && { fill: svgColour(fill) }),
    evenOdd,
    ...(stroke && { stroke: { colour: svgColour(stroke.colour), width: stroke.width } }),
  };
}

/** The colour as a value of its own, which messages may hold. */
function svgColour([red, green, blue]: Rgb): [number, number, number] {
  return [red, green, blue];
}
