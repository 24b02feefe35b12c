import type { HitRule, Localized } from '@sealwright/core/api';
import { NumberField, Select, StampField, StampFields, useStore, useText } from '@sealwright/ui';
import type { HitChoice } from './hit-choice.ts';
import type { KeywordSession } from './keyword-session.ts';
import { texts } from './texts.ts';

export const RULES = {
  all: texts.all,
  first: texts.first,
  last: texts.last,
  'first-of-page': texts.firstOfPage,
  'last-of-page': texts.lastOfPage,
} as const satisfies Record<HitRule, Localized>;

/** The rule by which hits are ticked. */
export function ChoiceFields({ session }: { readonly session: KeywordSession }) {
  const text = useText();
  const { choice, current } = useStore(session.state);
  const { hits } = useStore(session.search.state);
  const change = (rule: HitChoice['rule']) => {
    if (rule === 'nth') session.choose({ rule, nth: current ?? 1 });
    else if (rule !== 'listed') session.choose({ rule });
  };
  return (
    <StampFields>
      <StampField title={texts.where} isWide>
        {({ id }) => (
          <Select<HitChoice['rule']>
            id={id}
            size="small"
            style={{ width: '100%' }}
            value={choice.rule}
            onChange={change}
            options={[
              ...Object.entries(RULES).map(([value, title]) => ({ value: value as HitRule, label: text(title) })),
              { value: 'nth' as const, label: text(texts.nth) },
              // Ticking leads there, and nothing else.
              ...(choice.rule === 'listed' ? [{ value: 'listed' as const, label: text(texts.listed) }] : []),
            ]}
          />
        )}
      </StampField>
      {choice.rule === 'nth' && (
        <NumberField
          title={texts.number}
          isWide
          value={choice.nth}
          min={1}
          max={Math.max(1, hits.length)}
          onChange={(nth) => session.choose({ rule: 'nth', nth })}
        />
      )}
    </StampFields>
  );
}
