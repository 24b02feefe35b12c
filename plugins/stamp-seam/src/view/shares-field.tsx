import type { Options } from '@sealwright/core/api';
import { Input, NumberField, Select, StampField, useText } from '@sealwright/ui';
import type { SeamFieldsProps } from './seam-fields-props.ts';
import { texts } from './texts.ts';

/** Per cent: what the first and last page get at first, once they are to get more than the others. */
const USUAL_SHARE = 20;

const TITLES = { equal: texts.equalShares, ends: texts.endShares, own: texts.ownShares } as const;
type Kind = keyof typeof TITLES;

/** How the pages share the seal. */
export function SharesField({ options, groupSize, onChange }: SeamFieldsProps) {
  const text = useText();
  const kind = kindOf(options);
  const set = (changed: Options, field: string) => onChange({ ...options, ...changed }, field);
  return (
    <>
      <StampField title={texts.shares} isWide>
        {({ id }) => (
          <Select<Kind>
            id={id}
            size="small"
            style={{ width: '100%' }}
            options={Object.entries(TITLES).map(([value, title]) => ({ value: value as Kind, label: text(title) }))}
            value={kind}
            onChange={(chosen) => onChange(sharedBy(chosen, options, groupSize), 'shares')}
          />
        )}
      </StampField>
      {kind === 'own' && (
        <StampField title={texts.ownShares} isWide>
          {({ id }) => (
            <Input
              id={id}
              size="small"
              placeholder={text(texts.ownSharesExample)}
              value={String(options.shares)}
              onChange={({ target }) => set({ shares: target.value }, 'shares')}
            />
          )}
        </StampField>
      )}
      {kind === 'ends' && (
        <>
          <NumberField
            title={texts.firstShare}
            isWide
            unit="%"
            min={0}
            max={90}
            value={Number(options['first-share'] ?? 0)}
            onChange={(share) => set({ 'first-share': share }, 'first-share')}
          />
          <NumberField
            title={texts.lastShare}
            isWide
            unit="%"
            min={0}
            max={90}
            value={Number(options['last-share'] ?? 0)}
            onChange={(share) => set({ 'last-share': share }, 'last-share')}
          />
        </>
      )}
    </>
  );
}

function kindOf(options: Options): Kind {
  if (options.shares !== undefined) return 'own';
  return options['first-share'] !== undefined || options['last-share'] !== undefined ? 'ends' : 'equal';
}

function sharedBy(kind: Kind, options: Options, groupSize: number): Options {
  const { shares: _, 'first-share': _first, 'last-share': _last, ...others } = options;
  if (kind === 'ends') return { ...others, 'first-share': USUAL_SHARE, 'last-share': USUAL_SHARE };
  // Something to begin with: the ends twice as wide.
  if (kind === 'own')
    return { ...others, shares: Array.from({ length: groupSize }, (_page, at) => endOr(at, groupSize)).join(',') };
  return others;
}

function endOr(at: number, count: number): number {
  return at === 0 || at === count - 1 ? 2 : 1;
}
