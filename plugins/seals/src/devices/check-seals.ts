import {
  answeredDevices,
  type KeyDevice,
  type Keys,
  type SealFinding,
  type Seals,
  type SystemCheckFinding,
} from '@sealwright/core/api';

const SEALS = { title: { 'zh-CN': '打开印章列表', en: 'Open the Seals' }, command: 'seal-list.open' };
const RENEW = { title: { 'zh-CN': '续期指南', en: 'How to Renew' }, command: 'service-desk.open', argument: 'renew' };

const VERDICTS: Readonly<Record<SealFinding['kind'], SystemCheckFinding['verdict']>> = {
  shown: 'passed',
  expired: 'failed',
  'not-yet-valid': 'warning',
  'other-certificate': 'warning',
  unreadable: 'warning',
  'picture-unreadable': 'warning',
  // It may show after the PIN, and a picture does as well.
  none: 'notice',
  driver: 'warning',
};

/** The seals of every plugged device: whether they are there, belong to its certificates and are in force. No PIN is asked for. */
export async function checkSeals(
  keys: Pick<Keys, 'devices' | 'list'>,
  seals: Pick<Seals, 'inspect'>,
): Promise<readonly SystemCheckFinding[]> {
  const { devices } = await answeredDevices(keys);
  const found = await Promise.all(
    devices.map(async (device) => (await seals.inspect(device)).map((finding) => findingOf(device, finding))),
  );
  return found.flat();
}

function findingOf({ name }: KeyDevice, { kind, sentence, seal }: SealFinding): SystemCheckFinding {
  const verdict = VERDICTS[kind];
  const facts = [
    { title: { 'zh-CN': '设备', en: 'Device' }, value: name },
    ...(seal ? [{ title: { 'zh-CN': '大小', en: 'Size' }, value: `${seal.widthMm} × ${seal.heightMm} mm` }] : []),
    ...(seal?.validTo
      ? [{ title: { 'zh-CN': '有效期至', en: 'Valid until' }, value: seal.validTo.toISOString().slice(0, 10) }]
      : []),
  ];
  if (verdict === 'passed') return { verdict, sentence, facts };
  return { verdict, sentence, facts, repairs: kind === 'expired' ? [RENEW, SEALS] : [SEALS] };
}
