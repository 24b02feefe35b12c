import {
  type DocumentSurfaces,
  type DraftStamp,
  PositionFields,
  Select,
  type StampDraft,
  StampField,
  StampFields,
  useText,
  useTool,
} from '@sealwright/ui';
import { useState } from 'react';
import { type DateLook, lookOf, lookOptions } from '../common-date-look.ts';
import styles from './date-card.module.css';
import { CUSTOM, FORMATS, isOffered, today } from './date-formats.ts';
import { LookFields } from './look-fields.tsx';
import { PatternField } from './pattern-field.tsx';
import { TEXTS } from './texts.ts';

export interface DateEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly surfaces: DocumentSurfaces;
}

/** Place and look of a date that is placed. While more are being placed, the look fields are those of the next one. */
export function DateEditor({ stamp, draft, surfaces }: DateEditorProps) {
  const isPlacing = useTool(draft.documentId) === stamp.mode;
  return (
    <div className={styles.editor}>
      <StampFields>
        <PositionFields
          stamp={stamp}
          draft={draft}
          pageCount={surfaces.find(draft.documentId)?.state.getState().pageCount}
        />
      </StampFields>
      {!isPlacing && <PlacedLook stamp={stamp} draft={draft} />}
    </div>
  );
}

function PlacedLook({ stamp, draft }: Omit<DateEditorProps, 'surfaces'>) {
  const text = useText();
  const look = lookOf(stamp.options);
  const [wantsOwn, setWantsOwn] = useState(false);
  const isOwn = wantsOwn || !isOffered(look.format);
  const change = (part: Partial<DateLook>) => {
    const gesture = `edit-${stamp.id}-${Object.keys(part).join()}`;
    draft.update(stamp.id, { ...stamp.options, ...lookOptions({ ...look, ...part }) }, gesture);
  };
  const choose = (format: string) => {
    setWantsOwn(format === CUSTOM);
    if (format !== CUSTOM) change({ format });
  };
  const options = [
    ...FORMATS.map((format) => ({ value: format as string, label: today(format) })),
    { value: CUSTOM, label: text(TEXTS.custom) },
  ];
  return (
    <>
      <StampFields>
        <StampField title={TEXTS.format} isWide>
          {({ id }) => (
            <Select
              id={id}
              size="small"
              style={{ width: '100%' }}
              value={isOwn ? CUSTOM : look.format}
              options={options}
              onChange={choose}
            />
          )}
        </StampField>
      </StampFields>
      {isOwn && <PatternField format={look.format} onChange={(format) => change({ format })} />}
      <StampFields>
        <LookFields look={look} onChange={change} />
      </StampFields>
    </>
  );
}
