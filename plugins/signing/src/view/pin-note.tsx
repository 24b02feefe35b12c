import { Button, Callout, useText, useWorkbench } from '@sealwright/ui';
import type { KeyEntry } from '../common-signing-rpc.ts';
import { texts } from './texts.ts';

const DEVICE_PAGE = 'device-list.page';

/** How the PIN of the chosen key stands, where its holder should know before it is typed. */
export function PinNote({ pin }: Pick<KeyEntry, 'pin'>) {
  const text = useText();
  const workbench = useWorkbench();
  if (!pin || pin.state === 'ok') return null;
  if (pin.state === 'locked') {
    return (
      <Callout tone="danger">
        {text(texts.pinLocked)}
        <div>
          <Button size="small" onClick={() => workbench.showPage(DEVICE_PAGE)}>
            {text(texts.myDevices)}
          </Button>
        </div>
      </Callout>
    );
  }
  const { triesLeft: tries } = pin;
  if (pin.state === 'last-try' || tries === 1) return <Callout tone="warning">{text(texts.pinLast)}</Callout>;
  const sentence = tries === undefined ? text(texts.pinFew) : text(texts.pinFewTries, { tries });
  return <Callout tone="warning">{sentence}</Callout>;
}
