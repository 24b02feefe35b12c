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
  const { [PAPER]: choice, [MARGIN]: margin } = useStore(settings);
  const paper: PaperChoice = choice === 'a4' ? 'a4' : 'page';
  return {
    paper,
    /** In millimetres. */
    margin: typeof margin === 'number' ? margin : USUAL_MARGIN,
    setPaper: (chosen: PaperChoice) => void setSetting(PAPER, chosen).catch(showError),
    setMargin: (mm: number) => void setSetting(MARGIN, mm).catch(showError),
  };
}
