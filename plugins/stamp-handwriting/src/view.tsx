import {
  copiedStamp,
  DocumentSurfaces,
  type DocumentViewProps,
  type DraftStamp,
  defineView,
  movedStamp,
  placedSummary,
  StampDrafts,
} from '@sealwright/ui';
import { NextSignatures } from './view/next-signatures.ts';
import { SignatureEditor } from './view/signature-editor.tsx';
import { SignaturePanel } from './view/signature-panel.tsx';
import { SignatureTool } from './view/signature-tool.ts';

const MODE = 'handwriting';

export default defineView({
  async activate({ own, service, tool, view, workbench }) {
    const signatures = own(new NextSignatures(workbench));
    const [drafts, surfaces] = await Promise.all([service(StampDrafts), service(DocumentSurfaces)]);
    own(
      drafts.describeMode(MODE, {
        moved: movedStamp,
        copied: copiedStamp,
        summary: (stamp) => placedSummary(stamp, sizeOf(stamp)),
        Editor: (props) => <SignatureEditor {...props} surfaces={surfaces} />,
      }),
    );
    const signing = new SignatureTool(MODE, signatures, { drafts, surfaces, workbench });
    tool(MODE, signing);
    view('handwriting.panel', ({ documentId }: DocumentViewProps) => (
      <SignaturePanel
        documentId={documentId}
        signature={signatures.of(documentId)}
        tool={signing}
        surfaces={surfaces}
      />
    ));
  },
});

function sizeOf({ places: [first] }: DraftStamp): string | undefined {
  return first && `${first.box.width.toFixed(1)} × ${first.box.height.toFixed(1)} mm`;
}
