import { REPORT_ENDINGS, type ReportEnding } from '@sealwright/core/api';
import { MenuButton, useText } from '@sealwright/ui';
import { useState } from 'react';
import { reportKinds, texts } from './texts.ts';

export interface ReportButtonProps {
  readonly isDisabled: boolean;
  /** Resolves when the report is saved, or is not to be. */
  readonly onSave: (ending: ReportEnding) => Promise<void>;
}

/** The kinds of files that a report can become. */
export function ReportButton({ isDisabled, onSave }: ReportButtonProps) {
  const text = useText();
  const [isBusy, setBusy] = useState(false);
  async function save(ending: ReportEnding) {
    setBusy(true);
    await onSave(ending);
    setBusy(false);
  }
  const items = REPORT_ENDINGS.map((ending) => ({
    key: ending,
    label: text(reportKinds[ending]),
    onClick: () => void save(ending),
  }));
  return (
    <MenuButton
      icon="file-check"
      label={text(isBusy ? texts.savingReport : texts.saveReport)}
      iconSize={14}
      disabled={isDisabled || isBusy}
      menu={{ items }}
    />
  );
}
