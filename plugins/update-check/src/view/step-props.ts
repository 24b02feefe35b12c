import type { UpdateReport } from '../common-updates-rpc.ts';
import type { UpdateModel } from './update-model.ts';

/** How its user left the window: 'done' where there is nothing more to do, 'left' where there is. */
export type Outcome = 'done' | 'left';

export interface UpdateDialogProps {
  readonly model: UpdateModel;
  /** Whether it is one of the first steps of a new profile, which call an end 更新结束 even where nothing was to be done. */
  readonly isSetup: boolean;
  readonly onEnd: (outcome: Outcome) => void;
}

export interface StepProps extends UpdateDialogProps {
  readonly report: UpdateReport;
}
