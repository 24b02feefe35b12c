import { type Localized, SealwrightError, type ViewData } from '@sealwright/core/api';
import { useText } from '@sealwright/ui';
import type { Contributed } from '../contributions/contributions.ts';
import { ViewCodeFault } from '../plugins/view-errors.ts';
import { useShell } from '../shell/shell.tsx';
import { FaultFrame } from './fault-frame.tsx';

const texts = {
  title: { 'zh-CN': '插件“{plugin}”的界面出现故障', en: 'A part of the plugin "{plugin}" has failed' },
  rest: { 'zh-CN': '其他功能不受影响。', en: 'Everything else keeps working.' },
  reload: { 'zh-CN': '重新加载', en: 'Load again' },
} satisfies Record<string, Localized>;

export interface FaultCardProps {
  readonly view: Contributed<ViewData>;
  readonly thrown: unknown;
}

/** Stands where a view should be that failed. */
export function FaultCard({ view: { plugin, pluginTitle, id }, thrown }: FaultCardProps) {
  const text = useText();
  const { codes } = useShell();
  // What is not typed has no sentence of its own.
  const reason = thrown instanceof SealwrightError && !ViewCodeFault.is(thrown) ? text(thrown.sentence) : '';
  return (
    <FaultFrame
      title={text(texts.title, { plugin: text(pluginTitle) })}
      text={`${reason} ${text(texts.rest)}`}
      action={{ title: texts.reload, run: () => codes.restart(plugin) }}
      place={`${plugin} · ${id}`}
      thrown={thrown}
    />
  );
}
