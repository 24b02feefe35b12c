import { DocumentSurfaces, PagePictures, StampDrafts, type ViewContext } from '@sealwright/ui';
import { PreviewDialog } from './preview-dialog.tsx';
import { noStamps, placedStamps } from './preview-stamps.ts';
import { previewTexts } from './preview-texts.ts';

const WIDEST = 1180;
/** Of the window beside the dialog, in CSS pixels. */
const BESIDE = 48;

/** Shows the document in front as paper will. */
export async function previewCommand({ workbench, service }: Pick<ViewContext, 'workbench' | 'service'>) {
  const { active } = workbench.documents.state.getState();
  if (active === undefined) return;
  const [pictures, drafts, surfaces] = await Promise.all([
    service(PagePictures),
    // A window without signing has pages to print, too.
    service(StampDrafts).catch(() => undefined),
    service(DocumentSurfaces),
  ]);
  const drawn = await pictures.of(active);
  const close = () => {
    void dialog.dispose();
    void drawn.dispose();
  };
  const dialog = workbench.openDialog({
    title: previewTexts.title,
    width: Math.min(WIDEST, window.innerWidth - BESIDE),
    onCancel: () => void drawn.dispose(),
    content: (
      <PreviewDialog
        documentId={active}
        drawn={drawn}
        stamps={drafts ? placedStamps(drafts, active) : noStamps}
        firstPage={surfaces.find(active)?.state.getState().currentPage ?? 0}
        onClose={close}
        onPrint={() => {
          close();
          void workbench.runCommand('documents.print').catch(() => {});
        }}
      />
    ),
  });
}
