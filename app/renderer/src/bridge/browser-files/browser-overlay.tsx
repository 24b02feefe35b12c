import { type ReadableStore, useStore } from '@sealwright/ui';
import { lazy, Suspense } from 'react';
import type { BrowserShell } from '../browser-shell.ts';
import type { FileRequests } from './file-requests.ts';
import { PinFrame, type ShownPinFrame } from './pin-frame.tsx';

const FileDialog = lazy(() => import('./file-dialog.tsx'));

export interface BrowserOverlayProps {
  /** Another one after every connection. */
  readonly shell: ReadableStore<BrowserShell | undefined>;
  readonly files: FileRequests;
  readonly pinFrame: ReadableStore<ShownPinFrame | undefined>;
  readonly cancelPin: (id: string) => void;
}

/** What a browser's window shows in the place of native dialogs. */
export function BrowserOverlay({ shell, files, pinFrame, cancelPin }: BrowserOverlayProps) {
  const [request] = useStore(files.state);
  const pin = useStore(pinFrame);
  const connected = useStore(shell);
  return (
    <>
      {request && connected && (
        <Suspense>
          <FileDialog key={request.id} request={request} shell={connected} />
        </Suspense>
      )}
      {pin && <PinFrame key={pin.id} frame={pin} onCancel={() => cancelPin(pin.id)} />}
    </>
  );
}
