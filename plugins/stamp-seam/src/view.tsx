import {
  DocumentSurfaces,
  type DocumentViewProps,
  type DraftStamp,
  defineView,
  type StampDraft,
  StampDrafts,
} from '@sealwright/ui';
import { seamRpc } from './common-seam-rpc.ts';
import { inkBoxes } from './view/ink-boxes.ts';
import { RememberedOptions } from './view/remembered-options.ts';
import { SeamEditor } from './view/seam-editor.tsx';
import { seamMode } from './view/seam-mode.ts';
import { SeamPanel } from './view/seam-panel.tsx';
import { SeamTool } from './view/seam-tool.tsx';

export default defineView({
  async activate({ calls, own, service, tool, view, workbench }) {
    const [drafts, surfaces] = await Promise.all([service(StampDrafts), service(DocumentSurfaces)]);
    const inkBox = inkBoxes((seal) => calls(seamRpc).inkBox(seal));
    const remembered = new RememberedOptions(localStorage);
    const seam = own(new SeamTool({ drafts, surfaces, workbench, remembered, inkBox }));
    const Editor = ({ stamp, draft }: { stamp: DraftStamp; draft: StampDraft }) => {
      const surface = surfaces.find(draft.documentId);
      return surface && <SeamEditor stamp={stamp} draft={draft} surface={surface} />;
    };
    own(drafts.describeMode('seam', { ...seamMode, Editor }));
    tool('seam', seam);
    view('seam.panel', ({ documentId }: DocumentViewProps) => <SeamPanel tool={seam} documentId={documentId} />);
  },
});
