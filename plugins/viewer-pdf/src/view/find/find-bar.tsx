import { classes, IconButton, Input, type InputRef, Tooltip, type Translate, useStore, useText } from '@sealwright/ui';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { texts } from '../texts.ts';
import styles from './find-bar.module.css';
import type { FindBarState, FindSession } from './find-session.ts';

/** The search, at the upper edge of the pages. */
export function FindBar({ find }: { readonly find: FindSession }) {
  const state = useStore(find.store);
  return state.isOpen ? <OpenFindBar find={find} state={state} /> : null;
}

function OpenFindBar({ find, state }: { readonly find: FindSession; readonly state: FindBarState }) {
  const text = useText();
  const input = useRef<InputRef>(null);
  const { asked } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every time the bar is asked for it takes the focus
  useEffect(() => input.current?.focus({ cursor: 'all' }), [asked]);
  const press = (event: KeyboardEvent) => {
    // The Enter that ends the input of Chinese characters chooses them and nothing else.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      find.close();
    }
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      find.step(event.shiftKey ? 'previous' : 'next');
    }
  };
  const isMissing = state.outcome === 'missing';
  return (
    <search className={styles.bar} onKeyDown={press}>
      <Input
        ref={input}
        variant="borderless"
        className={styles.input}
        value={state.query}
        onChange={(event) => find.change({ query: event.target.value })}
        placeholder={text(texts.find)}
        aria-label={text(texts.find)}
        spellCheck={false}
      />
      <output className={classes(styles.hits, isMissing && styles.missing)}>{hits(state, text)}</output>
      <IconButton
        icon="chevron-up"
        label={text(texts.findPrevious)}
        disabled={state.total === 0}
        onClick={() => find.step('previous')}
      />
      <IconButton
        icon="chevron-down"
        label={text(texts.findNext)}
        disabled={state.total === 0}
        onClick={() => find.step('next')}
      />
      <span className={styles.line} />
      <Toggle
        sign="Aa"
        label={text(texts.matchCase)}
        isOn={state.matchCase}
        onChange={(matchCase) => find.change({ matchCase })}
      />
      <Toggle
        sign="[ab]"
        label={text(texts.wholeWords)}
        isOn={state.wholeWords}
        onChange={(wholeWords) => find.change({ wholeWords })}
      />
      <IconButton icon="x" label={text(texts.closeFind)} onClick={() => find.close()} />
    </search>
  );
}

interface ToggleProps {
  /** A letter or two instead of an icon. */
  readonly sign: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Toggle({ sign, label, isOn, onChange }: ToggleProps) {
  return (
    <Tooltip title={label} mouseEnterDelay={0.5}>
      <button
        type="button"
        className={classes(styles.toggle, isOn && styles.on)}
        aria-label={label}
        aria-pressed={isOn}
        onClick={() => onChange(!isOn)}
      >
        {sign}
      </button>
    </Tooltip>
  );
}

function hits({ outcome, current, total }: FindBarState, text: Translate): string {
  switch (outcome) {
    case 'none':
      return '';
    case 'searching':
      return total > 0 ? text(texts.hits, { current, total }) : text(texts.searching);
    case 'found':
      return text(texts.hits, { current, total });
    case 'missing':
      return text(texts.noHits);
  }
}
