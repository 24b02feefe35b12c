import '@sealwright/ui/tokens.css';
import './pin.css';
import { pinDriverRpc } from '@sealwright/core/drivers/protocol';
import { connect } from '@sealwright/core/rpc';
import type { PinDesktopApi } from '@sealwright/shell/protocol';
import { desktopShell } from './desktop-shell.ts';
import { frameShell } from './frame-shell.ts';
import { LogIn } from './log-in.ts';
import { showPinDialog } from './pin-dialog.ts';
import { SetPin } from './set-pin.ts';

const { sealwrightPin } = globalThis as { sealwrightPin?: PinDesktopApi };
const { page, pin } = sealwrightPin ? await desktopShell(sealwrightPin) : frameShell();
const { request, locale, theme, deadline } = await page.content();

const { documentElement } = document;
documentElement.lang = locale;
documentElement.dataset.theme = theme;
documentElement.classList.toggle('desktop', sealwrightPin !== undefined);

const root = document.querySelector<HTMLElement>('#pin');
if (!root) throw new Error('the page has no place for the dialog');
const driver = { client: connect(pin, pinDriverRpc), options: deadline === undefined ? {} : { deadline } };
const dialog = showPinDialog({
  ...{ root, locale, pin },
  work: 'task' in request ? new SetPin(request, locale, driver) : new LogIn(request, locale, driver),
  // The shell may have closed the page before it answers.
  report: (outcome) => void page.report(outcome).catch(() => {}),
  close: () => void page.close().catch(() => {}),
});
document.title = root.querySelector('h1')?.textContent ?? document.title;
window.addEventListener('beforeunload', (event) => {
  if (dialog.isBusy) event.preventDefault();
});
