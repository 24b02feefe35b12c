import { type DocumentSurfaces, type DraftStamp, PositionFields, type StampDraft } from '@sealwright/ui';
import { CodeFields } from './code-fields.tsx';
import { type CodeLook, lookOf, lookOptions } from './code-look.ts';
import styles from './code-panel.module.css';

export interface CodeEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly surfaces: DocumentSurfaces;
}

/** Text, look and place of a code that is placed. What cannot be drawn is told by the list. */
export function CodeEditor({ stamp, draft, surfaces }: CodeEditorProps) {
  const look = lookOf(stamp.options);
  const change = (part: Partial<CodeLook>) => {
    const gesture = `edit-${stamp.id}-${Object.keys(part).join()}`;
    draft.update(stamp.id, { ...stamp.options, ...lookOptions({ ...look, ...part }) }, gesture);
  };
  return (
    <div className={styles.panel}>
      <CodeFields look={look} onChange={change}>
        <PositionFields
          stamp={stamp}
          draft={draft}
          pageCount={surfaces.find(draft.documentId)?.state.getState().pageCount}
        />
      </CodeFields>
    </div>
  );
}
