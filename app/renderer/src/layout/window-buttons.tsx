import type { Localized } from '@sealwright/core/api';
import { Copy, Minus, Square, useStore, useText, X } from '@sealwright/ui';
import type { WindowFrame } from '../bridge/shell-bridge.ts';
import styles from './window-buttons.module.css';

const texts = {
  minimise: { 'zh-CN': '最小化', en: 'Minimise' },
  maximise: { 'zh-CN': '最大化', en: 'Maximise' },
  restore: { 'zh-CN': '还原窗口', en: 'Restore' },
  close: { 'zh-CN': '关闭窗口', en: 'Close the window' },
} satisfies Record<string, Localized>;

/** The buttons of a window that draws its own frame. */
export function WindowButtons({ frame }: { readonly frame: WindowFrame }) {
  const text = useText();
  const { maximised } = useStore(frame.state);
  return (
    <div className={styles.window} data-window-buttons>
      <button type="button" aria-label={text(texts.minimise)} onClick={() => frame.minimise()}>
        <Minus size={15} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={text(maximised ? texts.restore : texts.maximise)}
        onClick={() => frame.toggleMaximise()}
      >
        {maximised ? <Copy size={13} aria-hidden /> : <Square size={13} aria-hidden />}
      </button>
      <button type="button" className={styles.closeWindow} aria-label={text(texts.close)} onClick={() => frame.close()}>
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}
