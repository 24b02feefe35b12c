import { classes, Icon, useFormat, useText } from '@sealwright/ui';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SealEntry } from '../common-seals-rpc.ts';
import { CLEAR_DPI } from './choose-seals.ts';
import styles from './seal-cards.module.css';
import { SealChip } from './seal-chip.tsx';
import { texts } from './texts.ts';

export interface SealCardsProps {
  readonly seals: readonly SealEntry[];
  /** Addresses by the ids of pictures. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly opened: string | undefined;
  readonly onOpen: (seal: SealEntry) => void;
}

/** The seals as cards: a click or Enter opens one, the arrow keys go from one to the next. */
export function SealCards({ seals, pictures, opened, onOpen }: SealCardsProps) {
  const text = useText();
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string>();
  const entry = seals.some(({ key }) => key === current) ? current : seals[0]?.key;
  const walk = (event: KeyboardEvent, index: number) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const next = buttons[index + stepOf(event.key, buttons)];
    if (!next || next === buttons[index]) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <ul ref={list} className={styles.cards} aria-label={text(texts.list)}>
      {seals.map((seal, index) => (
        <li key={seal.key}>
          <button
            type="button"
            className={classes(styles.card, seal.key === opened && styles.opened)}
            aria-expanded={seal.key === opened}
            data-seal={seal.key}
            // One stop for the tabulator key; the arrow keys lead on.
            tabIndex={seal.key === entry ? 0 : -1}
            onFocus={() => setCurrent(seal.key)}
            onClick={() => onOpen(seal)}
            onKeyDown={(event) => walk(event, index)}
          >
            <CardFace seal={seal} address={pictures[seal.picture]} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Up and down go by as many cards as stand in a row. */
function stepOf(key: string, cards: readonly HTMLElement[]): number {
  const top = cards[0]?.getBoundingClientRect().top;
  const below = cards.findIndex((card) => card.getBoundingClientRect().top !== top);
  const row = below < 0 ? cards.length : below;
  return { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row }[key] ?? 0;
}

function CardFace({ seal, address }: { readonly seal: SealEntry; readonly address: string | undefined }) {
  const text = useText();
  const format = useFormat();
  const { name, widthMm: width, heightMm: height, validTo, validFrom, originName, dpi } = seal;
  const isEarly = validFrom !== undefined && validFrom > new Date();
  const period = isEarly
    ? text(texts.from, { day: format.date(validFrom) })
    : validTo
      ? text(texts.until, { day: format.date(validTo) })
      : text(texts.unlimited);
  const isCoarse = dpi !== undefined && dpi < CLEAR_DPI;
  return (
    <>
      <span className={styles.paper}>
        {address && <img className={styles.picture} src={address} alt="" draggable={false} />}
      </span>
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.line}>
          <SealChip seal={seal} />
          <span>{text(texts.sizeOf, { width: format.number(width), height: format.number(height) })}</span>
        </span>
        <span className={styles.small}>{period}</span>
        <HolderLine seal={seal} />
        {isCoarse ? (
          <span className={classes(styles.small, styles.warning)}>{text(texts.coarse, { dpi })}</span>
        ) : (
          <IconLine icon={seal.origin === 'device' ? 'key-round' : 'file'} words={text(originName)} />
        )}
      </span>
    </>
  );
}

/** Whose certificate may use it. */
function HolderLine({ seal: { holder } }: { readonly seal: SealEntry }) {
  const text = useText();
  const words =
    holder.kind === 'any'
      ? text(texts.anyKey)
      : holder.kind === 'here'
        ? holder.name
        : holder.name === undefined
          ? text(texts.otherCertificateUnknown)
          : text(texts.otherCertificate, { name: holder.name });
  return <IconLine icon="file-badge" words={words} />;
}

function IconLine({ icon, words }: { readonly icon: string; readonly words: string }) {
  return (
    <span className={styles.iconLine} title={words}>
      <Icon name={icon} size={12} />
      <span className={styles.small}>{words}</span>
    </span>
  );
}
