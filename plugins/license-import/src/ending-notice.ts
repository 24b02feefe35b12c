import type { Disposable, LicenceStatus, Localized, Workbench } from '@sealwright/core/api';
import { ENDS_SOON } from './common-ends-soon.ts';
import type { LicenceKeeper } from './licence-keeper.ts';
import type { Seen } from './licence-stores.ts';

export interface EndingNoticeParts {
  readonly keeper: Pick<LicenceKeeper, 'status' | 'onDidChange'>;
  readonly seen: { read(): Promise<Seen>; update(change: (seen: Seen) => Seen): Promise<Seen> };
  readonly workbench: Pick<Workbench, 'notify' | 'withdrawNotice'>;
  readonly now: () => number;
  readonly onFault: (fault: unknown) => void;
}

const ID = 'license-import.ending';
const ACTION = { title: { 'zh-CN': '查看授权信息', en: 'Show the Licence' }, command: 'license.show' };

/** Tells once a day that the licence ends soon or has ended, until another one is imported. */
export class EndingNotice implements Disposable {
  private readonly parts: EndingNoticeParts;
  private readonly listening: Disposable;
  private looking: Promise<void>;

  constructor(parts: EndingNoticeParts) {
    this.parts = parts;
    this.looking = this.look();
    this.listening = parts.keeper.onDidChange(() => {
      this.looking = this.looking.then(() => this.look());
    });
  }

  /** Resolves when nothing is written any more. */
  async dispose(): Promise<void> {
    await this.listening.dispose();
    await this.looking;
  }

  private async look(): Promise<void> {
    const { keeper, seen, workbench, now, onFault } = this.parts;
    try {
      // One that is at fault says so where it is looked at.
      const message = warningOf(await keeper.status());
      if (!message) return workbench.withdrawNotice(ID);
      const today = new Date(now()).toISOString().slice(0, 10);
      if ((await seen.read()).told === today) return;
      await seen.update((all) => ({ ...all, told: today }));
      workbench.notify({ id: ID, severity: 'warning', message, actions: [ACTION] });
    } catch (fault) {
      onFault(fault);
    }
  }
}

function warningOf(status: LicenceStatus): Localized | undefined {
  if (status.state === 'expired') {
    const { notAfter } = status.terms;
    return {
      'zh-CN': `授权已于 ${notAfter} 到期。本地文件照常签署，项目平台需要新的授权。`,
      en: `The licence ended on ${notAfter}. Files of your own can be signed as before; the project's platform needs a new one.`,
    };
  }
  if (status.state !== 'valid' || status.daysLeft > ENDS_SOON) return undefined;
  const { daysLeft, terms } = status;
  return {
    'zh-CN': `授权还有 ${daysLeft} 天到期（${terms.notAfter}）。请向发放方索取新的授权文件。`,
    en: `The licence ends on ${terms.notAfter}; days left: ${daysLeft}. Ask its issuer for a new one.`,
  };
}
