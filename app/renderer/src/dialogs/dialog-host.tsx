import { useStore } from '@sealwright/ui';
import { lazy, Suspense } from 'react';
import { useShell } from '../shell/shell.tsx';

const Modal = lazy(() => import('./modal.tsx'));

/** Draws the open modals, one over the other. Their code is loaded with the first one. */
export function DialogHost() {
  const { dialogs } = useShell();
  const shown = useStore(dialogs.state);
  return (
    <Suspense>
      {shown.map((one) => (
        <Modal key={one.key} shown={one} />
      ))}
    </Suspense>
  );
}
