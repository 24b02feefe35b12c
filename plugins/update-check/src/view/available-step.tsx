import { Button, Callout, Copy, useText, useWorkbench } from '@sealwright/ui';
import { StepFrame } from './step-frame.tsx';
import type { StepProps } from './step-props.ts';
import { texts } from './texts.ts';
import styles from './update-dialog.module.css';

/** What is new, and the way to it: by the program itself, or by hand. */
export function AvailableStep({ report, model, onEnd }: StepProps) {
  const text = useText();
  const { newer, feed = '' } = report;
  const isByHand = newer?.size === undefined;
  return (
    <StepFrame
      report={report}
      tone="info"
      actions={
        isByHand ? (
          <>
            <CopyAddress address={feed} />
            <Button type="primary" autoFocus onClick={() => onEnd('done')}>
              {text(texts.confirm)}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => onEnd('left')}>{text(texts.later)}</Button>
            <Button type="primary" autoFocus onClick={() => void model.download()}>
              {text(texts.update)}
            </Button>
          </>
        )
      }
    >
      {newer?.mandatory && <Callout tone="warning">{text(texts.mandatory)}</Callout>}
      <section aria-label={text(texts.notes)}>
        <h3 className={styles.subheading}>{text(texts.notes)}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard, too */}
        <div className={styles.notes} tabIndex={0}>
          {text(newer?.notes ?? texts.noNotes).trim() || text(texts.noNotes)}
        </div>
      </section>
      {isByHand && <p>{text(texts.byHand)}</p>}
    </StepFrame>
  );
}

function CopyAddress({ address }: { readonly address: string }) {
  const text = useText();
  const workbench = useWorkbench();
  const copy = () => navigator.clipboard.writeText(address).catch((fault) => workbench.showError(fault));
  return (
    <Button icon={<Copy size={14} aria-hidden />} onClick={() => void copy()}>
      {text(texts.copyAddress)}
    </Button>
  );
}
