import { fillLocalized, movedStamp, type StampModeView } from '@sealwright/ui';
import { KeywordEditor } from './keyword-editor.tsx';
import { texts } from './texts.ts';

/** What the list of placements says of a keyword stamp; one of its places that is dragged takes all others along. */
export const keywordMode: StampModeView = {
  moved: movedStamp,
  summary: ({ options, places }) => fillLocalized(texts.summary, { find: String(options.find), count: places.length }),
  Editor: KeywordEditor,
};
