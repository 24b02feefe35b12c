import { StatusButton, useStore, useText, useWorkbench } from '@sealwright/ui';
import type { UpdateReport } from '../common-updates-rpc.ts';
import { texts } from './texts.ts';
import type { UpdateModel } from './update-model.ts';

/** The way to an update for as long as there is one. */
export function UpdateItem({ model }: { readonly model: UpdateModel }) {
  const text = useText();
  const workbench = useWorkbench();
  const report = useStore(model.state);
  const said = report && sayingOf(report);
  if (!said) return null;
  // The command shows its own faults.
  const open = () => void workbench.runCommand('update.show').catch(() => {});
  return (
    <StatusButton isOffer onClick={open}>
      {text(...said)}
    </StatusButton>
  );
}

function sayingOf({ phase, newer }: UpdateReport): Parameters<ReturnType<typeof useText>> | undefined {
  switch (phase.name) {
    case 'downloading':
      return [texts.itemDownloading, { share: Math.floor((100 * phase.received) / phase.size) }];
    case 'ready':
      return [texts.itemReady];
    default:
      return newer && [texts.itemAvailable, { version: newer.version }];
  }
}
