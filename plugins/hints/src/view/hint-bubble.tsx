import { Button, classes, Lightbulb, useStore, useText, useWorkbench } from '@sealwright/ui';
import { useLayoutEffect, useRef, useState } from 'react';
import styles from './hint-bubble.module.css';
import type { HintGuide, ShownHint } from './hint-guide.ts';
import { type BubblePlace, placeBubble } from './place-bubble.ts';
import { TEXTS } from './texts.ts';
import { boxOf, obstacles } from './what-is-in-sight.ts';

/** The hint of the moment, if there is one. */
export function HintBubble({ guide }: { readonly guide: HintGuide }) {
  const shown = useStore(guide.shown);
  return shown ? <Bubble key={shown.hint.id} shown={shown} guide={guide} /> : null;
}

function Bubble({ shown, guide }: { readonly shown: ShownHint; readonly guide: HintGuide }) {
  const text = useText();
  const workbench = useWorkbench();
  const bubble = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<BubblePlace>();
  const before = useRef<Element>(undefined);

  // Whoever came to its buttons by the keyboard goes on from where they were.
  useLayoutEffect(() => {
    const element = bubble.current;
    return () => {
      if (element?.contains(document.activeElement) && before.current instanceof HTMLElement) before.current.focus();
    };
  }, []);

  // It follows its control, whatever moves that: scrolling, a splitter, a panel that opens.
  useLayoutEffect(() => {
    let frame = 0;
    const follow = () => {
      const box = boxOf(shown.anchor);
      const size = bubble.current?.getBoundingClientRect();
      const window = { width: innerWidth, height: innerHeight };
      const next = box && size && placeBubble(box, size, window, obstacles());
      if (!next) return guide.pass();
      setPlace((last) => (last && isSame(last, next) ? last : next));
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [shown, guide]);

  return (
    <div
      ref={bubble}
      data-hint={shown.hint.id}
      className={classes(styles.bubble, place && styles[place.side], !place && styles.unplaced)}
      style={place && ({ left: place.left, top: place.top, '--arrow': `${place.arrow}px` } as React.CSSProperties)}
      role="status"
      aria-label={text(TEXTS.hint)}
      onFocus={({ relatedTarget, currentTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) before.current = relatedTarget;
      }}
      onKeyDown={(event) => event.key === 'Escape' && guide.see()}
    >
      <div className={styles.body}>
        <Lightbulb size={16} aria-hidden className={styles.icon} />
        <p className={styles.text}>{text(shown.hint.data.text)}</p>
      </div>
      <div className={styles.buttons}>
        <Button size="small" type="text" onClick={() => void guide.switchOff().catch(workbench.showError)}>
          {text(TEXTS.never)}
        </Button>
        <Button size="small" type="primary" onClick={() => guide.see()}>
          {text(TEXTS.ok)}
        </Button>
      </div>
    </div>
  );
}

function isSame(one: BubblePlace, other: BubblePlace): boolean {
  return one.left === other.left && one.top === other.top && one.side === other.side && one.arrow === other.arrow;
}
