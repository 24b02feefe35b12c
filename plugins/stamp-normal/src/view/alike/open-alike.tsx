import type { DraftStamp, StampAction, StampDraft, Workbench } from '@sealwright/ui';
import type { NormalCalls } from '../../common-normal-rpc.ts';
import { AlikeDialog } from './alike-dialog.tsx';
import { TEXTS } from './texts.ts';

/** 在所有相同位置盖章…, for the menu of a stamp that stands somewhere. */
export function alikeActions(calls: NormalCalls, workbench: Pick<Workbench, 'openDialog'>) {
  return ({ seal, places, options }: DraftStamp, draft: StampDraft): readonly StampAction[] => {
    const [place] = places;
    if (!seal || !place) return [];
    const run = () => {
      const close = () => void dialog.dispose();
      const dialog = workbench.openDialog({
        title: TEXTS.title,
        width: 520,
        content: <AlikeDialog calls={calls} draft={draft} sealed={{ seal, place, options }} onDone={close} />,
      });
    };
    return [{ title: TEXTS.action, icon: 'text-search', run }];
  };
}
