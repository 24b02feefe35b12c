import { Callout, Chip, type Tone, useFormat, useText } from '@sealwright/ui';
import { Fragment, type ReactNode } from 'react';
import { ENDS_SOON } from '../common-ends-soon.ts';
import type { LicenceSummary } from '../common-licence-rpc.ts';
import { MODULES } from '../common-modules.ts';
import styles from './licence-facts.module.css';
import { stateTexts, texts } from './texts.ts';

/** Days beyond which nobody counts them. */
const FAR = 3_650;

/** Whom a licence is for, until when, and what it grants. */
export function LicenceFacts({ licence }: { readonly licence: LicenceSummary }) {
  const text = useText();
  const format = useFormat();
  const { terms, binding, notes } = licence;
  const { licensee, platform } = terms;
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [text(texts.licensee), <strong key="name">{licensee.name}</strong>],
    [text(texts.creditCode), licensee.creditCode],
    ...(licensee.project ? [[text(texts.project), licensee.project] as const] : []),
    [
      text(texts.period),
      <span key="period" className={styles.chips}>
        {text(texts.fromTo, { from: terms.notBefore, to: terms.notAfter })} <StateChip licence={licence} />
      </span>,
    ],
    [text(texts.modules), <Modules key="modules" licence={licence} />],
    [text(texts.seats), format.number(terms.seats)],
    [text(texts.issuer), text(texts.issuedOn, { issuer: terms.issuer, time: format.dateTime(terms.issuedAt) })],
    [text(texts.id), <code key="id">{terms.id}</code>],
    ...(platform.baseUrl ? [[text(texts.platform), <code key="url">{platform.baseUrl}</code>] as const] : []),
    ...(binding === 'none' ? [] : [[text(texts.binding), <Binding key="binding" binding={binding} />] as const]),
  ];
  return (
    <div className={styles.licence}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd data-selectable>{value}</dd>
          </Fragment>
        ))}
      </dl>
      {notes.map((note) => (
        <Callout key={note.en} tone="info">
          {text(note)}
        </Callout>
      ))}
    </div>
  );
}

/** How the licence stands today. */
export function StateChip({ licence: { state, daysLeft, isDemo } }: { readonly licence: LicenceSummary }) {
  const text = useText();
  const endsSoon = state === 'valid' && daysLeft <= ENDS_SOON;
  const tone: Tone = endsSoon ? 'warning' : state === 'valid' ? 'success' : state === 'expired' ? 'danger' : 'neutral';
  const isCounted = state === 'valid' && daysLeft <= FAR;
  return (
    <>
      <Chip tone={tone}>{isCounted ? text(texts.daysLeft, { count: daysLeft }) : text(stateTexts[state])}</Chip>
      {isDemo && <Chip tone="info">{text(texts.demo)}</Chip>}
    </>
  );
}

function Modules({ licence: { terms } }: { readonly licence: LicenceSummary }) {
  const text = useText();
  const granted = Object.entries(MODULES).flatMap(([key, title]) => (terms.modules[key] ? [text(title)] : []));
  return granted.length > 0 ? granted.join(text(texts.comma)) : text(texts.noModules);
}

function Binding({ binding }: { readonly binding: LicenceSummary['binding'] }) {
  const text = useText();
  if (typeof binding === 'string') return text(texts.thisComputer);
  return text(texts.ukeys, { serials: binding.join(text(texts.comma)) });
}
