import { useStore } from '@sealwright/ui';
import { BottomPanel } from '../bottom-panel/bottom-panel.tsx';
import { DialogHost } from '../dialogs/dialog-host.tsx';
import { NoticeList } from '../notices/notice-list.tsx';
import { Palette } from '../palette/palette.tsx';
import { useShell } from '../shell/shell.tsx';
import { Dock } from './dock.tsx';
import { HostTroubleBar } from './host-trouble-bar.tsx';
import { Navigation } from './navigation.tsx';
import { Overlays } from './overlays.tsx';
import { StatusLine } from './status-line.tsx';
import { TopActions } from './top-actions.tsx';

/** The whole window. */
export function WindowFrame() {
  const { bridge } = useShell();
  const trouble = useStore(bridge.hostTrouble);
  return (
    <>
      <div className="sw-frame">
        <Navigation />
        <main className="sw-main">
          <div className="sw-top sw-top-behind" />
          <Dock />
          <TopActions />
          {trouble && <HostTroubleBar key={trouble.kind} trouble={trouble} />}
        </main>
        <BottomPanel />
        <StatusLine />
      </div>
      <NoticeList />
      <DialogHost />
      <Palette />
      <Overlays />
      {bridge.overlay?.()}
    </>
  );
}
