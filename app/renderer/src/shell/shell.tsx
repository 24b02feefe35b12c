import type { WindowEntry } from '@sealwright/shell/protocol';
import type { ReadableStore, Workbench } from '@sealwright/ui';
import { createContext, type ReactNode, useContext } from 'react';
import type { BottomPanelState } from '../bottom-panel/bottom-panel-state.ts';
import type { ShellBridge } from '../bridge/shell-bridge.ts';
import type { CommandRunner } from '../commands/command-runner.ts';
import type { ContributionStore } from '../contributions/contributions.ts';
import type { Dialogs } from '../dialogs/dialogs.ts';
import type { Panels } from '../document-area/panels.ts';
import type { DocumentTabStore } from '../documents/document-tabs.ts';
import type { FaultReports } from '../faults/fault-reports.ts';
import type { HostConnection } from '../host/host-connection.ts';
import type { CommandKeyStore } from '../keys/command-keys.ts';
import type { Notices } from '../notices/notices.ts';
import type { Pages } from '../pages/pages.ts';
import type { PaletteState } from '../palette/palette-state.ts';
import type { PluginCodes } from '../plugins/plugin-codes.ts';
import type { SettingsStore } from '../settings/settings.ts';
import type { WindowState } from '../window-state/window-state.ts';

/** The parts of one window, as its own components see them. Views see no more than `workbench`. */
export interface Shell {
  readonly entry: WindowEntry;
  readonly bridge: ShellBridge;
  readonly host: HostConnection;
  readonly contributions: ContributionStore;
  readonly codes: PluginCodes;
  readonly faults: FaultReports;
  readonly commands: CommandRunner;
  readonly keys: CommandKeyStore;
  readonly documents: DocumentTabStore;
  readonly pages: Pages;
  readonly notices: Notices;
  readonly dialogs: Dialogs;
  readonly palette: PaletteState;
  readonly panels: Panels;
  readonly bottomPanel: BottomPanelState;
  readonly isNarrow: ReadableStore<boolean>;
  readonly windowState: WindowState;
  readonly settings: SettingsStore;
  readonly workbench: Workbench;
}

const ShellContext = createContext<Shell | undefined>(undefined);

export function ShellProvider({ shell, children }: { readonly shell: Shell; readonly children: ReactNode }) {
  return <ShellContext value={shell}>{children}</ShellContext>;
}

export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('no ShellProvider above this component');
  return shell;
}
