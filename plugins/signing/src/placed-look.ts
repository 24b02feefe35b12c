import type { DrawnPath, Placement } from '@sealwright/core/api';
import type { Look, PlacedLook } from './common-signing-rpc.ts';
import type { PictureShelf } from './picture-shelf.ts';

/** A placement as a window draws it: its picture goes onto the shelf, its paths become SVG path data. */
export function placedLook({ page, box, appearance, description }: Placement, shelf: PictureShelf): PlacedLook {
  return { page, box, description, look: look(appearance, shelf) };
}

function look(appearance: Placement['appearance'], shelf: PictureShelf): Look {
  const { blend = 'multiply' } = appearance;
  if (appearance.kind === 'picture') {
    const { picture, clip } = appearance;
    return { kind: 'picture', picture: shelf.put(picture), ...(clip && { clip }), blend };
  }
  return { kind: 'drawing', size: appearance.size, paths: appearance.paths.map(svgPath), blend };
}

function svgPath({ commands, fill, evenOdd = false, stroke }: DrawnPath) {
  return {
    data: commands.map((command) => command.join(' ')).join(' '),
    ...(fill && { fill: [...fill] as [number, number, number] }),
    evenOdd,
    ...(stroke && { stroke: { colour: [...stroke.colour] as [number, number, number], width: stroke.width } }),
  };
}
