import type { WindowEntry } from '@sealwright/shell/protocol';
import { createStore, fillText, type Translate, type Workbench } from '@sealwright/ui';
import { type Appearance, watchAppearance } from '../appearance/appearance.ts';
import { createBottomPanel } from '../bottom-panel/bottom-panel-state.ts';
import { findPanel, PanelUnknown } from '../bottom-panel/find-panel.ts';
import type { ShellBridge } from '../bridge/shell-bridge.ts';
import { createCommandRunner } from '../commands/command-runner.ts';
import { createContextKeys } from '../context/context-keys.ts';
import { watchContributions } from '../contributions/contributions.ts';
import { createDialogs } from '../dialogs/dialogs.ts';
import { bringToolForward } from '../document-area/bring-tool-forward.ts';
import { createPanels } from '../document-area/panels.ts';
import { createDocumentTabs } from '../documents/document-tabs.ts';
import { prepareTool, runDocumentTools } from '../documents/tool-runner.ts';
import { createFaultReports, describeThrown } from '../faults/fault-reports.ts';
import { tellStopped } from '../faults/tell-stopped.ts';
import { connectToHost } from '../host/host-connection.ts';
import { listenToHost } from '../host/host-events.ts';
import { watchCommandKeys } from '../keys/command-keys.ts';
import { watchNarrowWindow } from '../layout/narrow-window.ts';
import { createNotices } from '../notices/notices.ts';
import { openSideForTools } from '../offline/open-side-for-tools.ts';
import { findPage, PageUnknown } from '../pages/find-page.ts';
import { createPages } from '../pages/pages.ts';
import { createPaletteState } from '../palette/palette-state.ts';
import { createPluginCodes, type ViewLoader } from '../plugins/plugin-codes.ts';
import { watchSettings } from '../settings/settings.ts';
import { keepWindowState } from '../window-state/window-state.ts';
import { attendContext } from './attend-context.ts';
import { contained } from './contained-store.ts';
import type { Shell } from './shell.tsx';
import { SHELL, shellContributions, shellViews } from './shell-views.ts';

/** Makes the parts of a window and ties them together; nothing is drawn yet. */
export function createShell(
  bridge: ShellBridge,
  pluginViews: Readonly<Record<string, ViewLoader>>,
  entry: WindowEntry,
): Shell {
  const host = connectToHost(() => bridge.connect());
  const contributions = watchContributions(host, shellContributions);
  const settings = watchSettings(host);
  const windowState = keepWindowState(host, entry);
  const appearance = watchAppearance(settings);
  const context = createContextKeys();
  const pages = createPages();
  const dialogs = createDialogs();
  const palette = createPaletteState();
  const isNarrow = watchNarrowWindow();
  const panels = createPanels(windowState, isNarrow);
  const bottomPanel = createBottomPanel(windowState);
  const log = (thrown: unknown) => bridge.log('error', describeThrown(thrown));
  const notices = createNotices({ log, isQuiet: () => windowState.layout.getState().isQuiet });
  const documents = createDocumentTabs(notices.showError);
  const faults = createFaultReports(bridge, host);
  const codes = createPluginCodes({
    loaders: { ...pluginViews, [SHELL]: async () => ({ default: shellViews(shell) }) },
    contributions,
    host,
    workbench: () => workbench,
    onFault: faults.report,
  });
  const commands = createCommandRunner(contributions, host, codes, context);
  const keys = watchCommandKeys(contributions, settings, bridge);
  const workbench: Workbench = {
    theme: contained(appearance.theme, log),
    locale: contained(appearance.locale, log),
    kind: bridge.kind,
    documents: {
      ...documents,
      state: contained(documents.state, log),
      prepareTool: (tool) => prepareTool(tool, contributions, codes),
    },
    context: { set: context.set, holds: context.holds, state: contained(context.state, log) },
    keys: { ...keys, state: contained(keys.state, log) },
    settings: contained(settings, log),
    setSetting: (key, value) => settings.set(key, value),
    async runCommand(id, argument) {
      try {
        return await commands.run(id, argument);
      } catch (error) {
        notices.showError(error);
        throw error;
      }
    },
    showPage(view, argument) {
      const lists = contributions.getState();
      if (lists.isKnown && !findPage(view, lists)) notices.showError(PageUnknown({ page: view }));
      else pages.show(view, argument);
    },
    activePage: contained(activePageOf(pages), log),
    showPanel(view) {
      const lists = contributions.getState();
      if (lists.isKnown && !findPanel(view, lists)) notices.showError(PanelUnknown({ panel: view }));
      else bottomPanel.show(view);
    },
    setBadge: (view, count) => pages.setBadge(view, count),
    notify: (notice) => notices.notify(notice),
    withdrawNotice: (id) => notices.withdraw(id),
    showError: (error, id) => notices.showError(error, id),
    ask: (question) => dialogs.ask(question),
    openDialog: (dialog) => dialogs.openDialog(dialog),
    pickFiles: (options) => bridge.pickFiles(options, translate(appearance)),
    pickSavePath: (options) => bridge.pickSavePath(options, translate(appearance)),
    pathOf: (file) => bridge.pathOf(file),
    revealFile: (path) => bridge.revealFile(path),
    openExternal: (address) => bridge.openExternal(address),
    print: (document) => bridge.print(document),
    openInReader: (pdf, title) => bridge.openInReader(pdf, title),
  };
  const shell: Shell = {
    entry,
    bridge,
    host,
    contributions,
    codes,
    faults,
    commands,
    keys,
    documents,
    pages,
    notices,
    dialogs,
    palette,
    panels,
    bottomPanel,
    isNarrow,
    windowState,
    settings,
    workbench,
  };

  listenToHost(shell);
  tellStopped(shell);
  attendContext(shell, context);
  bringToolForward(documents, contributions, windowState);
  if (entry === 'offline') openSideForTools(documents, panels);
  runDocumentTools(documents, contributions, codes, notices.showError);
  return shell;
}

const translate =
  ({ locale }: Appearance): Translate =>
  (text, values) =>
    fillText(text[locale.getState()], values);

function activePageOf({ state }: Shell['pages']) {
  const active = createStore(() => state.getState().active);
  state.subscribe((pages) => active.setState(pages.active, true));
  return active;
}
