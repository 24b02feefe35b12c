import type { CliCommand, CliInvocation, CliResult, Keys, Localized, PinTask } from '@sealwright/core/api';
import type { DeviceDirectory } from './device-directory.ts';
import { findDevice } from './find-device.ts';

const DONE: Readonly<Record<PinTask, Localized>> = {
  change: { 'zh-CN': '“{device}”的 PIN 码已修改。', en: 'The PIN of "{device}" was changed.' },
  unblock: {
    'zh-CN': '“{device}”的 PIN 码已解锁，新 PIN 码已生效。',
    en: 'The PIN of "{device}" was unlocked; the new one holds.',
  },
};

/** `keys change-pin` and `keys unblock-pin`: the terminal asks for the PINs, this command never sees them. */
export class SetPinCommand implements CliCommand {
  private readonly directory: DeviceDirectory;
  private readonly keys: Keys;
  private readonly task: PinTask;

  constructor(directory: DeviceDirectory, keys: Keys, task: PinTask) {
    this.directory = directory;
    this.keys = keys;
    this.task = task;
  }

  async run({ arguments: [text = ''], locale, signal }: CliInvocation): Promise<CliResult> {
    const { devices } = await this.directory.complete();
    const device = findDevice(devices, text);
    await this.keys.setPin(device, this.task, signal);
    return {
      text: DONE[this.task][locale].replace('{device}', () => device.name[locale]),
      json: { device: device.ref, serial: device.token.serial, task: this.task },
    };
  }
}
