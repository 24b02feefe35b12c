import type { Locale, Localized, RevocationStatus } from '@sealwright/core/api';
import type { RevocationReason } from '@sealwright/crypto/revocation';
import type { Attempt, IssuerAnswer } from '../revocation/ask-issuer.ts';

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

const notChecked = (zh: string, en: string): RevocationStatus => ({ state: 'not-checked', sentence: say(zh, en) });
const unavailable = (zh: string, en: string): RevocationStatus => ({ state: 'unavailable', sentence: say(zh, en) });

/** What is said without asking anybody. */
export const unasked = {
  byNobody: notChecked('未查询吊销状态。', 'Whether it was revoked was not checked.'),
  anchor: notChecked('受信任的根证书，无需查询吊销状态。', 'A trusted root; there is nobody to ask about it.'),
  root: notChecked('根证书，无法查询吊销状态。', 'A root certificate; there is nobody to ask about it.'),
  issuerMissing: unavailable(
    '缺少颁发者的证书，无法核对吊销查询的应答。',
    "The issuer's certificate is missing, so answers about revocation could not be checked.",
  ),
  listsSilent: unavailable(
    '已有的吊销列表中没有其颁发者的有效列表。',
    'Among the CRLs at hand is no valid one of its issuer.',
  ),
  tooLate: unavailable(
    '吊销状态查询超时，请稍后重试。',
    'Asking about revocation took too long. Please try again later.',
  ),
} as const;

const sources = { ocsp: say('在线查询（OCSP）', 'OCSP'), crl: say('吊销列表（CRL）', 'CRL') } as const;

const reasons: Readonly<Record<RevocationReason, Localized>> = {
  unspecified: say('未说明', 'not given'),
  'key-compromise': say('密钥泄露', 'the key was compromised'),
  'ca-compromise': say('颁发机构密钥泄露', "the authority's key was compromised"),
  'affiliation-changed': say('证书信息变更', "the holder's details changed"),
  superseded: say('证书已更换', 'it was replaced'),
  'cessation-of-operation': say('停止使用', 'it is not used any more'),
  'certificate-hold': say('暂停使用（冻结）', 'it is on hold'),
  'remove-from-crl': say('未说明', 'not given'),
  'privilege-withdrawn': say('权限被撤销', 'a privilege was withdrawn'),
  'aa-compromise': say('属性机构密钥泄露', "an attribute authority's key was compromised"),
};

/** `address` is shown without its path, which tells a clerk nothing. */
const problems: Readonly<Record<Attempt['problem'], Localized>> = {
  unreachable: say('无法连接', 'cannot be reached'),
  'timed-out': say('没有回应', 'does not answer'),
  refused: say('拒绝查询', 'refuses to answer'),
  'too-long': say('应答过大', 'gives an answer that is too long'),
  'private-address': say(
    '指向内部网络，而该证书未受信任，未访问',
    'lies in your own network and was not asked, since the certificate is not trusted',
  ),
  unreadable: say('应答无法解析', 'gives an answer that cannot be read'),
  'other-certificate': say('应答不涉及这张证书', 'gives an answer about other certificates'),
  'signature-wrong': say('应答的签名不正确', 'gives an answer with a wrong signature'),
  'algorithm-unsupported': say('应答使用了不支持的算法', 'gives an answer with an unsupported algorithm'),
  'signer-not-allowed': say('应答者未获颁发者授权', 'may not speak for the issuer'),
  'not-yet-valid': say(
    '应答尚未生效，请检查本机时间',
    'gives an answer of the future; check the clock of this machine',
  ),
  'out-of-date': say('应答已过期', 'gives an answer that is out of date'),
  nonce: say('应答与本次查询不符', 'gives the answer to another question'),
  delta: say('只提供增量吊销列表', 'offers only a delta CRL'),
  'critical-extension': say('应答含有不支持的关键扩展', 'gives an answer with an unsupported critical extension'),
  'certificate-expired': say('的吊销列表不再列出已过期的证书', 'offers a CRL that leaves out expired certificates'),
  'some-reasons-only': say('吊销列表不完整', 'offers only part of the CRL'),
};

export function revocationStatus(answer: IssuerAnswer): RevocationStatus {
  switch (answer.state) {
    case 'no-address':
      return answer.others
        ? unavailable(
            '证书只提供了 LDAP 等查询地址，无法在线查询吊销状态（仅支持 http 和 https）。',
            'Revocation cannot be checked: the certificate names only addresses such as ldap, and http or https is needed.',
          )
        : unavailable(
            '证书没有提供吊销状态的查询地址。',
            'The certificate does not say where to ask whether it was revoked.',
          );
    case 'unavailable':
      return { state: 'unavailable', sentence: attemptsSentence(answer.attempts) };
    default: {
      const { source, producedAt, nextUpdate } = answer;
      const dates = { producedAt, ...(nextUpdate && { nextUpdate }), ...revocationDates(answer) };
      return { state: answer.state, sentence: answerSentence(answer), source, ...dates };
    }
  }
}

type Answered = Exclude<IssuerAnswer, { state: 'no-address' | 'unavailable' }>;

function revocationDates(answer: Answered) {
  if (answer.state !== 'revoked') return {};
  const { revokedAt, invalidSince } = answer;
  return { revokedAt, ...(invalidSince && { invalidSince }) };
}

function answerSentence(answer: Answered): Localized {
  const source = sources[answer.source];
  const asOf = {
    'zh-CN': `${source['zh-CN']}，截至 ${timeText(answer.producedAt, 'zh-CN')}`,
    en: `${source.en}, as of ${timeText(answer.producedAt, 'en')}`,
  };
  switch (answer.state) {
    case 'good':
      return say(`证书未被吊销（${asOf['zh-CN']}）。`, `The certificate is not revoked (${asOf.en}).`);
    case 'unknown':
      return say(
        `颁发者不认识这张证书（${asOf['zh-CN']}）。`,
        `The issuer does not know this certificate (${asOf.en}).`,
      );
    default: {
      const { revokedAt, reason, invalidSince } = answer;
      const since = invalidSince && {
        'zh-CN': `，自 ${timeText(invalidSince, 'zh-CN')} 起不可信`,
        en: `, not to be trusted since ${timeText(invalidSince, 'en')}`,
      };
      return say(
        `证书已于 ${timeText(revokedAt, 'zh-CN')} 被吊销，原因：${reasons[reason]['zh-CN']}${since?.['zh-CN'] ?? ''}（${asOf['zh-CN']}）。`,
        `The certificate was revoked on ${timeText(revokedAt, 'en')}, reason: ${reasons[reason].en}${since?.en ?? ''} (${asOf.en}).`,
      );
    }
  }
}

function attemptsSentence(attempts: readonly Attempt[]): Localized {
  const lines = [...new Map(attempts.map((attempt) => [`${hostOf(attempt)} ${attempt.problem}`, attempt])).values()];
  const listed = (locale: Locale, separator: string) =>
    lines.map((attempt) => `${hostOf(attempt)} ${problems[attempt.problem][locale]}`).join(separator);
  return say(`未能查询吊销状态：${listed('zh-CN', '；')}。`, `Revocation could not be checked: ${listed('en', '; ')}.`);
}

/** Addresses come from strangers: only what makes up a host is repeated. */
function hostOf({ address }: Attempt): string {
  try {
    return new URL(address).host;
  } catch {
    return '(URL)';
  }
}

function timeText(time: Date, locale: Locale): string {
  return time.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
}
