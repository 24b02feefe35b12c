import type { AuditEntry, Checkpoint, WrittenEntry } from '../common-audit-entry.ts';
import type { ChainFault, ChainReport, CheckpointFinding } from '../common-chain-report.ts';
import { signerOf } from './checkpoint-signature.ts';
import { NO_ENTRY, readLine, sha256 } from './entry-line.ts';
import type { LogLine } from './read-lines.ts';

/** A line that cannot be read, as long as the next one may still tell that it was cut off. */
interface TornLine {
  readonly bytes: Uint8Array;
  readonly fault: ChainFault;
  /** Nothing follows it, not even the end of the line. */
  readonly isCutOff: boolean;
}

/** Checks a log line by line, from its beginning or from the beginning of one of its files. */
export class ChainCheck {
  private readonly digests = new Map<number, string>();
  private readonly checkpoints: CheckpointFinding[] = [];
  private lines = 0;
  private first: AuditEntry | undefined;
  private last: WrittenEntry | undefined;
  private torn: TornLine | undefined;
  private fault: ChainFault | undefined;

  /** False once something is wrong: what comes after that says nothing any more. */
  async take({ bytes, isEnded }: LogLine): Promise<boolean> {
    if (this.fault) return false;
    const line = ++this.lines;
    const read = bytes && readLine(bytes);
    if (typeof read === 'object') await this.takeEntry(read, line);
    else if (this.torn || !bytes) this.fault = this.torn?.fault ?? { kind: 'unreadable', line };
    else this.torn = { bytes, fault: { kind: read ?? 'unreadable', line }, isCutOff: !isEnded };
    return this.fault === undefined;
  }

  report(): ChainReport {
    const { first, last, torn } = this;
    const fault = this.fault ?? (torn?.isCutOff ? undefined : torn?.fault);
    return {
      state: fault ? 'broken' : torn ? 'torn' : last ? 'whole' : 'empty',
      count: first && last ? last.entry.number - first.number + 1 : 0,
      ...(first && last && { log: first.log, first: first.number, began: first.time }),
      ...(last && { last: last.entry.number, head: last.digest, ended: last.entry.time }),
      ...(fault && { fault }),
      checkpoints: this.checkpoints,
    };
  }

  private async takeEntry(written: WrittenEntry, line: number): Promise<void> {
    const { entry } = written;
    const kind = this.tornFault(entry) ?? this.placeFault(entry) ?? (await this.checkpointFault(entry));
    if (kind) {
      this.fault = typeof kind === 'object' ? kind : { kind, line, number: entry.number };
      return;
    }
    this.torn = undefined;
    this.first ??= entry;
    this.last = written;
    this.digests.set(entry.number, written.digest);
  }

  /** A line that was cut off is named by the entry after it, and nothing else is. */
  private tornFault({ torn }: AuditEntry): ChainFault | ChainFault['kind'] | undefined {
    const before = this.torn;
    if (!before) return torn ? 'missing' : undefined;
    const isNamed = torn && torn.bytes === before.bytes.length && torn.sha256 === sha256(before.bytes);
    return isNamed ? undefined : before.fault;
  }

  private placeFault({ log, number, previous }: AuditEntry): ChainFault['kind'] | undefined {
    const { last } = this;
    if (!last) return number === 1 && previous !== NO_ENTRY ? 'unlinked' : undefined;
    if (log !== last.entry.log) return 'other-log';
    if (number > last.entry.number + 1) return 'missing';
    if (number <= last.entry.number) return 'out-of-order';
    return previous === last.digest ? undefined : 'unlinked';
  }

  private async checkpointFault({ log, number, checkpoint }: AuditEntry): Promise<'checkpoint' | undefined> {
    if (!checkpoint) return undefined;
    const { statement } = checkpoint;
    if (statement.log !== log || statement.count >= number || !this.speaksOfThis(checkpoint)) return 'checkpoint';
    const signer = await signerOf(checkpoint);
    if (!signer) return 'checkpoint';
    const { count, time } = statement;
    this.checkpoints.push({ number, count, time, signer: signer.name, sha256: signer.sha256 });
    return undefined;
  }

  /** Where the entry that it names was in a file that is not here, its digest cannot be compared. */
  private speaksOfThis({ statement: { count, head } }: Checkpoint): boolean {
    return count < (this.first?.number ?? 1) || this.digests.get(count) === head;
  }
}
