import type { Localized } from '@sealwright/core/api';
import { Button, Callout, useText, useWorkbench } from '@sealwright/ui';
import type { KeyEntry } from '../common-signing-rpc.ts';
import styles from './placement-panel.module.css';
import { filled, texts } from './texts.ts';
import { useInSight } from './use-in-sight.ts';

const DEVICE_PAGE = 'device-list.page';

type Pin = NonNullable<KeyEntry['pin']>;

/** How the PIN of the chosen key stands, where its holder should know before it is typed. */
export function PinNote({ pin }: Pick<KeyEntry, 'pin'>) {
  if (!pin || pin.state === 'ok') return null;
  return pin.state === 'locked' ? <LockedNote /> : <TriesNote pin={pin} />;
}

function LockedNote() {
  const text = useText();
  const workbench = useWorkbench();
  const note = useInSight<HTMLDivElement>('locked');
  return (
    <div ref={note}>
      <Callout tone="danger">
        <div className={styles.line}>{text(texts.pinLocked)}</div>
        <div className={styles.way}>
          <Button size="small" onClick={() => workbench.showPage(DEVICE_PAGE)}>
            {text(texts.myDevices)}
          </Button>
        </div>
      </Callout>
    </div>
  );
}

function TriesNote({ pin }: { readonly pin: Pin }) {
  const text = useText();
  return (
    <Callout tone="warning">
      <div className={styles.line}>{text(triesSentence(pin))}</div>
    </Callout>
  );
}

function triesSentence({ state, triesLeft: tries }: Pin): Localized {
  if (state === 'last-try' || tries === 1) return texts.pinLast;
  return tries === undefined ? texts.pinFew : filled(texts.pinFewTries, { tries });
}
