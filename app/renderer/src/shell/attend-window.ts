import { contributionsKnown } from '../contributions/contributions-known.ts';
import { nameOf } from '../layout/app-name.ts';
import { attendMenuBar } from '../menus/attend-menu-bar.ts';
import { attendTray } from '../menus/attend-tray.ts';
import type { Shell } from './shell.tsx';

/** Ties the shell to the window around it: its title, its closing, dropped files, what the system wants opened. */
export function attendWindow(shell: Shell): void {
  const { bridge, workbench, documents, pages, windowState, host } = shell;

  const applyAppearance = () => {
    const theme = workbench.theme.getState();
    const locale = workbench.locale.getState();
    const root = document.documentElement;
    root.lang = locale;
    root.dataset.theme = theme;
    const background = getComputedStyle(root).getPropertyValue('--sw-page').trim();
    bridge.setAppearance({ theme, locale, background });
  };
  const applyTitle = () => {
    const { tabs, active } = documents.state.getState();
    const name = nameOf(shell.entry)[workbench.locale.getState()];
    const tab = tabs.find(({ id }) => id === active);
    document.title = tab ? `${tab.title} - ${name}` : name;
  };
  for (const store of [workbench.theme, workbench.locale]) store.subscribe(applyAppearance);
  workbench.locale.subscribe(applyTitle);
  documents.state.subscribe(applyTitle);
  applyAppearance();
  applyTitle();
  if (bridge.isMac && bridge.kind === 'desktop') document.documentElement.dataset.macDesktop = '';

  bridge.guardClose(
    (isLast) => {
      const ids = documents.state.getState().tabs.map(({ id }) => id);
      return documents.mayClose(ids, { othersStay: !isLast });
    },
    () => documents.isUnfinished,
  );
  bridge.onOpenFiles((paths) => {
    void contributionsKnown(shell).then(() => workbench.runCommand('documents.open', paths).catch(() => {}));
  });
  attendMenuBar(shell);
  if (shell.entry === 'workbench') attendTray(shell);

  // A file that is dropped where nobody takes it must not replace the page.
  for (const type of ['dragover', 'drop'] as const) addEventListener(type, (event) => event.preventDefault());

  // The pages of the last session, behind what was opened since.
  void Promise.all([windowState.ready, contributionsKnown(shell)]).then(() => {
    const { pages: last, activePage } = windowState.layout.getState();
    const isFree = documents.state.getState().active === undefined && pages.state.getState().active === undefined;
    if (shell.entry === 'workbench') pages.restore(last, isFree ? activePage : undefined);
    pages.state.subscribe(({ open, active }) => windowState.change({ pages: open, activePage: active }));
    performance.mark('sealwright:ready');
  });
  addEventListener('online', () => host.retryNow());
}
