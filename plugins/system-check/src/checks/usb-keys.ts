import type { Fact, Keys, SystemCheckFinding, UsbKeyFinding } from '@sealwright/core/api';
import { rulesFor } from './udev-rules.ts';

/** Keys that are plugged in by what USB tells of them, and whether a library may and does reach them. */
export async function checkUsbKeys(
  keys: Pick<Keys, 'libraries'> | undefined,
  rules: (vendor: string) => Promise<readonly string[]> = rulesFor,
): Promise<readonly SystemCheckFinding[]> {
  if (!keys) return [];
  const reports = await keys.libraries();
  if (reports.length > 0 && reports.every(({ usbKnown }) => !usbKnown)) {
    const sentence = {
      'zh-CN': '本系统不提供已插入的 USB 设备清单，请以“已插入的密钥”一项为准。',
      en: 'This system does not list its USB devices. See "Plugged keys" instead.',
    };
    return [{ verdict: 'not-checked', sentence }];
  }
  return Promise.all(devicesOf(reports.flatMap(({ usb }) => usb)).map((device) => findingOf(device, rules)));
}

/** Several drivers may know a device: one that reaches it is enough. */
function devicesOf(found: readonly UsbKeyFinding[]): readonly UsbKeyFinding[] {
  const byNumber = new Map<string, UsbKeyFinding>();
  for (const device of found) {
    const number = `${device.vendor}:${device.product}`;
    if (!byNumber.has(number) || !device.problem) byNumber.set(number, device);
  }
  return [...byNumber.values()];
}

async function findingOf(
  { title, vendor, product, problem }: UsbKeyFinding,
  rules: (vendor: string) => Promise<readonly string[]>,
): Promise<SystemCheckFinding> {
  const files = process.platform === 'linux' ? await rules(vendor) : [];
  const facts: Fact[] = [
    { title: { 'zh-CN': 'USB 编号', en: 'USB numbers' }, value: `${vendor}:${product}`, monospace: true },
    ...(process.platform === 'linux' ? [rulesFact(files)] : []),
  ];
  if (!problem) {
    const sentence = {
      'zh-CN': `已识别到“${title['zh-CN']}”，并有可用的程序库。`,
      en: `"${title.en}" is plugged in, and a library reaches it.`,
    };
    return { verdict: 'passed', sentence, facts };
  }
  const repairs = [
    { title: { 'zh-CN': '安装驱动', en: 'Install the Driver' }, command: 'device-init.open' },
    { title: { 'zh-CN': '添加程序库', en: 'Add a Library' }, command: 'settings.open', argument: '.libraries' },
  ];
  return { verdict: 'failed', sentence: problem, facts, repairs };
}

function rulesFact(files: readonly string[]): Fact {
  const title = { 'zh-CN': 'udev 规则', en: 'udev rules' };
  return files.length > 0
    ? { title, value: files.join('\n'), monospace: true }
    : { title, value: { 'zh-CN': '没有针对该厂商的规则', en: 'none for this vendor' } };
}
