import { useStore, useWorkbench } from '@sealwright/ui';
import type { PaperChoice } from './sheet-of-paper.ts';

const PAPER = 'documents.print.paper';
const MARGIN = 'documents.print.margin';

/** In millimetres. */
export const LARGEST_MARGIN = 10;
const USUAL_MARGIN = 4.2;

/** The paper and the printer, as the user set them last. */
export function usePreviewSettings() {
  const { settings, setSetting, showError } = useWorkbench();
  const { [PAPER]: paper, [MARGIN]: margin } = useStore(settings);
  return {
    paper: (paper === 'a4' ? 'a4' : 'page') satisfies PaperChoice as PaperChoice,
    /** In millimetres. */
    margin: typeof margin === 'number' ? margin : USUAL_MARGIN,
    setPaper: (choice: PaperChoice) => void setSetting(PAPER, choice).catch(showError),
    setMargin: (mm: number) => void setSetting(MARGIN, mm).catch(showError),
  };
}
