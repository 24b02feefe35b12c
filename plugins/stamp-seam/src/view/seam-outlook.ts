import {
  type DocumentGeometry,
  type ErrorRecord,
  type Options,
  type PictureClip,
  type Size,
  sealInSize,
} from '@sealwright/core/api';
import { type DraftSeal, toErrorRecord } from '@sealwright/ui';
import { chosenPages, type Group, pageGroups } from '../common-groups.ts';
import { layOutSeams, type Seam } from '../common-layout.ts';
import { readSeamOptions } from '../common-options.ts';
import type { InkBox } from './ink-boxes.ts';

/** What options come to on a document, as far as it could be planned: no key, file or plugin host is asked. */
export interface SeamOutlook {
  /** Pages that take part, 0-based. */
  readonly pages: Group;
  /** Pages that share a seal. */
  readonly groups: readonly Group[];
  /** Of the seal that is shared out, in millimetres; missing without a seal. */
  readonly extent: Size | undefined;
  readonly seams: readonly Seam[];
  /** Why it could not be planned to the end. */
  readonly fault: ErrorRecord | undefined;
}

const NO_OUTLOOK: SeamOutlook = { pages: [], groups: [], extent: undefined, seams: [], fault: undefined };

export interface SeamQuestion {
  readonly options: Options;
  readonly seal: DraftSeal | undefined;
  readonly document: DocumentGeometry;
  readonly inkBox: InkBox;
}

const WHOLE: PictureClip = { x: 0, y: 0, width: 1, height: 1 };

export async function seamOutlook({ options, seal, document, inkBox }: SeamQuestion): Promise<SeamOutlook> {
  let outlook = pageOutlook(options, document.pageCount);
  if (!seal || outlook.fault) return outlook;
  try {
    const read = readSeamOptions(options);
    const ink = read.keepsMargins ? WHOLE : await inkBox(seal);
    const sized = sealInSize(seal, options);
    outlook = { ...outlook, extent: { width: sized.widthMm * ink.width, height: sized.heightMm * ink.height } };
    return { ...outlook, seams: await layOutSeams({ document, seal: sized, ink, options: read }) };
  } catch (error) {
    return { ...outlook, fault: toErrorRecord(error) };
  }
}

/** What is known at once and without a seal. */
export function pageOutlook(options: Options, pageCount: number): SeamOutlook {
  let outlook = NO_OUTLOOK;
  try {
    const read = readSeamOptions(options);
    outlook = { ...outlook, pages: chosenPages(read, pageCount) };
    return { ...outlook, groups: pageGroups(outlook.pages, read) };
  } catch (error) {
    return { ...outlook, fault: toErrorRecord(error) };
  }
}
