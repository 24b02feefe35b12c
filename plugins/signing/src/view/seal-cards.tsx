import { classes, type DraftSealChoice, useText } from '@sealwright/ui';
import { type KeyboardEvent, useRef } from 'react';
import { daysLeft } from './key-choice.ts';
import styles from './seal-panel.module.css';
import { texts } from './texts.ts';

export interface SealCardsProps {
  readonly seals: readonly DraftSealChoice[];
  readonly chosen: string | undefined;
  readonly isDisabled: boolean;
  readonly onChoose: (seal: string, byKeyboard: boolean) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** One seal of several: arrow keys go from card to card, Enter or Space chooses. A card that cannot be chosen says why. */
export function SealCards({ seals, chosen, isDisabled, onChoose }: SealCardsProps) {
  const text = useText();
  const group = useRef<HTMLDivElement>(null);
  const entry = Math.max(
    seals.findIndex(({ id }) => id === chosen),
    0,
  );
  const walk = (event: KeyboardEvent, from: number) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (from + step + seals.length) % seals.length;
    group.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
  };
  return (
    <div ref={group} className={styles.cards} data-seals role="radiogroup" aria-label={text(texts.seals)}>
      {seals.map((seal, index) => (
        <SealCard
          key={seal.id}
          seal={seal}
          isChosen={seal.id === chosen}
          isDisabled={isDisabled || seal.hindrance !== undefined}
          isEntry={index === entry}
          onChoose={(byKeyboard) => onChoose(seal.id, byKeyboard)}
          onKeyDown={(event) => walk(event, index)}
        />
      ))}
    </div>
  );
}

interface SealCardProps {
  readonly seal: DraftSealChoice;
  readonly isChosen: boolean;
  readonly isDisabled: boolean;
  /** Whether Tab stops here. */
  readonly isEntry: boolean;
  readonly onChoose: (byKeyboard: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function SealCard({ seal, isChosen, isDisabled, isEntry, onChoose, onKeyDown }: SealCardProps) {
  const text = useText();
  const { name, picture, widthMm: width, heightMm: height, hindrance } = seal;
  const left = daysLeft(seal, new Date());
  const size = text(width === height ? texts.sizeRound : texts.sizeFlat, { width, height });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card with a picture is no input of the form kind
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      aria-disabled={isDisabled}
      tabIndex={isEntry ? 0 : -1}
      className={classes(styles.card, isChosen && styles.chosen, hindrance && styles.hindered)}
      onClick={({ detail }) => isDisabled || onChoose(detail === 0)}
      onKeyDown={onKeyDown}
      title={[name, size, ...(hindrance ? [text(hindrance)] : [])].join(' · ')}
    >
      <span className={styles.paper}>
        <img className={styles.picture} src={picture} alt="" draggable={false} />
      </span>
      <span className={styles.name}>{name}</span>
      {hindrance ? (
        <span className={styles.hindrance}>{text(hindrance)}</span>
      ) : left === undefined ? (
        <span className={styles.size}>{size}</span>
      ) : (
        <span className={styles.warning}>
          {left === 0 ? text(texts.endsToday) : text(texts.daysLeft, { days: left })}
        </span>
      )}
    </button>
  );
}
