import { type Localized, parseLength, SEAL_WIDTHS } from '@sealwright/core/api';
import { InputNumber } from 'antd';
import { IconButton } from '../components/icon-button.tsx';
import type { DraftStamp, StampDraft } from '../contracts/stamp-drafts.ts';
import { useText } from '../hooks/use-text.ts';
import styles from './stamp-fields.module.css';
import { StampField } from './stamp-fields.tsx';

export interface SealSizeFieldProps {
  readonly stamp: DraftStamp;
  readonly draft: StampDraft;
}

/**
 * The size of a placed seal, for editors of modes with the option `width` (`sealInSize`), within a grid such as
 * `StampFields`. It is the seal's own, and locked, until the user unlocks it; locking brings it back.
 */
export function SealSizeField({ stamp: { id: stamp, seal, options }, draft }: SealSizeFieldProps) {
  const text = useText();
  if (!seal) return null;
  const { width: typed, ...others } = options;
  const isLocked = typed === undefined;
  const width = (isLocked ? undefined : parseLength(String(typed))) ?? seal.widthMm;
  const height = tenth((seal.heightMm * width) / seal.widthMm);
  const change = (next: number) => draft.update(stamp, { ...others, width: `${next}mm` }, `edit-${stamp}-width`);
  const unlock = () => change(Math.min(Math.max(seal.widthMm, SEAL_WIDTHS.least), SEAL_WIDTHS.most));
  return (
    <StampField title={TEXTS.size} isWide>
      {({ id }) => (
        <div className={styles.size}>
          {isLocked ? (
            <span>{`${tenth(width)} × ${height} mm`}</span>
          ) : (
            <>
              <InputNumber
                id={id}
                size="small"
                style={{ width: 72 }}
                min={SEAL_WIDTHS.least}
                max={SEAL_WIDTHS.most}
                step={0.5}
                precision={1}
                value={width}
                onChange={(value: number | null) => value !== null && change(value)}
              />
              <span>{`× ${height} mm`}</span>
            </>
          )}
          <IconButton
            icon={isLocked ? 'lock' : 'lock-open'}
            iconSize={14}
            label={text(isLocked ? TEXTS.unlock : TEXTS.lock)}
            onClick={isLocked ? unlock : () => draft.update(stamp, others)}
          />
        </div>
      )}
    </StampField>
  );
}

/** Millimetres as they are shown. */
function tenth(millimetres: number): number {
  return Math.round(millimetres * 10) / 10;
}

const TEXTS = {
  size: { 'zh-CN': '尺寸', en: 'Size' },
  unlock: { 'zh-CN': '解锁尺寸', en: 'Unlock the size' },
  lock: { 'zh-CN': '恢复印章尺寸并锁定', en: "Back to the seal's own size, locked" },
} as const satisfies Record<string, Localized>;
