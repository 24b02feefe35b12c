import {
  type DocumentSurfaces,
  type DraftStamp,
  PositionFields,
  type StampDraft,
  StampFields,
  useTool,
} from '@sealwright/ui';
import { CodeFields } from './code-fields.tsx';
import { type CodeLook, lookOf, lookOptions } from './code-look.ts';
import styles from './code-panel.module.css';

export interface CodeEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly surfaces: DocumentSurfaces;
}

/**
 * Text, look and place of a code that is placed; its place alone while more are being placed, when the other fields are those
 * of the next one. What cannot be drawn is told by the list.
 */
export function CodeEditor({ stamp, draft, surfaces }: CodeEditorProps) {
  const isPlacing = useTool(draft.documentId) === stamp.mode;
  const look = lookOf(stamp.options);
  const change = (part: Partial<CodeLook>) => {
    const gesture = `edit-${stamp.id}-${Object.keys(part).join()}`;
    draft.update(stamp.id, { ...stamp.options, ...lookOptions({ ...look, ...part }) }, gesture);
  };
  const position = (
    <PositionFields
      stamp={stamp}
      draft={draft}
      pageCount={surfaces.find(draft.documentId)?.state.getState().pageCount}
    />
  );
  if (isPlacing) return <StampFields>{position}</StampFields>;
  return (
    <div className={styles.panel}>
      <CodeFields look={look} onChange={change}>
        {position}
      </CodeFields>
    </div>
  );
}
