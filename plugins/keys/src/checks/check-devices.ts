import {
  answeredDevices,
  type DriverTrouble,
  type KeyDevice,
  type Keys,
  type Localized,
  type PinStatus,
  reportTrouble,
  type SystemCheckFinding,
} from '@sealwright/core/api';

const DEVICES = { title: { 'zh-CN': '打开我的设备', en: 'Open My Devices' }, command: 'device-list.open' };
const SET_UP = { title: { 'zh-CN': '设备初始化', en: 'Set up a Device' }, command: 'device-init.open' };

/** What is plugged in, the state of its PINs, and the drivers that have failed or do not answer. No PIN is asked for. */
export async function checkDevices(keys: Pick<Keys, 'devices' | 'list'>): Promise<readonly SystemCheckFinding[]> {
  const { devices, troubles, pending } = await answeredDevices(keys);
  const findings = [
    ...devices.map(deviceFinding),
    ...troubles.map(troubleFinding),
    ...pending.map(
      ({ title }): SystemCheckFinding => ({ verdict: 'warning', sentence: slow(title), repairs: [DEVICES] }),
    ),
  ];
  return findings.length > 0 ? findings : [{ verdict: 'failed', sentence: NONE, repairs: [SET_UP] }];
}

const NONE: Localized = {
  'zh-CN': '没有插入密钥。请插入 USB 密钥；如已插入而没有显示，请检查驱动程序。',
  en: 'No key is plugged in. Plug your USB key in; if it is and does not show, see to its driver.',
};

function slow(title: Localized): Localized {
  return {
    'zh-CN': `“${title['zh-CN']}”还没有回应。请稍候重新检测；仍没有回应时，请拔出密钥后重新插入。`,
    en: `"${title.en}" has not answered yet. Check again in a moment; if it stays silent, plug the key in anew.`,
  };
}

function deviceFinding({ name, token, pin, keys }: KeyDevice): SystemCheckFinding {
  const facts = [
    { title: { 'zh-CN': '序列号', en: 'Serial number' }, value: token.serial, monospace: true },
    { title: { 'zh-CN': '厂商', en: 'Vendor' }, value: token.manufacturer },
    { title: { 'zh-CN': '证书数量', en: 'Certificates' }, value: String(keys.length) },
    ...(pin?.triesLeft === undefined
      ? []
      : [{ title: { 'zh-CN': 'PIN 码剩余次数', en: 'PIN tries left' }, value: String(pin.triesLeft) }]),
  ];
  const problem = pin && PIN_PROBLEMS[pin.state];
  if (!problem) {
    const sentence = { 'zh-CN': `“${name['zh-CN']}”可以读取。`, en: `"${name.en}" can be read.` };
    return { verdict: 'passed', sentence, facts };
  }
  const sentence = {
    'zh-CN': `“${name['zh-CN']}”：${problem.sentence['zh-CN']}`,
    en: `"${name.en}": ${problem.sentence.en}`,
  };
  return { verdict: problem.verdict, sentence, facts, repairs: [DEVICES] };
}

const PIN_PROBLEMS: Readonly<Partial<Record<PinStatus['state'], Pick<SystemCheckFinding, 'verdict' | 'sentence'>>>> = {
  'few-left': {
    verdict: 'notice',
    sentence: {
      'zh-CN': 'PIN 码曾输错，剩余次数不多。请确认 PIN 码后再输入。',
      en: 'a wrong PIN was entered and few tries are left. Be sure of the PIN before you enter it.',
    },
  },
  'last-try': {
    verdict: 'warning',
    sentence: {
      'zh-CN': 'PIN 码只剩最后一次机会，再输错将被锁定。不确定时请先联系发证机构。',
      en: 'one try of the PIN is left; a wrong one locks the key. If you are not sure, ask the issuer first.',
    },
  },
  locked: {
    verdict: 'failed',
    sentence: {
      'zh-CN': 'PIN 码已锁定，不能签署。请在“我的设备”解锁，或联系发证机构。',
      en: 'the PIN is locked, so it does not sign. Unlock it under My devices, or ask the issuer.',
    },
  },
};

function troubleFinding(trouble: DriverTrouble): SystemCheckFinding {
  const { title, error } = reportTrouble(trouble);
  const sentence = {
    'zh-CN': `“${title['zh-CN']}”：${error.sentence['zh-CN']}`,
    en: `"${title.en}": ${error.sentence.en}`,
  };
  const facts = [{ title: { 'zh-CN': '错误代码', en: 'Error code' }, value: error.code, monospace: true }];
  return { verdict: 'failed', sentence, facts, repairs: [DEVICES] };
}
