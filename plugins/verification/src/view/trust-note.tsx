import type { ErrorRecord, SettingValue } from '@sealwright/core/api';
import { Callout, useText, useWorkbench } from '@sealwright/ui';
import { TRUSTED_CERTIFICATES } from '../common-trust-setting.ts';
import styles from './signature-panel.module.css';
import { texts } from './texts.ts';

/** Why signers were not checked, and what can be done about it. */
export function TrustNote({ problem }: { readonly problem: ErrorRecord | undefined }) {
  const text = useText();
  const workbench = useWorkbench();

  async function choose() {
    try {
      const files = await workbench.pickFiles({
        title: texts.chooseAnchors,
        many: true,
        filters: [{ name: texts.certificateFiles, extensions: ['pem', 'crt', 'cer', 'der'] }],
      });
      if (files.length === 0) return;
      const before = (workbench.settings.getState()[TRUSTED_CERTIFICATES] ?? []) as readonly SettingValue[];
      await workbench.setSetting(TRUSTED_CERTIFICATES, [...new Set([...before, ...files])]);
    } catch (fault) {
      workbench.showError(fault);
    }
  }

  if (problem)
    return (
      <Callout tone="warning">
        {text(texts.anchorsUnusable, { reason: text(problem.sentence) })}
        <button
          type="button"
          className={styles.way}
          onClick={() => void workbench.runCommand('settings.open', TRUSTED_CERTIFICATES)}
        >
          {text(texts.openSettings)}
        </button>
      </Callout>
    );
  return (
    <Callout tone="info">
      {text(texts.noAnchors)}
      <button type="button" className={styles.way} onClick={() => void choose()}>
        {text(texts.chooseAnchors)}
      </button>
    </Callout>
  );
}
