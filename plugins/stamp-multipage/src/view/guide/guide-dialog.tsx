import type { Localized } from '@sealwright/core/api';
import type { DocumentSurfaces } from '@sealwright/ui';
import { Button, PageRangeField, type StampDraft, useStore, useSurfaceState, useText } from '@sealwright/ui';
import { type ReactNode, useId, useRef, useState } from 'react';
import { AppearanceChoice } from './appearance-choice.tsx';
import { CertificateChoice } from './certificate-choice.tsx';
import { type GuideChoice, guideState } from './guide-choice.ts';
import styles from './guide-dialog.module.css';
import { TEXTS } from './texts.ts';

export interface GuideDialogProps {
  readonly draft: StampDraft;
  readonly surfaces: DocumentSurfaces;
  /** Range that is proposed. */
  readonly pages: string;
  readonly onCancel: () => void;
  readonly onConfirm: (choice: Required<GuideChoice>) => void;
}

/** 数字证书签名/签章: certificate, appearance and pages, three steps on one page. */
export function GuideDialog({ draft, surfaces, pages, onCancel, onConfirm }: GuideDialogProps) {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const means = useStore(draft.means);
  const { seal: panelSeal, stamps } = useStore(draft.state);
  const { pageCount } = useSurfaceState(surfaces, draft.documentId);
  const [choice, setChoice] = useState<GuideChoice>({ pages });
  const [isAsked, setIsAsked] = useState(false);
  const { key, seals, seal, problems } = guideState(choice, means, panelSeal?.id, pageCount);
  const said = isAsked ? problems : {};
  const confirm = () => {
    setIsAsked(true);
    if (key && seal && Object.keys(problems).length === 0) onConfirm({ ...choice, key: key.ref, seal: seal.id });
    else form.current?.querySelector<HTMLElement>(`[data-step="${Object.keys(problems)[0]}"] input`)?.focus();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <Step name="key" number={TEXTS.first} title={TEXTS.certificate} problem={said.key}>
        <CertificateChoice
          means={means}
          chosen={key}
          onChange={(ref) => setChoice({ pages: choice.pages, key: ref })}
        />
      </Step>
      <Step name="seal" number={TEXTS.second} title={TEXTS.appearance} problem={said.seal}>
        <AppearanceChoice
          seals={seals}
          chosen={seal?.id}
          isReading={means.isReading}
          onChange={(id) => setChoice({ ...choice, seal: id })}
        />
      </Step>
      <Step name="pages" number={TEXTS.third} title={TEXTS.pages} problem={undefined}>
        {pageCount > 0 && (
          <PageRangeField
            value={choice.pages}
            pageCount={pageCount}
            onChange={(range) => setChoice({ ...choice, pages: range })}
          />
        )}
      </Step>
      <footer className={styles.foot}>
        <p className={styles.next}>
          {text(TEXTS.next)}
          {stamps.length > 0 && ` ${text(TEXTS.alsoPlaced, { count: stamps.length })}`}
        </p>
        <Button onClick={onCancel}>{text(TEXTS.cancel)}</Button>
        <Button type="primary" htmlType="submit">
          {text(TEXTS.seal)}
        </Button>
      </footer>
    </form>
  );
}

interface StepProps {
  readonly name: string;
  readonly number: Localized;
  readonly title: Localized;
  readonly problem: Localized | undefined;
  readonly children: ReactNode;
}

function Step({ name, number, title, problem, children }: StepProps) {
  const text = useText();
  const id = useId();
  return (
    <fieldset className={styles.step} data-step={name} {...(problem && { 'aria-describedby': id })}>
      <legend className={styles.legend}>
        <span className={styles.number}>{text(number)}</span>
        {text(title)}
      </legend>
      {children}
      {problem && (
        <p id={id} className={styles.problem} role="alert">
          {text(problem)}
        </p>
      )}
    </fieldset>
  );
}
