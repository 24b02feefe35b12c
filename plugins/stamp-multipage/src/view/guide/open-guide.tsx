import type { Disposable } from '@sealwright/core/api';
import type { DocumentSurfaces, StampDrafts, Workbench } from '@sealwright/ui';
import type { SettingsOfDocuments } from '../multipage-settings.ts';
import { MODE } from '../seal-at-hand.ts';
import { GuideDialog } from './guide-dialog.tsx';
import { TEXTS } from './texts.ts';

export interface GuideParts {
  readonly drafts: StampDrafts;
  readonly surfaces: DocumentSurfaces;
  readonly workbench: Pick<Workbench, 'documents' | 'openDialog'>;
  readonly settings: SettingsOfDocuments;
}

/**
 * 签章向导 for the document in front: three steps, then the seal follows the pointer, and the click that drops it asks for
 * the PIN.
 */
export function openGuide({ drafts, surfaces, workbench, settings }: GuideParts): void {
  const { active } = workbench.documents.state.getState();
  if (active === undefined) return;
  drafts.lookAgain();
  const draft = drafts.of(active);
  const chosen = settings.of(active);
  const close = () => void dialog.dispose();
  const dialog: Disposable = workbench.openDialog({
    title: TEXTS.title,
    width: 580,
    content: (
      <GuideDialog
        draft={draft}
        surfaces={surfaces}
        pages={chosen.getState().pages}
        onCancel={close}
        onConfirm={({ key, seal, pages }) => {
          close();
          // The tool that is on takes the seal.
          workbench.documents.setTool(active, MODE);
          chosen.setState({ pages, signsOnDrop: true });
          draft.chooseKey(key);
          draft.chooseSeal(seal);
        }}
      />
    ),
  });
}
