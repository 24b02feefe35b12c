import type { Localized, WordAnchor } from '@sealwright/core/api';
import { NumberField, Select, StampField, StampFields, useText } from '@sealwright/ui';
import type { Standing } from './keyword-memory.ts';
import { texts } from './texts.ts';

export interface StandingFieldsProps {
  readonly standing: Standing;
  readonly onChange: (standing: Standing, field: 'anchor' | 'x' | 'y') => void;
}

/** Where seals stand, seen from the words. */
export function StandingFields({ standing, onChange }: StandingFieldsProps) {
  const text = useText();
  const { anchor, offset } = standing;
  const millimetres = { unit: 'mm', step: 0.5, precision: 1, min: -1000, max: 1000 };
  return (
    <StampFields>
      <StampField title={texts.anchor} isWide>
        {({ id }) => (
          <Select<WordAnchor>
            id={id}
            size="small"
            style={{ width: '100%' }}
            value={anchor}
            onChange={(chosen) => onChange({ ...standing, anchor: chosen }, 'anchor')}
            options={Object.entries(ANCHORS).map(([value, title]) => ({
              value: value as WordAnchor,
              label: text(title),
            }))}
          />
        )}
      </StampField>
      <NumberField
        title={texts.offsetX}
        {...millimetres}
        value={offset.x}
        onChange={(x) => onChange({ anchor, offset: { ...offset, x } }, 'x')}
      />
      <NumberField
        title={texts.offsetY}
        {...millimetres}
        value={offset.y}
        onChange={(y) => onChange({ anchor, offset: { ...offset, y } }, 'y')}
      />
    </StampFields>
  );
}

const ANCHORS = {
  over: texts.over,
  right: texts.right,
  left: texts.left,
  below: texts.below,
  above: texts.above,
} as const satisfies Record<WordAnchor, Localized>;
