import {
  answeredDevices,
  type CertificateChecks,
  type Key,
  type Keys,
  type Localized,
  type SystemCheckFinding,
} from '@sealwright/core/api';

const TRUST_SETTING = 'verification.trustedCertificates';

/** Whether the plugged signing certificates lead to a root that the user trusts. Nobody is asked over the network. */
export async function checkCertificateChains(
  keys: Pick<Keys, 'devices' | 'list'> | undefined,
  certificates: Pick<CertificateChecks, 'check'> | undefined,
  signal?: AbortSignal,
): Promise<readonly SystemCheckFinding[]> {
  if (!keys || !certificates) return [];
  const { devices } = await answeredDevices(keys);
  const signing = devices.flatMap(({ keys }) => keys).filter(({ usage }) => usage === 'signing');
  return Promise.all(signing.map((key) => findingOf(key, certificates, signal)));
}

async function findingOf(
  { certificate: { subject }, chain }: Key,
  certificates: Pick<CertificateChecks, 'check'>,
  signal: AbortSignal | undefined,
): Promise<SystemCheckFinding> {
  const { trust, sentence, path } = await certificates.check({ chain, ...(signal && { signal }) });
  const facts = [
    {
      title: { 'zh-CN': '证书路径', en: 'Path' },
      value: path.map(({ certificate }) => certificate.subject).join('\n'),
    },
  ];
  if (trust === 'trusted') return { verdict: 'passed', sentence: of(subject, sentence), facts };
  if (trust === 'no-anchors') {
    const unknown = {
      'zh-CN': `没有核对“${subject}”的证书链：尚未设置受信任的根证书。请向发证机构下载根证书并添加，对方的签名也据此核对。`,
      en: `The chain of "${subject}" was not checked: no trusted root is set. Add the root certificate of your issuer; other people's signatures are checked against it, too.`,
    };
    const repairs = [{ title: ADD_ROOT, command: 'settings.open', argument: TRUST_SETTING }];
    return { verdict: 'not-checked', sentence: unknown, facts, repairs };
  }
  const repairs = [
    { title: { 'zh-CN': '查看证书', en: 'See the Certificate' }, command: 'certificate-list.open' },
    { title: ADD_ROOT, command: 'settings.open', argument: TRUST_SETTING },
  ];
  return { verdict: 'warning', sentence: of(subject, sentence), facts, repairs };
}

const ADD_ROOT: Localized = { 'zh-CN': '添加根证书', en: 'Add a Root' };

function of(subject: string, sentence: Localized): Localized {
  return { 'zh-CN': `“${subject}”：${sentence['zh-CN']}`, en: `"${subject}": ${sentence.en}` };
}
