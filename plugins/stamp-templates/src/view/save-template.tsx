import { fillLocalized, type StampDraft, useText, type Workbench } from '@sealwright/ui';
import type { ComponentProps } from 'react';
import styles from './dialogs.module.css';
import { NameForm } from './name-form.tsx';
import { rememberedStamps } from './placed-stamps.ts';
import type { SavedTemplates } from './saved-templates.ts';
import { StampWordsList } from './stamp-words-list.tsx';
import { texts } from './texts.ts';

/** Keeps what is placed under a name that the user gives; says what of it will be remembered. Faults are shown. */
export async function saveTemplate(draft: StampDraft, saved: SavedTemplates, workbench: Workbench): Promise<void> {
  const stamps = rememberedStamps(draft.state.getState().stamps);
  if (stamps.length === 0) return;
  const words = await saved.calls.describe(stamps);
  const close = () => void dialog.dispose();
  const save = async (name: string, overwrite: boolean) => {
    const kept = await saved.calls.save({ name, stamps }, { overwrite });
    close();
    workbench.notify({ severity: 'success', message: fillLocalized(texts.saved, { name: kept }) });
  };
  const dialog = workbench.openDialog({
    title: texts.saveTitle,
    width: 480,
    content: <SaveForm stamps={stamps} words={words} onSubmit={save} onCancel={close} />,
  });
}

type SaveFormProps = ComponentProps<typeof StampWordsList> &
  Pick<ComponentProps<typeof NameForm>, 'onSubmit' | 'onCancel'>;

function SaveForm({ stamps, words, ...form }: SaveFormProps) {
  const text = useText();
  return (
    <NameForm initial="" submitText={text(texts.save)} mayReplace {...form}>
      <div>
        <h3 className={styles.heading}>{text(texts.remembers)}</h3>
        <StampWordsList stamps={stamps} words={words} />
      </div>
      {stamps.some(({ seal }) => seal) && <p className={styles.hint}>{text(texts.sealsByName)}</p>}
    </NameForm>
  );
}
