import type { Notice } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';

/** What a company is told, until it leaves: the next one has no business with it. */
export class CompanyNotices {
  /** As every part of 我的签署 gets it: what it tells is remembered. */
  readonly workbench: Workbench;
  private readonly window: Workbench;
  private readonly ids = new Set<string>();

  constructor(window: Workbench) {
    this.window = window;
    this.workbench = { ...window, notify: (notice) => this.tell(notice) };
  }

  /** Takes back all that was told. */
  clear(): void {
    for (const id of this.ids) this.window.withdrawNotice(id);
    this.ids.clear();
  }

  private tell(notice: Notice): void {
    // The same words twice are one notice.
    const id = notice.id ?? `workflow-inbox.told:${notice.message.en}`;
    this.ids.add(id);
    this.window.notify({ ...notice, id });
  }
}
