import { keepWatching } from '@sealwright/core/api';
import { defineView } from '@sealwright/ui';
import { safeRpc } from './common-safe-rpc.ts';
import { SafeModel } from './view/safe-model.ts';
import { SafePage } from './view/safe-page.tsx';

export default defineView({
  activate({ workbench, calls, command, own, view }) {
    const safe = calls(safeRpc);
    const model = new SafeModel(workbench, safe);
    // For as long as the window is there: the safe locks with its end.
    own(
      keepWatching(safe.watch, {
        onProgress: (state) => model.follow(state),
        onFault: (fault) => model.fail(fault),
      }),
    );
    view('safe', () => <SafePage model={model} />);
    command('safe.put', () => model.putActiveDocument());
    command('safe.lock', () => model.lock());
  },
});
