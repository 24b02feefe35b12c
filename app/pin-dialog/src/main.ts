import '@sealwright/ui/tokens.css';
import './pin.css';
import type { PinDesktopApi } from '@sealwright/shell/protocol';
import { desktopShell } from './desktop-shell.ts';
import { frameShell } from './frame-shell.ts';
import { showPinDialog } from './pin-dialog.ts';

const { sealwrightPin } = globalThis as { sealwrightPin?: PinDesktopApi };
const { page, pin } = sealwrightPin ? await desktopShell(sealwrightPin) : frameShell();
const { request, locale, theme, deadline } = await page.content();

const { documentElement } = document;
documentElement.lang = locale;
documentElement.dataset.theme = theme;
documentElement.classList.toggle('desktop', sealwrightPin !== undefined);

const root = document.querySelector<HTMLElement>('#pin');
if (!root) throw new Error('the page has no place for the dialog');
const dialog = showPinDialog({ root, request, locale, pin, ...(deadline !== undefined && { deadline }) });
document.title = root.querySelector('h1')?.textContent ?? document.title;
window.addEventListener('beforeunload', (event) => {
  if (dialog.isBusy) event.preventDefault();
});

await page.report(await dialog.outcome);
