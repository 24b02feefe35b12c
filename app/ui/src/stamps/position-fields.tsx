import type { Localized } from '@sealwright/core/api';
import type { DraftStamp, StampDraft } from '../contracts/stamp-drafts.ts';
import { NumberField } from './stamp-fields.tsx';
import { positionOptions, type StampPosition, stampPosition } from './stamp-position.ts';

export interface PositionFieldsProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
  readonly pageCount: number | undefined;
}

/** The exact place of a stamp on one page, for its editor, within `StampFields`: its middle, page and turn. */
export function PositionFields({ stamp, draft, pageCount }: PositionFieldsProps) {
  const position = stampPosition(stamp.options);
  if (!position) return null;
  const change = (field: keyof StampPosition) => (value: number) =>
    draft.update(
      stamp.id,
      { ...stamp.options, ...positionOptions({ ...position, [field]: value }) },
      `edit-${stamp.id}-${field}`,
    );
  const page = change('page');
  const millimetres = { unit: 'mm', step: 0.1, precision: 1 };
  return (
    <>
      <NumberField title={TITLES.x} {...millimetres} value={position.x} onChange={change('x')} />
      <NumberField title={TITLES.y} {...millimetres} value={position.y} onChange={change('y')} />
      <NumberField
        title={TITLES.page}
        value={position.page + 1}
        min={1}
        {...(pageCount !== undefined && { max: pageCount })}
        onChange={(value) => page(value - 1)}
      />
      <NumberField
        title={TITLES.rotation}
        unit="°"
        value={position.rotation}
        min={-360}
        max={360}
        onChange={change('rotation')}
      />
    </>
  );
}

const TITLES = {
  x: { 'zh-CN': '中心 x', en: 'Mid x' },
  y: { 'zh-CN': '中心 y', en: 'Mid y' },
  page: { 'zh-CN': '页码', en: 'Page' },
  rotation: { 'zh-CN': '旋转', en: 'Turn' },
} as const satisfies Record<string, Localized>;
