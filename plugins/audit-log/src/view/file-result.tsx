import type { Fact } from '@sealwright/core/api';
import { Button, Callout, FactList, fillLocalized, useFormat, useText } from '@sealwright/ui';
import type { FileCheck } from '../common-audit-rpc.ts';
import { chainSentence, relationWords } from '../common-chain-words.ts';
import styles from './audit-page.module.css';
import { chainTone } from './chain-tone.ts';
import { texts } from './texts.ts';

export interface FileResultProps {
  readonly result: FileCheck;
  readonly onClose: () => void;
}

/** What the check of an exported log has found. */
export function FileResult({ result: { report, relation }, onClose }: FileResultProps) {
  const text = useText();
  const format = useFormat();
  const { began, ended, head, checkpoints } = report;
  const isSuspicious = relation === 'ahead' || relation === 'different';
  const facts: Fact[] = [
    ...(began && ended ? [{ title: texts.span, value: `${format.dateTime(began)} – ${format.dateTime(ended)}` }] : []),
    ...(head ? [{ title: texts.head, value: head, monospace: true }] : []),
    ...checkpoints.map(({ count, time, signer, sha256 }) => ({
      title: fillLocalized(texts.checkpointOf, { count }),
      value: `${signer}\n${format.dateTime(time)}\n${sha256}`,
    })),
  ];
  return (
    <div className={styles.form}>
      <Callout tone={chainTone(report)}>{text(chainSentence(report))}</Callout>
      <Callout tone={isSuspicious ? 'danger' : 'info'}>{text(relationWords[relation])}</Callout>
      <Callout tone="info">{text(checkpoints.length > 0 ? texts.certificateHint : texts.fileNoCheckpoint)}</Callout>
      <FactList title={texts.details} facts={facts} />
      <div className={styles.buttons}>
        <Button type="primary" onClick={onClose}>
          {text(texts.close)}
        </Button>
      </div>
    </div>
  );
}
