import { Select, type StampDraft, StampField, StampFields, useStore, useText } from '@sealwright/ui';
import { texts } from './texts.ts';

/** The seal to place: the same choice as in the panel of seals, which may be out of sight. */
export function SealField({ draft }: { readonly draft: StampDraft }) {
  const text = useText();
  const { seals } = useStore(draft.means);
  const { seal } = useStore(draft.state);
  return (
    <StampFields>
      <StampField title={texts.seal} isWide>
        {({ id }) => (
          <Select
            id={id}
            size="small"
            style={{ width: '100%' }}
            placeholder={text(texts.chooseSeal)}
            value={seal?.id ?? null}
            onChange={(chosen) => draft.chooseSeal(chosen)}
            notFoundContent={text(texts.noSeals)}
            options={seals.map(({ id: value, name, hindrance }) => ({
              value,
              label: hindrance ? `${name} · ${text(hindrance)}` : name,
              disabled: hindrance !== undefined,
            }))}
          />
        )}
      </StampField>
    </StampFields>
  );
}
