import { InkChoice, NumberField, StampField, StampFields, useStore } from '@sealwright/ui';
import { FONT_SIZES, LINE_WIDTHS } from '../common-annotation.ts';
import { setStyle, styles, type ToolName } from './annotation-styles.ts';
import { texts } from './texts.ts';

const WITH_LINE: readonly ToolName[] = ['line', 'arrow', 'box', 'ink'];

/** How the next annotation of a tool will look. */
export function StyleFields({ tool }: { readonly tool: ToolName }) {
  const style = useStore(styles, (all) => all[tool]);
  return (
    <StampFields>
      <StampField title={texts.colour} isWide>
        {({ labelledBy }) => (
          <InkChoice
            hasCustom
            labelledBy={labelledBy}
            value={style.colour}
            onChange={(colour) => setStyle(tool, { colour })}
          />
        )}
      </StampField>
      <NumberField
        title={texts.opacity}
        unit="%"
        min={5}
        max={100}
        step={5}
        value={Math.round(style.opacity * 100)}
        onChange={(value) => setStyle(tool, { opacity: value / 100 })}
      />
      {WITH_LINE.includes(tool) && (
        <NumberField
          title={texts.lineWidth}
          unit="mm"
          min={LINE_WIDTHS.least}
          max={LINE_WIDTHS.most}
          step={0.1}
          precision={1}
          value={style.lineWidth}
          onChange={(lineWidth) => setStyle(tool, { lineWidth })}
        />
      )}
      {tool === 'text' && (
        <NumberField
          title={texts.fontSize}
          unit="mm"
          min={FONT_SIZES.least}
          max={FONT_SIZES.most}
          step={0.5}
          precision={1}
          value={style.fontSize}
          onChange={(fontSize) => setStyle(tool, { fontSize })}
        />
      )}
    </StampFields>
  );
}
