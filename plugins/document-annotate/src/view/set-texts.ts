import type { ErrorRecord, RpcClient, Size } from '@sealwright/core/api';
import { createStore, toErrorRecord } from '@sealwright/ui';
import type { annotateRpc, TextToSet } from '../common-annotate-rpc.ts';
import type { Annotation } from '../common-annotation.ts';
import { textToSet } from '../common-text-to-set.ts';

/** Lines of text as outlines. */
export interface SetText {
  readonly size: Size;
  /** SVG path data in millimetres. */
  readonly path: string;
}

type Known = SetText | { readonly problem: ErrorRecord };

/** Many more than stand in a window at once. */
const MOST_KEPT = 300;

/** The texts of annotations, set by the host with the fonts that the file will have. */
export class SetTexts {
  /** Counts up whenever a text was set. */
  readonly changes = createStore(() => 0);
  private readonly calls: Pick<RpcClient<typeof annotateRpc>, 'setText'>;
  private readonly known = new Map<string, Known>();
  private readonly asked = new Set<string>();
  /** What an annotation looked like last, until its new words are set. */
  private readonly last = new Map<string, SetText>();

  constructor(calls: Pick<RpcClient<typeof annotateRpc>, 'setText'>) {
    this.calls = calls;
  }

  /** The set text of an annotation that has one, or what it was before, while it is being set. */
  of(annotation: Annotation): SetText | undefined {
    const text = textToSet(annotation);
    if (!text) return undefined;
    const found = this.find(text);
    if (found && 'path' in found) {
      this.last.set(annotation.id, found);
      return found;
    }
    return found ? undefined : this.last.get(annotation.id);
  }

  /** Why the text of an annotation cannot be set. */
  problem(annotation: Annotation): ErrorRecord | undefined {
    const text = textToSet(annotation);
    const found = text && this.find(text);
    return found && 'problem' in found ? found.problem : undefined;
  }

  private find(text: TextToSet): Known | undefined {
    const key = JSON.stringify(text);
    const known = this.known.get(key);
    if (!known && !this.asked.has(key)) void this.ask(text, key);
    return known;
  }

  private async ask(text: TextToSet, key: string): Promise<void> {
    this.asked.add(key);
    const set = await this.calls.setText(text).catch((fault): Known => ({ problem: toErrorRecord(fault) }));
    this.asked.delete(key);
    this.known.set(key, set);
    for (const old of this.known.keys()) {
      if (this.known.size <= MOST_KEPT) break;
      this.known.delete(old);
    }
    this.changes.setState((count) => count + 1, true);
  }
}
