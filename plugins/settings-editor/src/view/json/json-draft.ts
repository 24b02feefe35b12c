import { createStore, type ReadableStore } from '@sealwright/ui';
import type { Setting } from '../../common-settings-rpc.ts';
import { sameValue } from '../setting-control.ts';
import { textOf, valuesOf, withEntry } from './settings-text.ts';

export interface JsonDraftState {
  /** As the user wrote it. */
  readonly text: string;
  /** The text that was in force when the editing began, or when it was saved last. */
  readonly base: string;
}

export interface ShownText {
  readonly text: string;
  readonly isDirty: boolean;
  /** Whether the settings were changed elsewhere meanwhile: saving would undo that. */
  readonly isOutdated: boolean;
}

/** The text that is being edited; it outlives the page. */
export class JsonDraft {
  private readonly state = createStore<JsonDraftState | undefined>()(() => undefined);

  get store(): ReadableStore<JsonDraftState | undefined> {
    return this.state;
  }

  /** `inForce`: the settings as they are now. */
  edit(text: string, inForce: string): void {
    const current = this.state.getState();
    const base = current && shownText(current, inForce).isDirty ? current.base : inForce;
    this.state.setState({ text, base }, true);
  }

  /** Makes sure that there is an entry for the key to edit. */
  addEntry(key: string, settings: readonly Setting[]): void {
    const inForce = textOf(settings);
    this.edit(withEntry(this.state.getState()?.text ?? inForce, key, settings), inForce);
  }

  /** The text is in force as the user wrote it. */
  saved(): void {
    const current = this.state.getState();
    if (current) this.state.setState({ text: current.text, base: current.text }, true);
  }

  clear(): void {
    this.state.setState(undefined, true);
  }
}

/** What to show: the user's own writing as long as it says what is in force, or more. */
export function shownText(draft: JsonDraftState | undefined, inForce: string): ShownText {
  if (!draft) return { text: inForce, isDirty: false, isOutdated: false };
  if (saysSame(draft.text, inForce)) return { text: draft.text, isDirty: false, isOutdated: false };
  if (saysSame(draft.text, draft.base)) return { text: inForce, isDirty: false, isOutdated: false };
  return { text: draft.text, isDirty: true, isOutdated: !saysSame(draft.base, inForce) };
}

/** Whether both mean the same values, in whatever order and layout; texts that are no JSON, only when they are equal. */
function saysSame(one: string, other: string): boolean {
  const [a, b] = [valuesOf(one), valuesOf(other)];
  if (!a || !b) return one === other;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]))
  );
}
