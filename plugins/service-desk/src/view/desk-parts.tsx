import { Icon, Tabs, useStore, useText } from '@sealwright/ui';
import type { ReactNode } from 'react';
import type { ShownDesk } from '../common-desk-rpc.ts';
import { ApplicationForm } from './application-form.tsx';
import { DeskHints } from './desk-hints.tsx';
import { type DeskModel, DOWNLOADS, FORM, QUESTIONS } from './desk-model.ts';
import styles from './desk-parts.module.css';
import { Downloads } from './downloads.tsx';
import { Guide } from './guide.tsx';
import { guideFor } from './guide-for.ts';
import { Questions } from './questions.tsx';
import { texts } from './texts.ts';

interface Part {
  readonly id: string;
  readonly icon: string;
  readonly title: string;
  readonly content: ReactNode;
}

/** The guides of a desk and what else it offers, one at a time. */
export function DeskParts({ desk, model }: { readonly desk: ShownDesk; readonly model: DeskModel }) {
  const text = useText();
  const { part: chosen, hints } = useStore(model.state);
  const { guides, application } = desk.content;
  const parts: readonly Part[] = [
    ...guides.map((guide) => ({
      id: guide.id,
      icon: guide.icon ?? 'list-checks',
      title: text(guide.title),
      content: <Guide desk={desk} guide={guide} model={model} />,
    })),
    ...(application
      ? [
          {
            id: FORM,
            icon: 'file-text',
            title: text(texts.form),
            content: <ApplicationForm desk={desk} model={model} />,
          },
        ]
      : []),
    {
      id: QUESTIONS,
      icon: 'circle-help',
      title: text(texts.questions),
      content: <Questions desk={desk} model={model} />,
    },
    { id: DOWNLOADS, icon: 'download', title: text(texts.downloads), content: <Downloads desk={desk} model={model} /> },
  ];
  const shown = parts.find(({ id }) => id === chosen)?.id ?? guideFor(hints[0], desk)?.id ?? parts[0]?.id;
  return (
    <div className={styles.desk}>
      <DeskHints hints={hints} desk={desk} model={model} />
      <Tabs
        className={styles.tabs ?? ''}
        tabPlacement="start"
        aria-label={text(texts.parts)}
        activeKey={shown ?? ''}
        onChange={(id) => model.show(id)}
        items={parts.map(({ id, icon, title, content }) => ({
          key: id,
          label: (
            <span className={styles.tab}>
              <Icon name={icon} size={15} />
              {title}
            </span>
          ),
          children: <div className={styles.content}>{content}</div>,
        }))}
      />
    </div>
  );
}
