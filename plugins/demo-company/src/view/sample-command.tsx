import type { SampleFile } from '../common-demo-rpc.ts';
import { SampleDialog } from './sample-dialog.tsx';
import { SampleOpener, type SampleOpenerParts } from './sample-opener.ts';
import { TEXTS } from './texts.ts';

/** Lets the user choose a sample and opens it. */
export function sampleCommand(parts: SampleOpenerParts): void {
  const opener = new SampleOpener(parts);
  const cancel = () => {
    opener.cancel();
    void dialog.dispose();
  };
  const choose = async (file: SampleFile) => {
    if (await opener.open(file)) void dialog.dispose();
  };
  const dialog = parts.workbench.openDialog({
    title: TEXTS.title,
    width: 560,
    onCancel: cancel,
    content: <SampleDialog opener={opener} onCancel={cancel} onChoose={(file) => void choose(file)} />,
  });
}
