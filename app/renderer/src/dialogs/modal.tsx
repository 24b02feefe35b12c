import { Button, CircleHelp, TriangleAlert, useText } from '@sealwright/ui';
import { Modal as AntModal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useShell } from '../shell/shell.tsx';
import type { ShownDialog } from './dialogs.ts';
import styles from './modal.module.css';

/** One open modal. */
export default function Modal({ shown }: { readonly shown: ShownDialog }) {
  useFocusBack();
  return shown.kind === 'question' ? <QuestionDialog shown={shown} /> : <ContentDialog shown={shown} />;
}

/** What had the keyboard's focus before gets it back, unless something else has it by then. */
function useFocusBack(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && document.activeElement === document.body) before.focus();
    },
    [before],
  );
}

function QuestionDialog({ shown: { question, answer } }: { readonly shown: ShownDialog & { kind: 'question' } }) {
  const text = useText();
  const { title, message, severity = 'info', buttons } = question;
  const SeverityIcon = severity === 'warning' ? TriangleAlert : CircleHelp;
  return (
    <AntModal
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
    </AntModal>
  );
}

/** A dialog begins with what it is about, not with its close button. */
const FOCUSABLE = 'button:enabled, input:enabled, [tabindex="0"]';

function ContentDialog({ shown: { key, dialog } }: { readonly shown: ShownDialog & { kind: 'dialog' } }) {
  const text = useText();
  const { dialogs } = useShell();
  const body = useRef<HTMLDivElement>(null);
  return (
    <AntModal
      open
      centered
      footer={null}
      width={dialog.width ?? 520}
      title={text(dialog.title)}
      mask={{ closable: false }}
      afterOpenChange={(isOpen) => {
        if (isOpen) body.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
      }}
      onCancel={() => {
        if (dialog.mayClose?.() === false) return;
        dialogs.close(key);
        dialog.onCancel?.();
      }}
    >
      <div ref={body}>{dialog.content}</div>
    </AntModal>
  );
}
