import { PrintDialog } from './print-dialog.tsx';
import { PrintJob, type PrintJobParts } from './print-job.ts';
import { TEXTS } from './texts.ts';

const ASK = 'documents.print.ask';

/** Prints the document in front; asks first, as long as its user wants that. The dialog stays until all is done. */
export async function printCommand(parts: PrintJobParts): Promise<void> {
  const { workbench } = parts;
  const { active } = workbench.documents.state.getState();
  if (active === undefined) return;
  const job = await PrintJob.of(parts, active);

  const close = () => {
    job.dispose();
    void dialog.dispose();
  };
  const print = async (isAsking: boolean) => {
    if (!isAsking) await workbench.setSetting(ASK, false);
    await job.print();
    close();
  };
  const openInReader = async () => {
    await job.openInReader();
    close();
  };
  const dialog = workbench.openDialog({
    title: TEXTS.title,
    width: 460,
    onCancel: close,
    content: (
      <PrintDialog
        job={job}
        onCancel={close}
        onPrint={(isAsking) => void print(isAsking).catch(workbench.showError)}
        onOpenInReader={() => void openInReader()}
      />
    ),
  });
  const isAsking = workbench.settings.getState()[ASK] !== false || job.isMixed;
  if (!isAsking) void print(true).catch(workbench.showError);
}
