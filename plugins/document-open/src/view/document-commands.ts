import type { OpenDocument } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import type { CloseGuard } from './close-guard.ts';
import type { DocumentsInWindow } from './documents-in-window.ts';
import type { FileOpener } from './open-files.ts';
import type { DocumentSaving } from './save-documents.ts';

export interface DocumentCommandParts {
  readonly workbench: Workbench;
  readonly documents: DocumentsInWindow;
  readonly opener: FileOpener;
  readonly saving: DocumentSaving;
  readonly guard: CloseGuard;
}

type Run = (argument?: unknown) => unknown;

/**
 * The commands by id. `documents.open` takes a path, a list of paths, or nothing, and then asks; the others take the id
 * of a document, or nothing for the one in front.
 */
export function documentCommands(parts: DocumentCommandParts): Readonly<Record<string, Run>> {
  const { workbench, documents, opener, saving, guard } = parts;
  const ofDocument =
    (run: (document: OpenDocument) => unknown): Run =>
    (argument) => {
      const document = typeof argument === 'string' ? documents.find(argument) : documents.active();
      return document && run(document);
    };
  return {
    'documents.open': (argument) => {
      const paths = typeof argument === 'string' ? [argument] : argument;
      if (!Array.isArray(paths)) return opener.choose();
      return opener.openPaths(paths.filter((path) => typeof path === 'string'));
    },
    'documents.reopenClosed': () => {
      const path = documents.takeClosed();
      return path === undefined ? undefined : opener.openPaths([path]);
    },
    'documents.save': ofDocument((document) => saving.save(document)),
    'documents.saveAs': ofDocument((document) => saving.saveAs(document)),
    'documents.revealFile': ofDocument(({ path }) => path !== undefined && workbench.revealFile(path)),
    'documents.close': ofDocument(({ id }) => workbench.documents.requestClose(id)),
    'documents.closeAll': async () => {
      const ids = documents.state.getState().map(({ id }) => id);
      await guard.closeTogether(ids, async () => {
        for (const id of ids) if (!(await workbench.documents.requestClose(id))) return;
      });
    },
  };
}
