import { Checkbox, InkChoice, Input, NumberField, StampField, StampFields, useStore, useText } from '@sealwright/ui';
import { type ComponentRef, useEffect, useRef } from 'react';
import { type Annotation, FONT_SIZES, LINE_WIDTHS, MOST_TEXT } from '../common-annotation.ts';
import styles from './annotation-panel.module.css';
import type { AnnotationSession } from './annotation-session.ts';
import { rememberStyle } from './annotation-styles.ts';
import { PlaceFields } from './place-fields.tsx';
import { texts } from './texts.ts';
import { WatermarkFields } from './watermark-fields.tsx';

export interface AnnotationEditorProps {
  readonly session: AnnotationSession;
  readonly annotation: Annotation;
  readonly pageCount: number;
}

/** The fields of the selected annotation; every change shows at once on its page. */
export function AnnotationEditor({ session, annotation, pageCount }: AnnotationEditorProps) {
  const text = useText();
  const { draft } = session;
  useStore(session.texts.changes);
  const problem = session.texts.problem(annotation);
  const set = (changed: Annotation, field: string) => {
    draft.update(changed, `${field} ${annotation.id}`);
    rememberStyle(changed);
  };
  const change = (part: object, field: string) => set({ ...annotation, ...part }, field);
  const isWatermark = annotation.kind === 'watermark';
  return (
    <div className={styles.editor}>
      {isWatermark && <WatermarkFields watermark={annotation} pageCount={pageCount} onChange={set} />}
      {!(isWatermark && annotation.picture) && (
        <WordsField session={session} annotation={annotation} onChange={(contents) => change({ contents }, 'words')} />
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {text(problem.sentence)}
        </p>
      )}
      <StampFields>
        {!(isWatermark && annotation.picture) && (
          <StampField title={texts.colour} isWide>
            {({ labelledBy }) => (
              <InkChoice
                hasCustom
                labelledBy={labelledBy}
                value={annotation.colour}
                onChange={(colour) => change({ colour }, 'colour')}
              />
            )}
          </StampField>
        )}
        <NumberField
          title={texts.opacity}
          unit="%"
          min={5}
          max={100}
          step={5}
          value={Math.round(annotation.opacity * 100)}
          onChange={(value) => change({ opacity: value / 100 }, 'opacity')}
        />
        {'lineWidth' in annotation && (
          <NumberField
            title={texts.lineWidth}
            unit="mm"
            min={LINE_WIDTHS.least}
            max={LINE_WIDTHS.most}
            step={0.1}
            precision={1}
            value={annotation.lineWidth}
            onChange={(lineWidth) => change({ lineWidth }, 'line')}
          />
        )}
        {'fontSize' in annotation && (
          <NumberField
            title={isWatermark && annotation.picture ? texts.pictureHeight : texts.fontSize}
            unit="mm"
            min={FONT_SIZES.least}
            max={FONT_SIZES.most}
            step={0.5}
            precision={1}
            value={annotation.fontSize}
            onChange={(fontSize) => change({ fontSize }, 'font')}
          />
        )}
        {annotation.kind === 'line' && (
          <Checkbox
            checked={annotation.isArrow}
            onChange={(event) => change({ isArrow: event.target.checked }, 'arrow')}
          >
            {text(texts.arrow)}
          </Checkbox>
        )}
      </StampFields>
      {annotation.kind !== 'watermark' && (
        <StampFields>
          <PlaceFields session={session} annotation={annotation} onChange={(changed) => set(changed, 'place')} />
        </StampFields>
      )}
      <StampFields>
        <StampField title={texts.author} isWide>
          {({ id }) => (
            <Input
              id={id}
              size="small"
              maxLength={200}
              value={annotation.author}
              onChange={(event) => change({ author: event.target.value }, 'author')}
            />
          )}
        </StampField>
      </StampFields>
    </div>
  );
}

interface WordsFieldProps extends Pick<AnnotationEditorProps, 'session' | 'annotation'> {
  readonly onChange: (contents: string) => void;
}

/** Of notes, texts and watermarks their own words, of the others a remark. */
function WordsField({ session, annotation, onChange }: WordsFieldProps) {
  const text = useText();
  const field = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const { wantsFocus } = session.draft;
  const isWanted = useStore(wantsFocus, (wanted) => wanted?.id === annotation.id && wanted.on === 'words');
  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus({ cursor: annotation.kind === 'text' ? 'all' : 'end' });
    wantsFocus.setState(undefined, true);
  }, [isWanted, wantsFocus, annotation.kind]);
  const isOwn = annotation.kind === 'note' || annotation.kind === 'text' || annotation.kind === 'watermark';
  const label = text(isOwn ? texts.words : texts.remark);
  return (
    <Input.TextArea
      ref={field}
      aria-label={label}
      placeholder={isOwn ? label : `${label} · ${text(texts.remarkHint)}`}
      autoSize={{ minRows: isOwn ? 2 : 1, maxRows: 8 }}
      maxLength={MOST_TEXT}
      value={annotation.contents}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        if (annotation.kind === 'watermark') session.draft.select(undefined);
        else wantsFocus.setState({ id: annotation.id, on: 'page' }, true);
      }}
    />
  );
}
