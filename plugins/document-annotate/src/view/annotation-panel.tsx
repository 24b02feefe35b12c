import {
  Button,
  type DocumentSurfaces,
  PlaceButton,
  Section,
  ToolPanel,
  useStore,
  useSurfaceState,
  useText,
  useTool,
  useWorkbench,
} from '@sealwright/ui';
import type { AnnotateTool } from './annotate-tool.ts';
import { AnnotationEditor } from './annotation-editor.tsx';
import styles from './annotation-panel.module.css';
import type { AnnotationSession } from './annotation-session.ts';
import { type ToolName, toolOf } from './annotation-styles.ts';
import { kindOf } from './annotation-words.ts';
import { DraftList } from './draft-list.tsx';
import { EffectNote } from './effect-note.tsx';
import { saveAnnotations } from './save-annotations.ts';
import { StyleFields } from './style-fields.tsx';
import { kindNames, texts } from './texts.ts';

export interface AnnotationPanelProps {
  readonly session: AnnotationSession;
  readonly tools: Readonly<Record<ToolName, AnnotateTool>>;
  readonly surfaces: DocumentSurfaces;
}

/** 批注, beside the document: the selected annotation or the tool that is on, what is not saved, and what saving does. */
export function AnnotationPanel({ session, tools, surfaces }: AnnotationPanelProps) {
  const text = useText();
  const workbench = useWorkbench();
  const { documentId, draft } = session;
  const { annotations, selected, busy } = useStore(draft.state);
  const { pageCount } = useSurfaceState(surfaces, documentId);
  const tool = toolOf(useTool(documentId));
  const current = annotations.find(({ id }) => id === selected);
  const title = current
    ? text(texts.selected, { kind: text(kindNames[kindOf(current)]) })
    : tool && text(texts.settings, { kind: text(kindNames[tool]) });
  return (
    <Section title={texts.title} {...(annotations.length > 0 && { count: annotations.length })}>
      <div className={styles.panel}>
        {title !== undefined && (
          <fieldset className={styles.part} disabled={busy}>
            <legend className={styles.heading}>{title}</legend>
            {current ? (
              <AnnotationEditor key={current.id} session={session} annotation={current} pageCount={pageCount ?? 1} />
            ) : (
              tool && (
                <ToolPanel documentId={documentId}>
                  <StyleFields tool={tool} />
                  <PlaceButton tool={tools[tool]} surfaces={surfaces} documentId={documentId} />
                </ToolPanel>
              )
            )}
          </fieldset>
        )}
        {annotations.length > 0 && (
          <>
            <DraftList session={session} />
            <EffectNote effect={session.effect} />
            <div className={styles.buttons}>
              <Button type="primary" loading={busy} onClick={() => void saveAnnotations(session, workbench)}>
                {text(busy ? texts.saving : texts.save)}
              </Button>
              <Button disabled={busy} onClick={() => draft.clear()}>
                {text(texts.discard)}
              </Button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
