import type { PluginStatus } from '@sealwright/core/api';
import { Callout, useText } from '@sealwright/ui';
import type { ReactNode } from 'react';
import { capabilityWords, pointNames } from '../common-permission-words.ts';
import styles from './plugin-detail.module.css';
import { contributionsByPoint } from './plugin-list.ts';
import { texts } from './texts.ts';

export interface PluginDetailProps {
  readonly plugin: PluginStatus;
  /** Ways to its pages, and to its end. */
  readonly actions: ReactNode;
}

/** Why a plugin does not work, what it brings and what it needs. */
export function PluginDetail({ plugin, actions }: PluginDetailProps) {
  const text = useText();
  const { errors, state, provides, requires, taps, capabilities, faults, activationMs } = plugin;
  const contributions = contributionsByPoint(plugin).map(({ point, ids }) => ({
    name: pointNames[point] ? text(pointNames[point]) : point,
    ids,
  }));
  return (
    <div className={styles.detail}>
      {errors.map(({ code, sentence }) => (
        <Callout key={`${code} ${sentence.en}`} tone="danger">
          {text(sentence)} <code className={styles.code}>{code}</code>
        </Callout>
      ))}
      {state === 'quarantined' && <Callout tone="warning">{text(texts.quarantineHint)}</Callout>}
      <h2>{text(texts.contributes)}</h2>
      {contributions.length === 0 ? (
        <p className={styles.none}>{text(texts.nothing)}</p>
      ) : (
        <dl className={styles.facts}>
          {contributions.map(({ name, ids }) => (
            <Fact key={name} name={name} values={ids} />
          ))}
        </dl>
      )}
      <dl className={styles.facts}>
        <Fact name={text(texts.provides)} values={provides} />
        <Fact name={text(texts.requires)} values={requires} />
        <Fact name={text(texts.taps)} values={taps} />
        <Fact
          name={text(texts.capabilities)}
          values={capabilities.map((id) => (capabilityWords[id] ? text(capabilityWords[id].sentence) : id))}
        />
        {activationMs !== undefined && (
          <Fact
            name={text(texts.activation)}
            values={[text(texts.milliseconds, { count: Math.round(activationMs) })]}
          />
        )}
        {faults > 0 && <Fact name={text(texts.faults)} values={[String(faults)]} />}
      </dl>
      {actions}
    </div>
  );
}

function Fact({ name, values }: { readonly name: string; readonly values: readonly string[] }) {
  if (values.length === 0) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{values.join(', ')}</dd>
    </>
  );
}
