import { Button, Callout, toErrorRecord, useFormat, useText } from '@sealwright/ui';
import type { ChainReport } from '../common-chain-report.ts';
import { chainSentence } from '../common-chain-words.ts';
import type { AuditActions } from './audit-actions.tsx';
import { chainTone } from './chain-tone.ts';
import { texts } from './texts.ts';

export interface ChainStateProps {
  readonly report: ChainReport | undefined;
  readonly fault: unknown;
  readonly actions: AuditActions;
}

/** Whether the log fits together, in one line above its entries. */
export function ChainState({ report, fault, actions }: ChainStateProps) {
  const text = useText();
  const format = useFormat();
  if (fault !== undefined) return <Callout tone="danger">{text(toErrorRecord(fault).sentence)}</Callout>;
  if (!report) return <Callout tone="neutral">{text(texts.checking)}</Callout>;
  const last = report.checkpoints.at(-1);
  const checkpoint = last
    ? text(texts.lastCheckpoint, { time: format.dateTime(last.time), signer: last.signer, count: last.count })
    : text(texts.noCheckpoint);
  const action =
    report.state === 'broken' ? (
      <Button size="small" onClick={() => void actions.beginAnew()}>
        {text(texts.anew)}
      </Button>
    ) : (
      // Of an empty log there is nothing to sign.
      report.state !== 'empty' && (
        <Button size="small" onClick={() => void actions.signCheckpoint()}>
          {text(texts.checkpoint)}
        </Button>
      )
    );
  return (
    <Callout tone={chainTone(report)} action={action}>
      <strong>{text(chainSentence(report))}</strong> · {checkpoint}
    </Callout>
  );
}
