import { tinykeys } from 'tinykeys';
import { type Context, holds } from '../context/when-clause.ts';
import type { Shell } from '../shell/shell.tsx';
import type { Keybinding } from './effective-keys.ts';
import { tinykeysForm, worksInTextFields } from './key-labels.ts';

export interface KeyPlace {
  readonly isTextField: boolean;
  /** Whether a command exists and its own `when` holds. */
  readonly isEnabled: (command: string) => boolean;
  readonly context: Context;
}

/** The binding that a pressed key means, of those for that key: the last one that may run. */
export function chooseBinding(
  bindings: readonly Keybinding[],
  { isTextField, isEnabled, context }: KeyPlace,
): Keybinding | undefined {
  return bindings
    .filter(({ data }) => !isTextField || worksInTextFields(data.key))
    .filter(({ data }) => holds(data.when, context) && isEnabled(data.command))
    .pop();
}

/** Runs commands by their keys. Under a modal dialog no key works. */
export function attendKeys({ keys, commands, workbench }: Shell): void {
  let stop = () => {};
  const listen = () => {
    stop();
    const byKey = new Map<string, Keybinding[]>();
    for (const binding of keys.bindings.getState()) {
      const key = tinykeysForm(binding.data.key);
      byKey.set(key, [...(byKey.get(key) ?? []), binding]);
    }
    const handlers = [...byKey].map(([key, bindings]) => {
      const run = (event: KeyboardEvent) => {
        if (event.defaultPrevented || event.isComposing || isUnderModal()) return;
        const chosen = chooseBinding(bindings, {
          isTextField: isTextField(event.target),
          isEnabled: (command) => commands.isEnabled(command),
          context: workbench.context.state.getState(),
        });
        if (!chosen) return;
        event.preventDefault();
        workbench.runCommand(chosen.data.command, chosen.data.argument).catch(() => {});
      };
      return [key, run] as const;
    });
    stop = tinykeys(window, Object.fromEntries(handlers), { ignore: () => false });
  };
  keys.bindings.subscribe(listen);
  listen();
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED.has(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const NOT_TYPED = new Set(['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset']);

function isUnderModal(): boolean {
  return document.querySelector('dialog[open], [role="dialog"][aria-modal="true"]') !== null;
}
