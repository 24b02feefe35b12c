import type { Localized } from '@sealwright/core/api';
import { useFormat, useText } from '@sealwright/ui';
import type { UpdateReport } from '../common-updates-rpc.ts';
import { channels, texts } from './texts.ts';
import styles from './update-dialog.module.css';

/** What is known of versions and where they come from. */
export function UpdateFacts({ report }: { readonly report: UpdateReport }) {
  const text = useText();
  const format = useFormat();
  const { current, channel, feed, checkedAt, newer } = report;
  const facts: (readonly [Localized, string])[] = [
    [texts.current, current],
    ...(feed === undefined
      ? []
      : ([
          [texts.channel, text(channels[channel])],
          [texts.feed, feed],
        ] as const)),
    ...(newer?.size === undefined ? [] : ([[texts.size, format.bytes(newer.size)]] as const)),
    ...(checkedAt ? ([[texts.checkedAt, format.dateTime(checkedAt)]] as const) : []),
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([title, value]) => (
        <div key={title.en}>
          <dt>{text(title)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
