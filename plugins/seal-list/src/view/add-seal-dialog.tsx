import { fillLocalized } from '@sealwright/ui';
import { AddSealForm } from './add-seal-form.tsx';
import { addTexts } from './add-texts.ts';
import { PictureDraft, type PictureDraftParts } from './picture-draft.ts';

/** Lets the user make a seal of a picture; of this file, where one was dropped already. */
export function addSealDialog(parts: PictureDraftParts, file?: File): void {
  const { workbench } = parts;
  const draft = new PictureDraft(parts);
  const close = () => {
    draft.dispose();
    void dialog.dispose();
  };
  const add = async () => {
    const { name } = draft.state.getState();
    if (!(await draft.add())) return;
    close();
    workbench.notify({ severity: 'success', message: fillLocalized(addTexts.added, { name }) });
  };
  const dialog = workbench.openDialog({
    title: addTexts.title,
    width: 720,
    onCancel: close,
    content: <AddSealForm draft={draft} onCancel={close} onAdd={() => void add()} />,
  });
  if (file) void draft.drop(file);
}
