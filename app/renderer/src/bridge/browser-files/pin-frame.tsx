import type { Localized } from '@sealwright/core/api';
import { useText } from '@sealwright/ui';
import { useEffect, useRef } from 'react';
import styles from './pin-frame.module.css';

const TITLE: Localized = { 'zh-CN': '输入 PIN 码', en: 'Enter the PIN' };

export interface ShownPinFrame {
  readonly id: string;
  readonly address: string;
  /** What the page wants, in CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
}

export interface PinFrameProps {
  readonly frame: ShownPinFrame;
  readonly onCancel: () => void;
}

/** The page that takes the PIN, from another origin: nothing of this window can read what is typed in it. */
export function PinFrame({ frame: { address, size }, onCancel }: PinFrameProps) {
  const text = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      style={{ width: `min(${size.width}px, 100vw - 32px)`, height: `min(${size.height}px, 100vh - 32px)` }}
      aria-label={text(TITLE)}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <iframe className={styles.frame} title={text(TITLE)} src={address} sandbox="allow-scripts allow-same-origin" />
    </dialog>
  );
}
