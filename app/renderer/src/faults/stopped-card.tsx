import type { Localized, ViewData } from '@sealwright/core/api';
import { useText } from '@sealwright/ui';
import type { Contributed } from '../contributions/contributions.ts';
import { useShell } from '../shell/shell.tsx';
import { FaultFrame } from './fault-frame.tsx';
import { ENABLE_AGAIN, ENABLE_COMMAND } from './tell-stopped.ts';

const texts = {
  title: { 'zh-CN': '插件“{plugin}”已被隔离', en: 'The plugin "{plugin}" is quarantined' },
  reason: {
    'zh-CN': '它在短时间内多次出现故障，已停止运行。其他功能不受影响。',
    en: 'It failed several times within a short while and was stopped. Everything else keeps working.',
  },
} satisfies Record<string, Localized>;

/** Stands where a view was whose plugin has been stopped after too many faults. */
export function StoppedCard({ view: { plugin, pluginTitle, id } }: { readonly view: Contributed<ViewData> }) {
  const text = useText();
  const { faults, workbench } = useShell();
  // A failure is shown by `runCommand` itself.
  const enable = () => void workbench.runCommand(ENABLE_COMMAND, plugin).catch(() => {});
  return (
    <FaultFrame
      title={text(texts.title, { plugin: text(pluginTitle) })}
      text={text(texts.reason)}
      action={{ title: ENABLE_AGAIN, run: enable }}
      place={`${plugin} · ${id}`}
      thrown={faults.last(plugin)}
    />
  );
}
