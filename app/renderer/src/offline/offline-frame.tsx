import { useStore } from '@sealwright/ui';
import { DialogHost } from '../dialogs/dialog-host.tsx';
import { Dock } from '../layout/dock.tsx';
import { HostTroubleBar } from '../layout/host-trouble-bar.tsx';
import { StatusLine } from '../layout/status-line.tsx';
import { NoticeList } from '../notices/notice-list.tsx';
import { Palette } from '../palette/palette.tsx';
import { useShell } from '../shell/shell.tsx';
import { TitleLine } from './title-line.tsx';
import { ToolBar } from './tool-bar.tsx';

/** The whole window of the offline client: one tool bar, and the document. */
export function OfflineFrame() {
  const { bridge } = useShell();
  const trouble = useStore(bridge.hostTrouble);
  return (
    <>
      <div className="sw-frame">
        {bridge.frame && <TitleLine frame={bridge.frame} />}
        <ToolBar />
        <main className="sw-main">
          <Dock />
          {trouble && <HostTroubleBar key={trouble.kind} trouble={trouble} />}
        </main>
        <StatusLine />
      </div>
      <NoticeList />
      <DialogHost />
      <Palette />
      {bridge.overlay?.()}
    </>
  );
}
