import type { Localized } from '@sealwright/core/api';
import { Button, fillLocalized, type NewStamp, useText, type Workbench } from '@sealwright/ui';
import type { StampWords } from '../common-templates-rpc.ts';
import styles from './dialogs.module.css';
import { texts } from './texts.ts';

/** A stamp of a template that has no place in this document. */
export interface Unplaceable {
  readonly stamp: NewStamp;
  readonly words: StampWords;
  readonly why: Localized;
}

export interface UnplaceableReport {
  readonly name: string;
  readonly faults: readonly Unplaceable[];
  /** How many others can be placed. */
  readonly rest: number;
}

/** Tells what cannot be placed; resolves with whether the others shall be. */
export function tellUnplaceable(report: UnplaceableReport, workbench: Pick<Workbench, 'openDialog'>): Promise<boolean> {
  const { name, faults, rest } = report;
  return new Promise((resolve) => {
    const end = (isWanted: boolean) => {
      void dialog.dispose();
      resolve(isWanted);
    };
    const dialog = workbench.openDialog({
      title: fillLocalized(rest === 0 ? texts.partNone : texts.partTitle, { name, count: faults.length }),
      width: 480,
      onCancel: () => resolve(false),
      content: <Report report={report} onEnd={end} />,
    });
  });
}

function Report({
  report: { faults, rest },
  onEnd,
}: {
  readonly report: UnplaceableReport;
  readonly onEnd: (isWanted: boolean) => void;
}) {
  const text = useText();
  return (
    <div className={styles.form}>
      <ul className={styles.list}>
        {faults.map(({ words: { title, where }, why }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a report is as it is
          <li key={index} className={styles.item}>
            <span className={styles.itemTitle}>{text(title)}</span>
            <span className={styles.itemDetail}>{where && text(where)}</span>
            <span className={styles.why}>{text(why)}</span>
          </li>
        ))}
      </ul>
      <div className={styles.foot}>
        <Button onClick={() => onEnd(false)}>{text(rest === 0 ? texts.close : texts.cancel)}</Button>
        {rest > 0 && (
          <Button type="primary" onClick={() => onEnd(true)}>
            {text(texts.placeRest, { count: rest })}
          </Button>
        )}
      </div>
    </div>
  );
}
