import {
  copiedStamp,
  DocumentSurfaces,
  type DocumentViewProps,
  defineView,
  movedStamp,
  PlacingTool,
  placedSummary,
  StampDrafts,
} from '@sealwright/ui';
import { CodeEditor } from './view/code-editor.tsx';
import { drawCode, lookOptions } from './view/code-look.ts';
import { CodePanel } from './view/code-panel.tsx';
import { NextCodes } from './view/next-codes.ts';

const MODE = 'code';

export default defineView({
  async activate({ own, service, tool, view, workbench }) {
    const codes = own(new NextCodes(workbench));
    const [drafts, surfaces] = await Promise.all([service(StampDrafts), service(DocumentSurfaces)]);
    own(
      drafts.describeMode(MODE, {
        moved: movedStamp,
        copied: copiedStamp,
        summary: (stamp) => placedSummary(stamp, String(stamp.options.text)),
        Editor: (props) => <CodeEditor {...props} surfaces={surfaces} />,
      }),
    );
    const placing = new PlacingTool(
      { drafts, surfaces, workbench },
      {
        mode: MODE,
        drawing: (documentId) => codes.of(documentId).drawing,
        options(documentId) {
          const { look } = codes.of(documentId).state.getState();
          // Throws why there is no such code.
          drawCode(look);
          return lookOptions(look);
        },
      },
    );
    tool(MODE, placing);
    view('code.panel', ({ documentId }: DocumentViewProps) => (
      <CodePanel documentId={documentId} code={codes.of(documentId)} tool={placing} surfaces={surfaces} />
    ));
  },
});
