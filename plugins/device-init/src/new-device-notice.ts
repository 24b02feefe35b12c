import type { Keys, Localized, Workbench } from '@sealwright/core/api';
import type { FoundDevice } from './common-device-init-rpc.ts';
import type { DeviceReports } from './device-reports.ts';
import type { KnownDevices } from './known-devices.ts';

export interface NewDeviceNoticeParts {
  readonly keys: Pick<Keys, 'onDidChange'>;
  readonly reports: Pick<DeviceReports, 'devices'>;
  readonly known: Pick<KnownDevices, 'meet'>;
  readonly workbench: Pick<Workbench, 'notify' | 'withdrawNotice'>;
  readonly onFault: (fault: unknown) => void;
}

const OPEN: Localized = { 'zh-CN': '开始初始化', en: 'Set It Up' };

/**
 * Offers in the windows to set up a device that was never plugged in before: once in its life, and for as long as it is
 * plugged in and no wizard shows it.
 */
export class NewDeviceNotice {
  private readonly parts: NewDeviceNoticeParts;
  private readonly listening;
  private wizards = 0;
  /** Refs of the devices whose notices were not taken back. */
  private readonly announced = new Set<string>();
  private looking = Promise.resolve();

  constructor(parts: NewDeviceNoticeParts) {
    this.parts = parts;
    this.listening = parts.keys.onDidChange(() => this.look());
    this.look();
  }

  /** Runs while a wizard shows what is plugged in: whoever looks at that needs no notice. */
  async without<T>(run: () => Promise<T>): Promise<T> {
    this.wizards += 1;
    this.withdraw(() => true);
    try {
      return await run();
    } finally {
      this.wizards -= 1;
    }
  }

  /** Resolves when nothing is written any more. */
  async dispose(): Promise<void> {
    await this.listening.dispose();
    await this.looking;
    this.withdraw(() => true);
  }

  /** One look after the other, so that a device is not met twice at the same time. */
  private look(): void {
    this.looking = this.looking.then(() => this.meet()).catch(this.parts.onFault);
  }

  private async meet(): Promise<void> {
    const { devices, pending } = await this.parts.reports.devices();
    // Those of a driver that has not answered yet may still be plugged in.
    if (pending.length === 0) this.withdraw((announced) => devices.every(({ ref }) => ref !== announced));
    const strangers = await this.parts.known.meet(devices.map(({ serial }) => serial));
    if (this.wizards > 0) return;
    for (const device of devices) if (strangers.includes(device.serial)) this.announce(device);
  }

  private announce({ ref, name }: FoundDevice): void {
    this.announced.add(ref);
    this.parts.workbench.notify({
      id: noticeOf(ref),
      severity: 'info',
      message: {
        'zh-CN': `检测到新的设备“${name['zh-CN']}”。初始化后即可用它签署合同。`,
        en: `A new device is plugged in: ${name.en}. Set it up to sign contracts with it.`,
      },
      actions: [{ title: OPEN, command: 'device-init.open', argument: ref }],
    });
  }

  private withdraw(isOver: (ref: string) => boolean): void {
    for (const ref of this.announced) {
      if (!isOver(ref)) continue;
      this.announced.delete(ref);
      this.parts.workbench.withdrawNotice(noticeOf(ref));
    }
  }
}

const noticeOf = (ref: string) => `device-init.new ${ref}`;
