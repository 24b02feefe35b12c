import { type ReadableStore, useStore } from '@sealwright/ui';
import type { BrowserShell } from '../browser-shell.ts';
import { FileDialog } from './file-dialog.tsx';
import type { FileRequests } from './file-requests.ts';
import { PinFrame } from './pin-frame.tsx';

export interface BrowserOverlayProps {
  readonly shell: () => BrowserShell | undefined;
  readonly files: FileRequests;
  readonly pinFrame: ReadableStore<{ readonly id: string; readonly address: string } | undefined>;
  readonly cancelPin: (id: string) => void;
}

/** What a browser's window shows in the place of native dialogs. */
export function BrowserOverlay({ shell, files, pinFrame, cancelPin }: BrowserOverlayProps) {
  const [request] = useStore(files.state);
  const pin = useStore(pinFrame);
  const connected = shell();
  return (
    <>
      {request && connected && <FileDialog request={request} shell={connected} />}
      {pin && <PinFrame key={pin.id} address={pin.address} onCancel={() => cancelPin(pin.id)} />}
    </>
  );
}
