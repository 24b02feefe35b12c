import { Button, Callout, useText } from '@sealwright/ui';
import type { SafeReport } from '../common-safe-rpc.ts';
import styles from './opened-safe.module.css';
import type { SafeModel } from './safe-model.ts';
import { TEXTS } from './texts.ts';

/** What the check of the whole safe has found. */
export function CheckResult({ report, model }: { readonly report: SafeReport; readonly model: SafeModel }) {
  const text = useText();
  const { checked: count, findings } = report;
  const close = (
    <Button size="small" onClick={() => model.forgetReport()}>
      {text(TEXTS.close)}
    </Button>
  );
  if (findings.length === 0)
    return (
      <Callout tone="success" action={close}>
        <span role="status">{text(TEXTS.sound, { count })}</span>
      </Callout>
    );
  return (
    <Callout tone="danger" action={close}>
      <span role="alert">{text(TEXTS.found, { count, faults: findings.length })}</span>
      <ul className={styles.findings}>
        {findings.map(({ kind, id, code, sentence }) => (
          <li key={`${code} ${id ?? ''}`}>
            <span>{text(sentence)}</span>
            <code>{code}</code>
            {kind === 'unlisted' && id !== undefined && (
              <Button size="small" onClick={() => void model.takeBack(id)}>
                {text(TEXTS.takeBack)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
