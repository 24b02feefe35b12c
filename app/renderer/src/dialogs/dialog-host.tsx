import { Button, CircleHelp, TriangleAlert, useStore, useText } from '@sealwright/ui';
import { Modal } from 'antd';
import { useShell } from '../shell/shell.tsx';
import styles from './dialog-host.module.css';
import type { ShownDialog } from './dialogs.ts';

/** Draws the open modals, one over the other. */
export function DialogHost() {
  const { dialogs } = useShell();
  const shown = useStore(dialogs.state);
  return shown.map((one) =>
    one.kind === 'question' ? (
      <QuestionDialog key={one.key} shown={one} />
    ) : (
      <ContentDialog key={one.key} shown={one} />
    ),
  );
}

function QuestionDialog({ shown: { question, answer } }: { readonly shown: ShownDialog & { kind: 'question' } }) {
  const text = useText();
  const { title, message, severity = 'info', buttons } = question;
  const SeverityIcon = severity === 'warning' ? TriangleAlert : CircleHelp;
  return (
    <Modal
      open
      centered
      width={440}
      mask={{ closable: false }}
      title={
        <span className={styles.title}>
          <SeverityIcon size={18} className={severity === 'warning' ? styles.warning : styles.info} aria-hidden />
          {text(title)}
        </span>
      }
      onCancel={() => answer()}
      footer={
        <div className={styles.buttons}>
          {[...buttons].reverse().map((button) => (
            <Button
              key={button.id}
              type={button.kind === 'primary' ? 'primary' : 'default'}
              danger={button.kind === 'danger'}
              autoFocus={button === buttons[0]}
              onClick={() => answer(button.id)}
            >
              {text(button.title)}
            </Button>
          ))}
        </div>
      }
    >
      {message && <p className={styles.message}>{text(message)}</p>}
    </Modal>
  );
}

function ContentDialog({ shown: { key, dialog } }: { readonly shown: ShownDialog & { kind: 'dialog' } }) {
  const text = useText();
  const { dialogs } = useShell();
  return (
    <Modal
      open
      centered
      footer={null}
      width={dialog.width ?? 520}
      title={text(dialog.title)}
      mask={{ closable: false }}
      onCancel={() => {
        dialogs.close(key);
        dialog.onCancel?.();
      }}
    >
      {dialog.content}
    </Modal>
  );
}
