import { NumberField, Select, StampField, StampFields, useLocale, useText } from '@sealwright/ui';
import type { ReactNode } from 'react';
import { CORNERS, type Corner } from '../common-corner.ts';
import { CORNER_NAMES, TEXTS } from './texts.ts';

export interface PlacementFieldsProps {
  readonly corner: Corner;
  readonly rotation: number;
  readonly onCorner: (corner: Corner) => void;
  readonly onRotation: (rotation: number) => void;
  /** Fields before them. */
  readonly children?: ReactNode;
}

/** From which corner the place is measured, and the turn. */
export function PlacementFields({ corner, rotation, onCorner, onRotation, children }: PlacementFieldsProps) {
  const text = useText();
  const hasLongWords = useLocale() === 'en';
  return (
    <StampFields>
      {children}
      <StampField title={TEXTS.corner} isWide={hasLongWords}>
        {({ id }) => (
          <Select
            id={id}
            size="small"
            style={{ width: '100%' }}
            title={text(TEXTS.cornerHint)}
            popupMatchSelectWidth={false}
            value={corner}
            onChange={(value: Corner) => onCorner(value)}
            options={CORNERS.map((value) => ({ value, label: text(CORNER_NAMES[value]) }))}
          />
        )}
      </StampField>
      <NumberField
        title={TEXTS.rotation}
        unit="°"
        value={rotation}
        min={-360}
        max={360}
        onChange={(value) => onRotation(value)}
      />
    </StampFields>
  );
}
