import type { PluginOffer } from '@sealwright/core/api';
import { Button, Callout, Chip, Spinner, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import { permissionWords, stepWords } from '../common-permission-words.ts';
import styles from './install-dialog.module.css';
import { texts } from './texts.ts';

export interface InstallDialogProps {
  readonly offer: PluginOffer;
  readonly install: () => Promise<void>;
  readonly onInstalled: () => void;
  readonly onLeave: () => void;
}

/** What a file would bring and be let do, for a user who decides. */
export function InstallDialog({ offer, install, onInstalled, onLeave }: InstallDialogProps) {
  const text = useText();
  const workbench = useWorkbench();
  const [isBusy, setBusy] = useState(false);
  const { title, id, description, version, installed, step, sha256, problems, permissions } = offer;
  const canInstall = problems.length === 0;

  function accept() {
    setBusy(true);
    install().then(onInstalled, (fault) => {
      setBusy(false);
      workbench.showError(fault);
    });
  }

  return (
    <div className={styles.dialog}>
      <header className={styles.head}>
        <h2>{text(title)}</h2>
        <code className={styles.id}>{id}</code>
        <Chip tone="neutral">
          {installed === undefined
            ? text(texts.versionLine, { version })
            : text(texts.versionFrom, { version, installed })}
        </Chip>
        <p>{text(description)}</p>
      </header>
      {problems.map(({ code, sentence }) => (
        <Callout key={`${code} ${sentence.en}`} tone="danger">
          {text(texts.cannotInstall)}
          {text(sentence)} <code className={styles.id}>{code}</code>
        </Callout>
      ))}
      {canInstall && step === 'downgrade' && <Callout tone="warning">{text(texts.downgradeHint)}</Callout>}
      {canInstall && <Permissions permissions={permissions} />}
      <dl className={styles.facts}>
        <dt>{text(texts.file)}</dt>
        <dd>{offer.file}</dd>
        <dt>{text(texts.fingerprint)}</dt>
        <dd>
          <code>{sha256}</code>
        </dd>
      </dl>
      {canInstall && <Callout tone="info">{text(texts.sourceHint)}</Callout>}
      <footer className={styles.foot}>
        {isBusy && <Spinner />}
        <Button disabled={isBusy} autoFocus={!canInstall} onClick={onLeave}>
          {text(texts.cancel)}
        </Button>
        {canInstall && (
          <Button type="primary" disabled={isBusy} onClick={accept}>
            {text(stepWords[step])}
          </Button>
        )}
      </footer>
    </div>
  );
}

function Permissions({ permissions }: Pick<PluginOffer, 'permissions'>) {
  const text = useText();
  const words = permissionWords(permissions);
  if (words.length === 0) return <p className={styles.none}>{text(texts.noPermissions)}</p>;
  return (
    <section className={styles.permissions}>
      <h3>{text(texts.permissions)}</h3>
      <ul>
        {words.map(({ sentence, isGrave }) => (
          <li key={sentence.en} className={isGrave ? styles.grave : undefined}>
            {text(sentence)}
          </li>
        ))}
      </ul>
    </section>
  );
}
