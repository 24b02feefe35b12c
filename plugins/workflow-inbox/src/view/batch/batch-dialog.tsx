import { SealwrightError } from '@sealwright/core/api';
import {
  Button,
  Checkbox,
  EmptyState,
  Input,
  LoadingState,
  Progress,
  Radio,
  RefreshButton,
  Select,
  toErrorRecord,
  useLoad,
  useText,
  type Workbench,
} from '@sealwright/ui';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { BatchOutcome, BatchPlacement, BatchProgress } from '../../common-batch.ts';
import type { VoucherRow } from '../../common-inbox-rpc.ts';
import styles from '../dialogs.module.css';
import { keyLabel } from '../entry/key-label.ts';
import type { InboxModel } from '../inbox-model.ts';
import { type ResultEntry, showResults } from '../receive/result-list.tsx';
import { TEXTS } from '../texts.ts';
import { BATCH_TEXTS } from './batch-texts.ts';

/** Opens 批量签署: many vouchers with one PIN. */
export function showBatchDialog(
  model: InboxModel,
  workbench: Workbench,
  rows: readonly VoucherRow[],
  onDone: () => void,
): void {
  let isBusy = false;
  const close = () => void dialog.dispose();
  const finish = (outcomes: readonly BatchOutcome[]) => {
    close();
    onDone();
    showResults(workbench, outcomes.map(entryOf));
  };
  const dialog = workbench.openDialog({
    title: BATCH_TEXTS.title,
    width: 500,
    mayClose: () => !isBusy,
    content: (
      <BatchForm
        model={model}
        rows={rows}
        onBusy={(next) => {
          isBusy = next;
        }}
        onFinish={finish}
        onClose={close}
      />
    ),
  });
}

interface BatchFormProps {
  readonly model: InboxModel;
  readonly rows: readonly VoucherRow[];
  readonly onBusy: (isBusy: boolean) => void;
  readonly onFinish: (outcomes: readonly BatchOutcome[]) => void;
  readonly onClose: () => void;
}

function BatchForm({ model, rows, onBusy, onFinish, onClose }: BatchFormProps) {
  const text = useText();
  const ids = [useId(), useId(), useId(), useId(), useId()] as const;
  const means = useLoad((signal) => model.calls.batchMeans({ signal }), []);
  const [chosen, setChosen] = useState<{ key?: string; seal?: string; template?: string }>({});
  const [kind, setKind] = useState<'keyword' | 'template'>('keyword');
  const [words, setWords] = useState('');
  const [isSent, setSent] = useState(false);
  const [progress, setProgress] = useState<BatchProgress>();
  const [problem, setProblem] = useState<string>();
  const running = useRef<AbortController>(undefined);
  const { keys = [], templates = [] } = means.value ?? {};
  const key = chosen.key ?? keys[0]?.ref;
  const seals = (means.value?.seals ?? []).filter((each) => key !== undefined && each.keys.includes(key));
  const seal = seals.find(({ id }) => id === chosen.seal)?.id ?? seals[0]?.id;
  const template = chosen.template ?? templates[0];

  if (!means.value && means.state === 'loading') return <LoadingState isCompact />;
  // A key without a seal is shown: another one may be chosen.
  if (key === undefined || !means.value?.seals.some(({ keys: those }) => those.length > 0))
    return (
      <>
        <EmptyState isCompact icon="usb" title={BATCH_TEXTS.none} description={BATCH_TEXTS.noneHint} />
        <footer className={styles.foot}>
          <RefreshButton isLooking={means.state === 'loading'} onClick={means.reload} />
          <Button onClick={onClose}>{text(TEXTS.close)}</Button>
        </footer>
      </>
    );

  const placement = (): BatchPlacement | undefined => {
    if (seal === undefined) return undefined;
    if (kind === 'template') return template === undefined ? undefined : { kind, name: template, seal };
    return words.trim() === '' ? undefined : { kind, words: words.trim(), seal };
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const place = placement();
    if (!place) return;
    const vouchers = rows.map(({ voucher }) => voucher.id);
    const ending = new AbortController();
    running.current = ending;
    onBusy(true);
    setProblem(undefined);
    setProgress({ phase: 'fetch', done: 0, of: vouchers.length });
    try {
      const order = { vouchers, key, placement: place, send: isSent };
      onFinish(await model.calls.batch(order, { signal: ending.signal, onProgress: setProgress }));
    } catch (fault) {
      const isCancelled = fault instanceof SealwrightError && fault.code === 'pin.cancelled';
      if (!isCancelled && !ending.signal.aborted) setProblem(text(toErrorRecord(fault).sentence));
    } finally {
      onBusy(false);
      setProgress(undefined);
    }
  };
  const isBusy = progress !== undefined;
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p className={styles.hint}>{text(BATCH_TEXTS.hint, { count: rows.length })}</p>
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor={ids[0]}>{text(BATCH_TEXTS.key)}</label>
          <Select
            id={ids[0]}
            disabled={isBusy}
            value={key}
            options={keys.map((each) => ({ value: each.ref, label: keyLabel(each, text) }))}
            onChange={(ref: string) => setChosen((last) => ({ ...last, key: ref }))}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={ids[1]}>{text(BATCH_TEXTS.seal)}</label>
          <Select
            id={ids[1]}
            disabled={isBusy}
            value={seal ?? null}
            placeholder={text(BATCH_TEXTS.noSeal)}
            options={seals.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string) => setChosen((last) => ({ ...last, seal: id }))}
          />
        </div>
      </div>
      <Radio.Group
        aria-label={text(BATCH_TEXTS.place)}
        disabled={isBusy}
        value={kind}
        options={[
          { value: 'keyword', label: text(BATCH_TEXTS.byKeyword) },
          { value: 'template', label: text(BATCH_TEXTS.byTemplate), disabled: templates.length === 0 },
        ]}
        onChange={({ target }) => setKind(target.value)}
      />
      {kind === 'keyword' ? (
        <div className={styles.field}>
          <label htmlFor={ids[2]}>{text(BATCH_TEXTS.words)}</label>
          <Input
            id={ids[2]}
            maxLength={200}
            disabled={isBusy}
            placeholder={text(BATCH_TEXTS.wordsHint)}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </div>
      ) : (
        <div className={styles.field}>
          <label htmlFor={ids[3]}>{text(BATCH_TEXTS.template)}</label>
          <Select
            id={ids[3]}
            disabled={isBusy}
            value={template ?? null}
            options={templates.map((name) => ({ value: name, label: name }))}
            onChange={(name: string) => setChosen((last) => ({ ...last, template: name }))}
          />
        </div>
      )}
      <Checkbox checked={isSent} disabled={isBusy} onChange={({ target }) => setSent(target.checked)}>
        {text(BATCH_TEXTS.andSend)}
      </Checkbox>
      <p id={ids[4]} className={styles.problem} role="alert">
        {problem}
      </p>
      {progress && <BatchState progress={progress} />}
      <footer className={styles.foot}>
        <Button onClick={() => (isBusy ? running.current?.abort() : onClose())}>
          {text(isBusy ? TEXTS.cancelWork : TEXTS.cancel)}
        </Button>
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={!placement()}>
          {text(BATCH_TEXTS.start)}
        </Button>
      </footer>
    </form>
  );
}

function BatchState({ progress: { phase, done, of, name = '' } }: { readonly progress: BatchProgress }) {
  const text = useText();
  const title = text(phase === 'sign' ? BATCH_TEXTS.signing : BATCH_TEXTS[phase]);
  const said = text(BATCH_TEXTS.progress, { phase: title, done, of, name });
  return (
    <div className={styles.field}>
      <Progress
        percent={of === 0 ? 0 : Math.round((done / of) * 100)}
        showInfo={false}
        size="small"
        aria-label={said}
      />
      <span className={styles.aside} role="status">
        {said}
      </span>
    </div>
  );
}

const RESULTS: Readonly<Record<BatchOutcome['state'], ResultEntry['state']>> = {
  ...{ signed: 'done', sent: 'done', kept: 'kept', refused: 'failed', failed: 'failed', left: 'left' },
};

function entryOf({ voucher, name, state, problem }: BatchOutcome): ResultEntry {
  return { voucher, name, state: RESULTS[state], problem };
}
