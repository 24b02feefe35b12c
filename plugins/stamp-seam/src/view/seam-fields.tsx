import type { Options } from '@sealwright/core/api';
import { Checkbox, Icon, NumberField, PageRangeField, type PageRangeName, StampFields, useText } from '@sealwright/ui';
import { useId, useState } from 'react';
import { PositionField } from './position-field.tsx';
import styles from './seam-fields.module.css';
import type { SeamFieldsProps } from './seam-fields-props.ts';
import { SharesField } from './shares-field.tsx';
import { texts } from './texts.ts';

/** Those that may have two pages. */
const RANGES: readonly PageRangeName[] = ['all', 'odd', 'even'];

/** The options of a seam seal but its edge, those that are seldom needed behind a button. */
export function SeamFields(props: SeamFieldsProps) {
  const { options, pageCount, onChange } = props;
  const text = useText();
  const set = (field: string) => (value: unknown) => onChange({ ...options, [field]: value }, field);
  return (
    <div className={styles.fields}>
      <PageRangeField
        value={String(options.pages ?? 'all')}
        pageCount={pageCount}
        ranges={RANGES}
        onChange={set('pages')}
      />
      <StampFields>
        <PositionField {...props} />
        <NumberField
          title={texts.inset}
          isWide
          unit="mm"
          min={0}
          max={50}
          step={0.5}
          precision={1}
          value={Number(options.inset ?? 0)}
          onChange={set('inset')}
        />
      </StampFields>
      <p className={styles.hint}>{text(texts.insetHint)}</p>
      <MoreFields {...props} />
    </div>
  );
}

function MoreFields(props: SeamFieldsProps) {
  const { options, pageCount, onChange } = props;
  const isSpread = options.edge === 'spread';
  const text = useText();
  const id = useId();
  const [isOpen, setOpen] = useState(() => hasMore(options));
  const set = (field: string) => (value: unknown) => onChange({ ...options, [field]: value }, field);
  const number = (field: string, fallback = 0) => ({ value: Number(options[field] ?? fallback), onChange: set(field) });
  return (
    <div>
      <button
        type="button"
        className={styles.more}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={14} />
        {text(texts.more)}
      </button>
      <div id={id} className={styles.fields} hidden={!isOpen}>
        <StampFields>
          {!isSpread && (
            <NumberField
              title={texts.perSeal}
              isWide
              unit={text(texts.pagesUnit)}
              min={2}
              max={100}
              {...number('per-seal', 20)}
            />
          )}
          <NumberField title={texts.skipFirst} min={0} max={pageCount} {...number('skip-first')} />
          <NumberField title={texts.skipLast} min={0} max={pageCount} {...number('skip-last')} />
          <SharesField {...props} />
        </StampFields>
        {isSpread && (
          <Checkbox
            checked={options['pair-first'] === true}
            onChange={({ target }) => set('pair-first')(target.checked)}
          >
            {text(texts.pairFirst)}
          </Checkbox>
        )}
        <Checkbox checked={options.margins === true} onChange={({ target }) => set('margins')(target.checked)}>
          {text(texts.margins)}
        </Checkbox>
      </div>
    </div>
  );
}

/** What stands behind the button, with what counts where an option is missing. */
const MORE: Options = {
  'per-seal': 20,
  'skip-first': 0,
  'skip-last': 0,
  shares: undefined,
  'first-share': undefined,
  'last-share': undefined,
  margins: false,
  'pair-first': false,
};

/** Whether anything of it is not as usual: that is not hidden. */
function hasMore(options: Options): boolean {
  return Object.entries(MORE).some(([name, usual]) => options[name] !== undefined && options[name] !== usual);
}
