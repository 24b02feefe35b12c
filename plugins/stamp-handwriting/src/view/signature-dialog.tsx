import type { Disposable } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';
import { type NextSignature, usualLook } from './next-signature.ts';
import { SignatureForm } from './signature-form.tsx';
import { TEXTS } from './texts.ts';

/** Lets the user write the signature that is placed next. `onCancel` is called where they do not; disposing just closes it. */
export function signatureDialog(signature: NextSignature, workbench: Workbench, onCancel: () => void): Disposable {
  const cancel = () => {
    void dialog.dispose();
    onCancel();
  };
  const dialog = workbench.openDialog({
    title: TEXTS.title,
    width: 680,
    onCancel,
    content: (
      <SignatureForm
        onCancel={cancel}
        onWritten={(strokes) => {
          try {
            signature.write(strokes, usualLook(workbench.settings.getState()));
            void dialog.dispose();
          } catch (error) {
            workbench.showError(error);
          }
        }}
      />
    ),
  });
  return dialog;
}
