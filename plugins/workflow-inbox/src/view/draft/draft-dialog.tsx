import { type DraftContent, type Localized, type Voucher, WorkflowConflict } from '@sealwright/core/api';
import {
  Button,
  DayField,
  fillLocalized,
  Input,
  Select,
  toErrorRecord,
  useLoad,
  useText,
  type Workbench,
} from '@sealwright/ui';
import { type FormEvent, useId, useState } from 'react';
import type { QueuedAction } from '../../common-queued-action.ts';
import { ACTION_TEXTS } from '../actions/action-texts.ts';
import { showConflict } from '../actions/conflict-dialog.tsx';
import { tellOutcome } from '../actions/tell-outcome.ts';
import styles from '../dialogs.module.css';
import type { InboxModel } from '../inbox-model.ts';
import { dayOf } from '../lists/voucher-filters.ts';
import { TEXTS } from '../texts.ts';
import { addRecipient, type DraftFields, draftContent, draftFields, draftProblem } from './draft-fields.ts';
import { DRAFT_TEXTS } from './draft-texts.ts';
import { RecipientsField } from './recipients-field.tsx';

type Hand = (content: DraftContent, isSent: boolean, progress: (share: number) => void) => Promise<void>;

/** 发送 of a file of this computer: asks for whom it is. */
export function sendLocalVoucher(model: InboxModel, workbench: Workbench, voucher: Voucher): void {
  const conflict = (action: QueuedAction) => showConflict(model, workbench, action);
  openForm(model, workbench, voucher, DRAFT_TEXTS.title, async (content, submit, progress) => {
    const onProgress = ({ done, size }: { done: number; size: number }) => progress(size === 0 ? 0 : done / size);
    const outcome = await model.calls.sendLocal(voucher.id, content, { submit }, { onProgress });
    const said = submit ? ACTION_TEXTS.sent : fillLocalized(DRAFT_TEXTS.saved, { name: content.name });
    tellOutcome(outcome, said, workbench, conflict);
  });
}

/** Changes a draft, and sends it where its user says so. */
export function editDraft(model: InboxModel, workbench: Workbench, voucher: Voucher): void {
  const conflict = (action: QueuedAction) => showConflict(model, workbench, action);
  openForm(model, workbench, voucher, DRAFT_TEXTS.editTitle, async (content, isSent) => {
    const changed = await model.calls.changeDraft(voucher.id, content, voucher.etag);
    if (!isSent) {
      const message = fillLocalized(DRAFT_TEXTS.saved, { name: content.name });
      return workbench.notify({ severity: 'success', message });
    }
    const outcome = await model.calls.act(voucher.id, { kind: 'submit' }, changed.etag);
    tellOutcome(outcome, ACTION_TEXTS.sent, workbench, conflict);
  });
}

function openForm(model: InboxModel, workbench: Workbench, voucher: Voucher, title: Localized, hand: Hand): void {
  const close = () => void dialog.dispose();
  const dialog = workbench.openDialog({
    title,
    width: 620,
    content: <DraftForm model={model} voucher={voucher} hand={hand} onClose={close} />,
  });
}

interface DraftFormProps {
  readonly model: InboxModel;
  readonly voucher: Voucher;
  readonly hand: Hand;
  readonly onClose: () => void;
}

function DraftForm({ model, voucher, hand, onClose }: DraftFormProps) {
  const text = useText();
  const ids = [useId(), useId(), useId(), useId(), useId()] as const;
  const types = useLoad((signal) => model.calls.bizTypes({ signal }), []);
  const [typed, setFields] = useState(() => firstFields(voucher));
  const [problem, setProblem] = useState<Localized>();
  const [work, setWork] = useState<'save' | 'send'>();
  const [share, setShare] = useState(0);
  const known = types.value ?? [];
  // A file of this computer comes without a type that the platform knows.
  const bizType = known.some(({ code }) => code === typed.bizType) ? typed.bizType : (known[0]?.code ?? '');
  const fields = { ...typed, bizType };
  const change = (next: Partial<DraftFields>) => {
    setFields((last) => ({ ...last, ...next }));
    setProblem(undefined);
  };
  const finish = async (kind: 'save' | 'send') => {
    const missing = draftProblem(fields, kind === 'send');
    setProblem(missing);
    if (missing) return;
    setWork(kind);
    setShare(0);
    try {
      await hand(draftContent(fields), kind === 'send', setShare);
      onClose();
    } catch (fault) {
      setProblem(WorkflowConflict.is(fault) ? fault.sentence : toErrorRecord(fault).sentence);
    } finally {
      setWork(undefined);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void finish('send');
  };
  const isBusy = work !== undefined;
  const inbox = model.state.getState().inbox;
  const mayBeUnknown = inbox?.sources.find(({ id }) => id === inbox.source)?.entry === 'none';
  return (
    <form className={styles.form} onSubmit={submit} aria-describedby={ids[4]}>
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor={ids[0]}>{text(DRAFT_TEXTS.name)}</label>
          <Input
            id={ids[0]}
            maxLength={300}
            disabled={isBusy}
            value={fields.name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={ids[1]}>{text(DRAFT_TEXTS.bizType)}</label>
          <Select
            id={ids[1]}
            disabled={isBusy}
            loading={types.state === 'loading'}
            placeholder={text(DRAFT_TEXTS.bizTypeHint)}
            value={bizType === '' ? null : bizType}
            options={known.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code: string) => change({ bizType: code })}
          />
        </div>
      </div>
      <RecipientsField
        fields={fields}
        disabled={isBusy}
        mayBeUnknown={mayBeUnknown}
        findParties={(query, signal) => model.calls.parties(query, { signal })}
        onChange={change}
      />
      <div className={styles.pair}>
        <div className={styles.field}>
          <label htmlFor={ids[2]}>{text(DRAFT_TEXTS.start)}</label>
          <DayField
            id={ids[2]}
            placeholder={text(DRAFT_TEXTS.optional)}
            value={fields.start}
            onChange={(start) => change({ start })}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor={ids[3]}>{text(DRAFT_TEXTS.end)}</label>
          <DayField
            id={ids[3]}
            placeholder={text(DRAFT_TEXTS.optional)}
            earliest={dayOf(new Date())}
            value={fields.end}
            onChange={(end) => change({ end })}
          />
        </div>
      </div>
      <p id={ids[4]} className={styles.problem} role="alert">
        {problem && text(problem)}
      </p>
      <footer className={styles.foot}>
        <span className={styles.aside} role="status">
          {isBusy && share > 0 && text(DRAFT_TEXTS.sending, { share: Math.floor(share * 100) })}
        </span>
        <Button disabled={isBusy} onClick={onClose}>
          {text(TEXTS.cancel)}
        </Button>
        <Button loading={work === 'save'} disabled={work === 'send'} onClick={() => void finish('save')}>
          {text(DRAFT_TEXTS.save)}
        </Button>
        <Button type="primary" htmlType="submit" loading={work === 'send'} disabled={work === 'save'}>
          {text(DRAFT_TEXTS.send)}
        </Button>
      </footer>
    </form>
  );
}

function firstFields(voucher: Voucher): DraftFields {
  const fields = draftFields(voucher);
  return fields.recipients.length > 0 ? fields : addRecipient(fields);
}
