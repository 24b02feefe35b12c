import type { PluginStatus } from '@sealwright/core/api';
import { Callout, useText } from '@sealwright/ui';
import styles from './plugin-detail.module.css';
import { contributionsByPoint } from './plugin-list.ts';
import { pointNames, texts } from './texts.ts';

/** Why a plugin does not work, what it brings and what it needs. */
export function PluginDetail({ plugin }: { readonly plugin: PluginStatus }) {
  const text = useText();
  const { errors, state, provides, requires, capabilities, faults, activationMs } = plugin;
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
        <Fact name={text(texts.capabilities)} values={capabilities} />
        {activationMs !== undefined && (
          <Fact
            name={text(texts.activation)}
            values={[text(texts.milliseconds, { count: Math.round(activationMs) })]}
          />
        )}
        {faults > 0 && <Fact name={text(texts.faults)} values={[String(faults)]} />}
      </dl>
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
