import { type CertificateSummary, type Validity, validityAt } from '@sealwright/core/api';
import { Chip, type Tone, useText } from '@sealwright/ui';
import { texts, validities } from './texts.ts';

const DAY = 86_400_000;

const tones: Readonly<Record<Validity, Tone>> = {
  valid: 'success',
  'ends-soon': 'warning',
  expired: 'danger',
  'not-yet-valid': 'neutral',
};

/** How a certificate's period stands now. */
export function ValidityChip({ certificate }: { readonly certificate: CertificateSummary }) {
  const text = useText();
  const { notBefore, notAfter } = certificate;
  const now = new Date();
  const validity = validityAt(notBefore, notAfter, now);
  const days = Math.ceil((notAfter.getTime() - now.getTime()) / DAY);
  return (
    <Chip tone={tones[validity]}>
      {validity === 'ends-soon' ? text(texts.endsIn, { count: days }) : text(validities[validity])}
    </Chip>
  );
}
