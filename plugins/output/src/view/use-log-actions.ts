import type { RpcClient } from '@sealwright/core/api';
import { askSavePath, fillLocalized, useWorkbench } from '@sealwright/ui';
import type { outputRpc } from '../common-output-rpc.ts';
import { asText } from './log-listing.ts';
import type { RecordedLine } from './log-record.ts';
import { texts } from './texts.ts';

/** What can be done with the lines that are listed. */
export function useLogActions(calls: Pick<RpcClient<typeof outputRpc>, 'save'>, listed: readonly RecordedLine[]) {
  const workbench = useWorkbench();

  async function copy() {
    await navigator.clipboard.writeText(asText(listed));
    workbench.notify({ severity: 'success', message: fillLocalized(texts.copied, { count: listed.length }) });
  }
  async function save() {
    const question = { title: texts.save, name: 'sealwright', ending: 'log', kind: texts.logFile };
    const target = await askSavePath(workbench, question);
    if (!target) return;
    await calls.save(target.path, asText(listed), { overwrite: target.overwrite });
    workbench.notify({ severity: 'success', message: fillLocalized(texts.saved, { path: target.path }) });
  }
  return {
    copy: () => void copy().catch(workbench.showError),
    save: () => void save().catch(workbench.showError),
  };
}
