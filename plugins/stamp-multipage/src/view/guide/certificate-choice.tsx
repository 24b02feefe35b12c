import { Callout, type DraftKeyChoice, type DraftMeans, LoadingState, Select, useText } from '@sealwright/ui';
import { TEXTS } from './texts.ts';

export interface CertificateChoiceProps {
  readonly means: DraftMeans;
  readonly chosen: DraftKeyChoice | undefined;
  /** With `DraftKeyChoice.ref`. */
  readonly onChange: (key: string) => void;
}

/** The certificates that can sign, by holder and device. */
export function CertificateChoice({ means: { keys, isReading }, chosen, onChange }: CertificateChoiceProps) {
  const text = useText();
  if (keys.length === 0) {
    if (isReading) return <LoadingState label={TEXTS.reading} isCompact />;
    return <Callout tone="warning">{text(TEXTS.noKeys)}</Callout>;
  }
  return (
    <Select
      style={{ width: '100%' }}
      aria-label={text(TEXTS.certificate)}
      placeholder={text(TEXTS.chooseCertificate)}
      value={chosen?.ref ?? null}
      onChange={(ref: string) => onChange(ref)}
      options={keys.map(({ ref, holder, device, hindrance }) => {
        const name = `${holder} · ${text(device)}`;
        return {
          value: ref,
          label: hindrance ? `${name} (${text(hindrance)})` : name,
          disabled: hindrance !== undefined,
        };
      })}
    />
  );
}
