import { Button, EmptyState, useText, useWorkbench } from '@sealwright/ui';
import type { InboxState } from '../../common-inbox-rpc.ts';
import { TEXTS } from '../texts.ts';

/** No platform and no folder: what is missing, and the ways on. */
export function NoSource({ inbox }: { readonly inbox: InboxState }) {
  const text = useText();
  const workbench = useWorkbench();
  const problem = inbox.sources.find(
    ({ id, problem }) => problem && (inbox.source === undefined || id === inbox.source),
  );
  // A command shows its own faults.
  const run = (command: string) => void workbench.runCommand(command).catch(() => {});
  return (
    <EmptyState
      icon="plug"
      title={TEXTS.notConfigured}
      description={problem?.problem?.sentence ?? TEXTS.notConfiguredHint}
      actions={
        <>
          <Button type="primary" onClick={() => run('license.import')}>
            {text(TEXTS.importLicence)}
          </Button>
          <Button onClick={() => run('settings.open')}>{text(TEXTS.openSettings)}</Button>
        </>
      }
    />
  );
}
