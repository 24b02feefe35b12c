import { EmptyState, Entry, type StampDraft, useStore, type Workbench } from '@sealwright/ui';
import styles from './dialogs.module.css';
import type { TemplateDesk } from './template-desk.ts';
import { texts } from './texts.ts';
import { useParts } from './use-parts.ts';

/** Lets the user choose a template for a document, and applies it. */
export function chooseTemplate(draft: StampDraft, desk: TemplateDesk, workbench: Pick<Workbench, 'openDialog'>): void {
  desk.saved.follow();
  const dialog = workbench.openDialog({
    title: texts.applyTitle,
    width: 420,
    content: (
      <TemplateChoice
        desk={desk}
        onChoose={(name) => {
          void dialog.dispose();
          void desk.apply(name, draft);
        }}
      />
    ),
  });
}

function TemplateChoice({
  desk,
  onChoose,
}: {
  readonly desk: TemplateDesk;
  readonly onChoose: (name: string) => void;
}) {
  const partsText = useParts();
  const templates = useStore(desk.saved.state, (state) => state.templates);
  if (templates?.length === 0) {
    return <EmptyState icon="layers" title={texts.noneSaved} description={texts.none} isCompact />;
  }
  return (
    <ul className={styles.choices}>
      {templates?.map(({ name, parts }) => (
        <li key={name}>
          <Entry title={name} detail={partsText(parts)} onSelect={() => onChoose(name)} />
        </li>
      ))}
    </ul>
  );
}
