import { PrintDialog } from './print-dialog.tsx';
import { PrintJob, type PrintJobParts } from './print-job.ts';
import { TEXTS } from './texts.ts';

export const ASK = 'documents.print.ask';

/** Prints the document in front; asks first, as long as its user wants that. */
export async function printCommand(parts: PrintJobParts): Promise<void> {
  const { workbench } = parts;
  const { active } = workbench.documents.state.getState();
  if (active === undefined) return;
  const job = await PrintJob.of(parts, active);
  if (workbench.settings.getState()[ASK] === false && job.summary.papers.length <= 1) return job.print();

  const cancel = () => {
    job.dispose();
    void dialog.dispose();
  };
  const print = async (isAsking: boolean) => {
    if (!isAsking) await workbench.setSetting(ASK, false);
    await job.print();
    void dialog.dispose();
  };
  const dialog = workbench.openDialog({
    title: TEXTS.title,
    width: 460,
    onCancel: cancel,
    content: (
      <PrintDialog
        job={job}
        onCancel={cancel}
        onPrint={(isAsking) => void print(isAsking).catch(workbench.showError)}
      />
    ),
  });
}
