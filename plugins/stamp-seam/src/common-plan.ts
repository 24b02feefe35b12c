import { type PictureClip, type Placement, type StampPlanInput, sealInSize } from '@sealwright/core/api';
import { chosenPages, pageGroups } from './common-groups.ts';
import { layOutSeams } from './common-layout.ts';
import { readSeamOptions } from './common-options.ts';

const WHOLE: PictureClip = { x: 0, y: 0, width: 1, height: 1 };

/**
 * One seal in slices along an edge of the chosen pages as they are seen. Pages that are too many for a
 * seal get several, each whole in itself.
 */
export async function planSeamStamp(input: StampPlanInput): Promise<readonly Placement[]> {
  const { document, seal, signal } = input;
  const options = readSeamOptions(input.options);
  // Pages that cannot be are refused before anything of the seal is read.
  pageGroups(chosenPages(options, document.pageCount), options);
  if (!seal) return [];
  const ink = options.keepsMargins ? WHOLE : ((await input.inkBox?.()) ?? WHOLE);
  const seams = await layOutSeams({ document, seal: sealInSize(seal, input.options), ink, options, signal });
  return seams.flatMap((slices) =>
    slices.map(({ page, box, clip }, at) => ({
      page,
      box,
      appearance: { kind: 'picture', picture: seal.picture, clip, blend: 'multiply' },
      description: `${seal.name} ${at + 1}/${slices.length}`,
    })),
  );
}
