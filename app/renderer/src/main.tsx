import '@sealwright/ui/tokens.css';
import './layout/frame.css';
import { pluginViews } from 'sealwright:plugin-views';
import { entryOf } from '@sealwright/shell/protocol';
import { WorkbenchProvider } from '@sealwright/ui';
import { createRoot } from 'react-dom/client';
import { giveStylesTheNonce } from './appearance/nonce-styles.ts';
import { chooseBridge } from './bridge/choose-bridge.ts';
import { Recovery } from './faults/recovery.tsx';
import { attendKeys } from './keys/keybindings.ts';
import { WindowFrame } from './layout/window-frame.tsx';
import { OfflineFrame } from './offline/offline-frame.tsx';
import { attendWindow } from './shell/attend-window.ts';
import { createShell } from './shell/create-shell.ts';
import { ShellProvider } from './shell/shell.tsx';

performance.mark('sealwright:paint');
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
if (nonce) giveStylesTheNonce(nonce);
const shell = createShell(chooseBridge(), pluginViews, entryOf(location.search));
attendKeys(shell);
attendWindow(shell);

createRoot(document.getElementById('root')!).render(
  <WorkbenchProvider workbench={shell.workbench} {...(nonce ? { nonce } : {})}>
    <ShellProvider shell={shell}>
      <Recovery>{shell.entry === 'offline' ? <OfflineFrame /> : <WindowFrame />}</Recovery>
    </ShellProvider>
  </WorkbenchProvider>,
);
