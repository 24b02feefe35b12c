import type { Localized, Notice } from '@sealwright/core/api';
import { toErrorRecord, type Workbench } from '@sealwright/ui';

/** What a company is told, until it leaves: the next one has no business with it. */
export class CompanyNotices {
  /** As every part of 我的签署 gets it: what it tells is remembered. */
  readonly workbench: Workbench;
  private readonly window: Workbench;
  private readonly ids = new Set<string>();

  constructor(window: Workbench) {
    this.window = window;
    this.workbench = {
      ...window,
      notify: (notice) => this.tell(notice),
      showError: (fault) => this.tellFault(fault),
    };
  }

  /** Takes back all that was told. */
  clear(): void {
    for (const id of this.ids) this.window.withdrawNotice(id);
    this.ids.clear();
  }

  private tell(notice: Notice): void {
    const id = notice.id ?? this.idOf(notice.message);
    this.ids.add(id);
    this.window.notify({ ...notice, id });
  }

  private tellFault(fault: unknown): void {
    const id = this.idOf(toErrorRecord(fault).sentence);
    this.ids.add(id);
    this.window.showError(fault, id);
  }

  /** The same words twice are one notice. */
  private idOf({ en }: Localized): string {
    return `workflow-inbox.told:${en}`;
  }
}
