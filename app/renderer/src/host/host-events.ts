import type { Notice } from '@sealwright/core/api';
import type { Shell } from '../shell/shell.tsx';

type Listeners = Pick<Shell, 'host' | 'contributions' | 'notices' | 'settings' | 'workbench'>;

/** Does what the plugin host says: contributions and settings are read anew, notices shown, commands run. */
export function listenToHost({ host, contributions, notices, settings, workbench }: Listeners): void {
  const listen = () =>
    host.call(
      (client) =>
        client.events({
          onProgress(event) {
            if (event.kind === 'contributions') contributions.refresh().catch(() => {});
            else if (event.kind === 'setting') settings.refresh().catch(() => {});
            else if (event.kind === 'notice') notices.notify(event.notice as Notice);
            else if (event.kind === 'withdrawal') notices.withdraw(event.id);
            // A failure was shown by `runCommand` itself.
            else workbench.runCommand(event.command, event.argument).catch(() => {});
          },
        }),
      { repeats: Number.POSITIVE_INFINITY },
    );
  listen().catch((error) => notices.showError(error));
}
