import type { DrawnPath, Placement, Rgb } from '@sealwright/core/api';
import { textPath } from '@sealwright/fonts/outlines';
import type { Look, Placing } from './common-signing-rpc.ts';
import type { PictureShelf } from './picture-shelf.ts';

/**
 * Placements as a window draws them: their pictures go onto the shelf, their paths and the outlines of their text become
 * SVG path data. What looks alike is one look.
 */
export class PlacedLooks {
  readonly looks: Look[] = [];
  private readonly shelf: PictureShelf;
  private readonly byAppearance = new Map<Placement['appearance'], number>();
  private readonly byContent = new Map<string, number>();

  constructor(shelf: PictureShelf) {
    this.shelf = shelf;
  }

  placed({ page, box, appearance, description }: Placement): PlacedEntry {
    return { page, box, description, look: this.index(appearance) };
  }

  /** Modes make an appearance for all places, or one for each. */
  private index(appearance: Placement['appearance']): number {
    const known = this.byAppearance.get(appearance);
    if (known !== undefined) return known;
    const look = lookOf(appearance, this.shelf);
    const content = JSON.stringify(look);
    const index = this.byContent.get(content) ?? this.looks.push(look) - 1;
    this.byContent.set(content, index);
    this.byAppearance.set(appearance, index);
    return index;
  }
}

type PlacedEntry = Extract<Placing['stamps'][number], { places: unknown }>['places'][number];

function lookOf(appearance: Placement['appearance'], shelf: PictureShelf): Look {
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
