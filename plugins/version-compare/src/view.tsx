import { documentsRpc, keepWatching, type OpenDocument, toDisposable } from '@sealwright/core/api';
import { createStore, DocumentSurfaces, defineView, PagePictures, type PageProps } from '@sealwright/ui';
import { compareRpc } from './common-compare-rpc.ts';
import { ComparePage } from './view/compare-page.tsx';
import { compareRequest } from './view/compare-request.ts';
import { DifferenceWalk } from './view/difference-walk.ts';

const PAGE = 'version-compare.page';

export default defineView({
  activate({ workbench, calls, own, view, command, service }) {
    const documents = createStore<readonly OpenDocument[]>(() => []);
    own(keepWatching(calls(documentsRpc).watch, { onProgress: (list) => documents.setState(list, true) }));
    const reading = { calls: calls(compareRpc), pictures: () => service(PagePictures) };
    const walk = new DifferenceWalk();
    const tellFront = (page: string | undefined) => workbench.context.set('versionCompare.inFront', page === PAGE);
    tellFront(workbench.activePage.getState());
    own(toDisposable(workbench.activePage.subscribe(tellFront)));

    const goTo = async (documentId: string, page: number) => {
      workbench.documents.activate(documentId);
      (await (await service(DocumentSurfaces)).of(documentId)).reveal(page);
    };
    view(PAGE, ({ argument }: PageProps) => (
      <ComparePage
        argument={argument}
        documents={documents}
        reading={reading}
        walk={walk}
        onPage={(id, page) => void goTo(id, page).catch(workbench.showError)}
      />
    ));
    command('version-compare.open', (argument) => {
      const { active } = workbench.documents.state.getState();
      const request = compareRequest(argument) ?? (active === undefined ? undefined : { documentId: active });
      if (request) workbench.showPage(PAGE, request);
    });
    command('version-compare.next', () => walk.go(1));
    command('version-compare.previous', () => walk.go(-1));
  },
});
