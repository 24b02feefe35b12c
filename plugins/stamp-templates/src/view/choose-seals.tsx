import type { Localized } from '@sealwright/core/api';
import {
  Button,
  type DraftMeans,
  type DraftSealChoice,
  fillLocalized,
  type ReadableStore,
  Select,
  useStore,
  useText,
  type Workbench,
} from '@sealwright/ui';
import { type FormEvent, useId, useState } from 'react';
import styles from './dialogs.module.css';
import { type OpenSeal, sealKey } from './template-seals.ts';
import { texts } from './texts.ts';

export interface SealQuestion {
  /** Of the template. */
  readonly name: string;
  readonly open: readonly OpenSeal[];
  readonly means: ReadableStore<DraftMeans>;
}

/** Seals by `sealKey`; what is left out has none. */
type Chosen = ReadonlyMap<string, string>;

/** Asks which seals to place where the template's own are not at hand; `undefined` when it is dismissed. */
export function chooseSeals(
  question: SealQuestion,
  workbench: Pick<Workbench, 'openDialog'>,
): Promise<Chosen | undefined> {
  return new Promise((resolve) => {
    const end = (chosen: Chosen | undefined) => {
      void dialog.dispose();
      resolve(chosen);
    };
    const dialog = workbench.openDialog({
      title: texts.sealsTitle,
      width: 480,
      onCancel: () => resolve(undefined),
      content: <SealsForm question={question} onEnd={end} />,
    });
  });
}

function SealsForm({
  question: { name, open, means },
  onEnd,
}: {
  readonly question: SealQuestion;
  readonly onEnd: (chosen: Chosen | undefined) => void;
}) {
  const text = useText();
  const seals = useStore(means, (state) => state.seals);
  const [chosen, setChosen] = useState<Chosen>(new Map());
  const choose = (key: string, id: string | undefined) => {
    const next = new Map(chosen);
    if (id === undefined) next.delete(key);
    else next.set(key, id);
    setChosen(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnd(chosen);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.intro}>{text(fillLocalized(texts.sealsIntro, { name }))}</p>
      {open.map((each) => {
        const key = sealKey(each.wanted);
        return (
          <SealField key={key} open={each} seals={seals} chosen={chosen.get(key)} onChoose={(id) => choose(key, id)} />
        );
      })}
      <div className={styles.foot}>
        <Button onClick={() => onEnd(undefined)}>{text(texts.cancel)}</Button>
        <Button type="primary" htmlType="submit">
          {text(texts.apply)}
        </Button>
      </div>
    </form>
  );
}

interface SealFieldProps {
  readonly open: OpenSeal;
  readonly seals: readonly DraftSealChoice[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
}

function SealField({ open: { wanted, alike }, seals, chosen, onChoose }: SealFieldProps) {
  const text = useText();
  const id = useId();
  const likely = new Set(alike.map((seal) => seal.id));
  const ordered = [...seals].sort((one, other) => Number(likely.has(other.id)) - Number(likely.has(one.id)));
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{wanted ? text(texts.sealOf, { seal: wanted.name }) : text(texts.sealOpen)}</label>
      <Select
        id={id}
        allowClear
        placeholder={text(texts.leaveOut)}
        value={chosen}
        onChange={(value?: string) => onChoose(value)}
        options={ordered.map((seal) => ({
          value: seal.id,
          disabled: seal.hindrance !== undefined,
          label: seal.hindrance ? `${seal.name} · ${text(seal.hindrance)}` : `${seal.name} · ${seal.widthMm} mm`,
        }))}
      />
      {wanted && <p className={styles.hint}>{text(whyOpen(alike))}</p>}
    </div>
  );
}

function whyOpen(alike: readonly DraftSealChoice[]): Localized {
  const [first] = alike;
  if (!first) return texts.sealNotHere;
  return alike.length === 1 && first.hindrance
    ? first.hindrance
    : fillLocalized(texts.sealSeveral, { count: alike.length });
}
