import type { Workbench } from '@sealwright/ui';
import { highlightSelection } from './annotate-tool.ts';
import type { NewAnnotation } from './annotation-draft.ts';
import type { AnnotationSession } from './annotation-session.ts';
import type { AnnotationSessions } from './annotation-sessions.ts';
import type { Said } from './draw-annotation.ts';
import { saveAnnotations } from './save-annotations.ts';
import { texts } from './texts.ts';

export interface CommandParts {
  readonly sessions: AnnotationSessions;
  readonly workbench: Workbench;
  readonly said: () => Said;
}

/** The commands by id; all mean the document in front. */
export function annotationCommands(parts: CommandParts): Readonly<Record<string, () => unknown>> {
  const { sessions, workbench, said } = parts;
  const inFront = (run: (session: AnnotationSession) => unknown) => () => {
    const { active } = workbench.documents.state.getState();
    const session = active === undefined ? undefined : sessions.find(active);
    return session && run(session);
  };
  return {
    'annotate.save': inFront((session) => saveAnnotations(session, workbench)),
    'annotate.undo': inFront(({ draft }) => draft.undo()),
    'annotate.redo': inFront(({ draft }) => draft.redo()),
    'annotate.remove': inFront(({ draft }) => {
      const { selected } = draft.state.getState();
      if (selected !== undefined) draft.remove(selected);
    }),
    'annotate.highlight-selection': inFront((session) => highlightSelection(session, said())),
    'annotate.watermark': inFront(({ draft, documentId }) => {
      workbench.documents.setTool(documentId, undefined);
      const id = draft.add(newWatermark(said().author, texts.defaultWatermark[workbench.locale.getState()]));
      if (id !== undefined) draft.wantsFocus.setState({ id, on: 'words' }, true);
    }),
  };
}

/** As contracts mostly have it: pale red, upwards, all over every page. */
function newWatermark(author: string, contents: string): NewAnnotation {
  return {
    kind: 'watermark',
    pages: 'all',
    contents,
    author,
    colour: 'red',
    opacity: 0.25,
    fontSize: 12,
    angle: -45,
    layout: 'tiled',
  };
}
