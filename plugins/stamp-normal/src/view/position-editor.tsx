import type { Localized } from '@sealwright/core/api';
import { type DraftStamp, InputNumber, SealSizeField, type StampDraft, useText } from '@sealwright/ui';
import { useId } from 'react';
import { optionsAt, positionOf, type StampPosition } from '../common-position.ts';
import styles from './position-editor.module.css';

export interface PositionEditorProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly pageCount: number | undefined;
}

/** The exact place of a normal stamp, its centre, page and turn, and its size. */
export function PositionEditor({ stamp, draft, pageCount }: PositionEditorProps) {
  const text = useText();
  const position = positionOf(stamp.options);
  if (!position) return null;
  const change = (field: keyof StampPosition) => (value: number | null) => {
    if (value === null) return;
    const moved = { ...stamp.options, ...optionsAt({ ...position, [field]: value }) };
    draft.update(stamp.id, moved, `edit-${stamp.id}-${field}`);
  };
  const page = change('page');
  return (
    <div className={styles.fields}>
      <Field title={text(TITLES.x)} unit="mm" value={position.x} step={0.1} precision={1} onChange={change('x')} />
      <Field title={text(TITLES.y)} unit="mm" value={position.y} step={0.1} precision={1} onChange={change('y')} />
      <Field
        title={text(TITLES.page)}
        value={position.page + 1}
        step={1}
        precision={0}
        min={1}
        {...(pageCount !== undefined && { max: pageCount })}
        onChange={(value) => page(value === null ? null : value - 1)}
      />
      <Field
        title={text(TITLES.rotation)}
        unit="°"
        value={position.rotation}
        step={1}
        precision={0}
        min={-360}
        max={360}
        onChange={change('rotation')}
      />
      <SealSizeField stamp={stamp} draft={draft} />
    </div>
  );
}

interface FieldProps {
  readonly title: string;
  readonly unit?: string;
  readonly value: number;
  readonly step: number;
  readonly precision: number;
  readonly min?: number;
  readonly max?: number;
  readonly onChange: (value: number | null) => void;
}

function Field({ title, unit, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{title}</label>
      <InputNumber id={id} size="small" style={{ width: '100%' }} {...input} {...(unit && { suffix: unit })} />
    </div>
  );
}

const TITLES = {
  x: { 'zh-CN': '中心 x', en: 'Mid x' },
  y: { 'zh-CN': '中心 y', en: 'Mid y' },
  page: { 'zh-CN': '页码', en: 'Page' },
  rotation: { 'zh-CN': '旋转', en: 'Turn' },
} as const satisfies Record<string, Localized>;
