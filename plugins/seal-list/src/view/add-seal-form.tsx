import { Button, Callout, Checkbox, Icon, Input, useStore, useText } from '@sealwright/ui';
import { type FormEvent, useId } from 'react';
import styles from './add-seal-form.module.css';
import { addTexts } from './add-texts.ts';
import type { PictureDraft } from './picture-draft.ts';
import { PicturePreview } from './picture-preview.tsx';
import { usePictureDrop } from './use-picture-drop.ts';
import { WidthField } from './width-field.tsx';

export interface AddSealFormProps {
  readonly draft: PictureDraft;
  readonly onAdd: () => void;
  readonly onCancel: () => void;
}

/** First the picture, then what becomes of it. */
export function AddSealForm({ draft, onAdd, onCancel }: AddSealFormProps) {
  const text = useText();
  const nameId = useId();
  const { file, name, options, prepared, isWorking, isAdding, error } = useStore(draft.state);
  const drop = usePictureDrop((dropped) => void draft.drop(dropped));
  const isReady = prepared !== undefined && !isWorking && !isAdding && name.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onAdd();
  };
  return (
    <form className={styles.form} onSubmit={submit} {...drop.handlers}>
      {file === undefined ? (
        <button
          type="button"
          className={styles.target}
          data-over={drop.isOver || undefined}
          onClick={() => void draft.choose()}
        >
          <Icon name="stamp" size={30} />
          <span className={styles.call}>{text(addTexts.choose)}</span>
          <span className={styles.hint}>{text(addTexts.kinds)}</span>
        </button>
      ) : (
        <div className={styles.split}>
          <PicturePreview draft={draft} isOver={drop.isOver} />
          <div className={styles.fields}>
            <div className={styles.field}>
              <label htmlFor={nameId}>{text(addTexts.name)}</label>
              <Input
                id={nameId}
                value={name}
                maxLength={60}
                placeholder={text(addTexts.namePlaceholder)}
                onChange={({ target }) => draft.rename(target.value)}
              />
            </div>
            <WidthField widthMm={options.widthMm} onChange={(widthMm) => draft.set({ widthMm })} />
            <Checkbox
              checked={options.transparent}
              onChange={({ target }) => draft.set({ transparent: target.checked })}
            >
              {text(addTexts.transparent)}
            </Checkbox>
            <Checkbox checked={options.trim} onChange={({ target }) => draft.set({ trim: target.checked })}>
              {text(addTexts.trim)}
            </Checkbox>
          </div>
        </div>
      )}
      <div role="status" className={styles.words}>
        {error && <Callout tone="danger">{text(error.sentence)}</Callout>}
        {!error &&
          prepared?.warnings.map((warning) => (
            <Callout key={warning.en} tone="warning">
              {text(warning)}
            </Callout>
          ))}
      </div>
      <Callout tone="info">{text(addTexts.onlyPicture)}</Callout>
      <div className={styles.foot}>
        <Button onClick={onCancel}>{text(addTexts.cancel)}</Button>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={isAdding}>
          {text(addTexts.add)}
        </Button>
      </div>
    </form>
  );
}
