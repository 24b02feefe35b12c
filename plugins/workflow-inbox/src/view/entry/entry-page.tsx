import { type Localized, SealwrightError } from '@sealwright/core/api';
import {
  Button,
  EmptyState,
  ErrorState,
  KeyRound,
  LoadingState,
  RefreshButton,
  Select,
  toErrorRecord,
  useLoad,
  useText,
  useWorkbench,
} from '@sealwright/ui';
import { useEffect, useId, useState } from 'react';
import type { EntryKey } from '../../common-inbox-rpc.ts';
import type { InboxModel } from '../inbox-model.ts';
import styles from './entry-page.module.css';
import { ENTRY_TEXTS } from './entry-texts.ts';
import { keyLabel } from './key-label.ts';

/** Milliseconds between two looks for a key while none is there. */
const LOOK_AGAIN = 3_000;

/** 设备验证: with one key its PIN is asked for at once; nobody has to find a button first. */
export function EntryPage({ model }: { readonly model: InboxModel }) {
  const keys = useLoad((signal) => model.calls.keys({ signal }), []);
  const { reload, value } = keys;
  const isNone = value?.length === 0;
  useEffect(() => {
    if (!isNone) return;
    const timer = setInterval(reload, LOOK_AGAIN);
    return () => clearInterval(timer);
  }, [isNone, reload]);
  if (keys.state === 'error' && !value) return <ErrorState error={keys.error} onRetry={reload} />;
  if (!value) return <LoadingState label={ENTRY_TEXTS.looking} />;
  if (value.length === 0) return <NoKey onLook={reload} />;
  return <EntryForm model={model} keys={value} />;
}

/** It looks for one every few seconds by itself, which nobody has to see. */
function NoKey({ onLook }: { readonly onLook: () => void }) {
  const text = useText();
  const workbench = useWorkbench();
  return (
    <EmptyState
      icon="usb"
      title={ENTRY_TEXTS.noKey}
      description={ENTRY_TEXTS.noKeyHint}
      actions={
        <>
          <RefreshButton isLooking={false} onClick={onLook} />
          <Button onClick={() => workbench.showPage('devices')}>{text(ENTRY_TEXTS.devices)}</Button>
        </>
      }
    />
  );
}

function EntryForm({ model, keys }: { readonly model: InboxModel; readonly keys: readonly EntryKey[] }) {
  const text = useText();
  const field = useId();
  const [chosen, setChosen] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Localized>();
  const key = keys.find(({ ref }) => ref === chosen) ?? keys[0]!;
  const enter = async (ref: string) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await model.calls.enter(ref);
    } catch (fault) {
      // Who closes the PIN entry knows that nothing was done.
      const isCancelled = fault instanceof SealwrightError && fault.code === 'pin.cancelled';
      if (!isCancelled) setProblem(toErrorRecord(fault).sentence);
    } finally {
      setBusy(false);
    }
  };
  const only = keys.length === 1 ? keys[0]?.ref : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that the page comes up
  useEffect(() => {
    if (only !== undefined && model.takeAsking()) void enter(only);
  }, [only]);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void enter(key.ref);
      }}
    >
      <span className={styles.icon}>
        <KeyRound size={30} aria-hidden />
      </span>
      <h2 className={styles.title}>{text(ENTRY_TEXTS.title)}</h2>
      <p className={styles.hint}>{text(ENTRY_TEXTS.hint)}</p>
      <div className={styles.field}>
        <label htmlFor={field}>{text(ENTRY_TEXTS.key)}</label>
        <Select
          id={field}
          disabled={isBusy}
          value={key.ref}
          options={keys.map((each) => ({ value: each.ref, label: keyLabel(each, text) }))}
          onChange={setChosen}
        />
      </div>
      <p className={styles.problem} role="alert">
        {problem && text(problem)}
      </p>
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        {text(ENTRY_TEXTS.enter)}
      </Button>
    </form>
  );
}
