import type { ErrorRecord } from '@sealwright/core/api';
import {
  Button,
  Callout,
  PageRangeField,
  type StampDraft,
  toErrorRecord,
  useText,
  type Workbench,
} from '@sealwright/ui';
import { type FormEvent, useState } from 'react';
import styles from './copy-dialog.module.css';
import { type CopiedStamp, copiesOf, pagesToCopyTo } from './copy-stamp.ts';
import type { DraftSession } from './draft-session.ts';
import { filled, texts } from './texts.ts';

/** 复制到其他页: asks for the pages and places the stamp there as well. */
export function copyDialog(
  { draft, surface }: DraftSession,
  copied: Omit<CopiedStamp, 'pageCount'>,
  workbench: Pick<Workbench, 'openDialog' | 'notify'>,
): void {
  const close = () => void dialog.dispose();
  const done = (pages: number) => {
    close();
    workbench.notify({
      severity: 'success',
      message: filled(texts.copiedTo, { pages }),
      actions: [{ title: texts.undo, command: 'signing.undo' }],
    });
  };
  const pageCount = surface?.state.getState().pageCount ?? 0;
  const dialog = workbench.openDialog({
    title: texts.copyTitle,
    width: 420,
    content: <CopyForm draft={draft} copied={{ ...copied, pageCount }} onDone={done} onCancel={close} />,
  });
}

interface CopyFormProps {
  readonly draft: StampDraft;
  readonly copied: CopiedStamp;
  /** Told on how many pages copies are. */
  readonly onDone: (pages: number) => void;
  readonly onCancel: () => void;
}

function CopyForm({ draft, copied, onDone, onCancel }: CopyFormProps) {
  const text = useText();
  const [range, setRange] = useState('all');
  const [isCopying, setCopying] = useState(false);
  const [failure, setFailure] = useState<ErrorRecord>();
  // Why a range cannot be read is told by its field.
  const pages = pagesToCopyTo(range, copied);
  const isAnywhere = pages !== undefined && pages.length > 0;

  const copy = async (event: FormEvent) => {
    event.preventDefault();
    if (!isAnywhere || isCopying) return;
    setCopying(true);
    try {
      await draft.addAll(copiesOf(copied, pages));
      onDone(pages.length);
    } catch (error) {
      setFailure(toErrorRecord(error));
      setCopying(false);
    }
  };
  const choose = (chosen: string) => {
    setRange(chosen);
    setFailure(undefined);
  };
  return (
    <form className={styles.form} onSubmit={copy}>
      <PageRangeField value={range} pageCount={copied.pageCount} onChange={choose} />
      {failure && <Callout tone="danger">{text(failure.sentence)}</Callout>}
      <div className={styles.foot}>
        <span className={styles.count} role="status">
          {pages && text(isAnywhere ? texts.copyCount : texts.copyNowhere, { pages: pages.length })}
        </span>
        <Button onClick={onCancel}>{text(texts.cancel)}</Button>
        <Button type="primary" htmlType="submit" disabled={!isAnywhere} loading={isCopying}>
          {text(texts.copyNow)}
        </Button>
      </div>
    </form>
  );
}
