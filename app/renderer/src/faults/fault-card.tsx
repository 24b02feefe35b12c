import { type Localized, SealwrightError, type ViewData } from '@sealwright/core/api';
import { Button, TriangleAlert, toErrorRecord, useText } from '@sealwright/ui';
import { useState } from 'react';
import type { Contributed } from '../contributions/contributions.ts';
import { useShell } from '../shell/shell.tsx';
import styles from './faults.module.css';

const texts = {
  title: { 'zh-CN': '插件“{plugin}”的界面出现故障', en: 'A part of the plugin "{plugin}" has failed' },
  rest: { 'zh-CN': '其他功能不受影响。', en: 'Everything else keeps working.' },
  reload: { 'zh-CN': '重新加载', en: 'Load again' },
  details: { 'zh-CN': '详情', en: 'Details' },
} satisfies Record<string, Localized>;

export interface FaultCardProps {
  readonly view: Contributed<ViewData>;
  readonly thrown: unknown;
  readonly onReload?: () => void;
}

/** Stands where a view should be that failed. */
export function FaultCard({ view: { plugin, pluginTitle, id }, thrown, onReload }: FaultCardProps) {
  const text = useText();
  const { codes } = useShell();
  const [isOpen, setOpen] = useState(false);
  const { sentence, code } = toErrorRecord(thrown);
  const reload = () => {
    codes.restart(plugin);
    onReload?.();
  };
  return (
    <div className={styles.place}>
      <div className={styles.card} role="alert">
        <p className={styles.title}>
          <TriangleAlert size={16} aria-hidden />
          {text(texts.title, { plugin: text(pluginTitle) })}
        </p>
        <p className={styles.text}>
          {thrown instanceof SealwrightError ? text(sentence) : ''} {text(texts.rest)}
        </p>
        <div className={styles.actions}>
          <Button size="small" onClick={reload}>
            {text(texts.reload)}
          </Button>
          <Button size="small" type="text" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {text(texts.details)}
          </Button>
        </div>
        {isOpen && (
          <pre className={styles.details}>
            {`${plugin} · ${id} · ${code}\n`}
            {thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}
          </pre>
        )}
      </div>
    </div>
  );
}
