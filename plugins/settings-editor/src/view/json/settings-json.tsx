import type { ErrorRecord } from '@sealwright/core/api';
import { Button, Callout, toErrorRecord, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useState } from 'react';
import type { Setting } from '../../common-settings-rpc.ts';
import { NotJson } from '../errors.ts';
import type { SettingsModel } from '../settings-model.ts';
import { texts } from '../texts.ts';
import { type JsonDraft, shownText } from './json-draft.ts';
import styles from './settings-json.module.css';
import { textOf, valuesOf } from './settings-text.ts';
import { SettingsTextEditor } from './settings-text-editor.tsx';

export interface SettingsJsonProps {
  readonly model: SettingsModel;
  readonly settings: readonly Setting[];
  readonly draft: JsonDraft;
  readonly revealKey: string | undefined;
}

/** The settings as one JSON text, saved all at once. */
export function SettingsJson({ model, settings, draft, revealKey }: SettingsJsonProps) {
  const text = useText();
  const workbench = useWorkbench();
  const inForce = textOf(settings);
  const shown = shownText(useStore(draft.store), inForce);
  const [faults, setFaults] = useState(0);
  const [refusal, setRefusal] = useState<ErrorRecord>();
  const [isSaving, setSaving] = useState(false);

  async function save() {
    if (!shown.isDirty || isSaving) return;
    setSaving(true);
    try {
      const values = valuesOf(shown.text);
      if (!values) throw NotJson({});
      await model.replaceAll(values);
      draft.saved();
      setRefusal(undefined);
      workbench.notify({ severity: 'success', message: texts.saved });
    } catch (fault) {
      setRefusal(toErrorRecord(fault));
    } finally {
      setSaving(false);
    }
  }

  function revert() {
    draft.clear();
    setRefusal(undefined);
  }

  return (
    <div className={styles.frame}>
      <div className={styles.bar}>
        <span className={styles.status} role="status">
          {faults > 0 ? text(texts.faults, { count: faults }) : text(shown.isDirty ? texts.unsaved : texts.jsonHint)}
        </span>
        <Button disabled={!shown.isDirty} onClick={revert}>
          {text(texts.revert)}
        </Button>
        <Button type="primary" disabled={!shown.isDirty || faults > 0} loading={isSaving} onClick={() => void save()}>
          {text(texts.save)}
        </Button>
      </div>
      {refusal && (
        <div role="alert">
          <Callout tone="danger">{text(refusal.sentence)}</Callout>
        </div>
      )}
      {shown.isOutdated && !isSaving && <Callout tone="warning">{text(texts.outdated)}</Callout>}
      <SettingsTextEditor
        text={shown.text}
        settings={settings}
        onChange={(changed) => draft.edit(changed, inForce)}
        onSave={() => void save()}
        onFaults={setFaults}
        revealKey={revealKey}
      />
    </div>
  );
}
