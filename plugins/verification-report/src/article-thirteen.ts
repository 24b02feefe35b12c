/**
 * The four conditions under which an electronic signature counts as reliable (《中华人民共和国电子签名法》第十三条第一款),
 * each with what a check of the file establishes and what it cannot. Who alone held a key and who used it are facts
 * outside of the file: no outcome here says that a signature is reliable.
 */
import type { Localized, SignatureReport, VerificationStep } from '@sealwright/core/api';
import type { Condition } from './report-schema.ts';

type StepId = VerificationStep['id'];
type Outcome = Condition['outcome'];
type Findings = Pick<Condition, 'outcome' | 'established' | 'notEstablished'>;

const say = (zh: string, en: string): Localized => ({ 'zh-CN': zh, en });

const TITLES = {
  exclusive: say(
    '电子签名制作数据用于电子签名时，属于电子签名人专有',
    'When used for the signature, the signature creation data belonged to the signatory alone',
  ),
  controlled: say(
    '签署时电子签名制作数据仅由电子签名人控制',
    'At the time of signing, the signature creation data were controlled by the signatory alone',
  ),
  'signature-changes': say(
    '签署后对电子签名的任何改动能够被发现',
    'Any alteration of the signature after signing can be discovered',
  ),
  'content-changes': say(
    '签署后对数据电文内容和形式的任何改动能够被发现',
    'Any alteration of the content and form of the data message after signing can be discovered',
  ),
} as const;

/** Digests for which two documents with one digest can be made, or may be before long. */
const WEAK = /^(?:MD\d|SHA-?1)$/i;

/** Answers for one signature that is not a document timestamp. */
export function articleThirteen(report: SignatureReport): Condition[] {
  const evidence = new Evidence(report);
  const findings = {
    exclusive: exclusive(evidence),
    controlled: controlled(evidence),
    'signature-changes': signatureChanges(evidence),
    'content-changes': contentChanges(evidence),
  };
  return (Object.keys(TITLES) as (keyof typeof TITLES)[]).map((id, index) => ({
    id,
    number: index + 1,
    title: TITLES[id],
    ...findings[id],
  }));
}

class Evidence {
  readonly report: SignatureReport;

  constructor(report: SignatureReport) {
    this.report = report;
  }

  /** What weighs most, where several steps have one id. */
  state(id: StepId): VerificationStep['state'] | undefined {
    const states = this.report.steps.filter((step) => step.id === id).map(({ state }) => state);
    return (['failed', 'warning', 'not-checked', 'passed'] as const).find((state) => states.includes(state));
  }

  has(id: StepId, state: VerificationStep['state'] = 'passed'): boolean {
    return this.state(id) === state;
  }

  sentences(id: StepId): readonly Localized[] {
    return this.report.steps.filter((step) => step.id === id).map(({ sentence }) => sentence);
  }

  get signer(): Localized {
    const subject = this.report.signer?.subject;
    return subject === undefined ? say('签名者', 'the signer') : say(`“${subject}”`, `"${subject}"`);
  }

  get hasWeakDigest(): boolean {
    return WEAK.test(this.report.digestAlgorithm ?? '');
  }
}

/** Condition 1. What is left, who else had the key, no file can tell. */
function exclusive(evidence: Evidence): Findings {
  const { report, signer } = evidence;
  const established: Localized[] = [];
  const notEstablished: Localized[] = [];
  const fits = evidence.has('signature-value');
  if (fits)
    established.push(
      say(
        `签名值经${signer['zh-CN']}证书中的公钥验证正确：它由与该公钥对应的电子签名制作数据（私钥）产生。`,
        `The signature value verifies with the public key in the certificate of ${signer.en}: it was made with the creation data (private key) that belong to that key.`,
      ),
    );
  if (evidence.state('signature-value') === 'failed') established.push(...evidence.sentences('signature-value'));
  if (report.trust === 'trusted')
    established.push(
      say(
        `该证书的颁发链通向检验所依据的受信任根证书，并在判断时间有效；证书将该公钥标明为${signer['zh-CN']}所有。`,
        `Its chain leads to a root certificate that the check was told to trust, and was valid at the time judged; the certificate names ${signer.en} as the holder of the key.`,
      ),
    );
  else
    notEstablished.push(
      report.trust === 'not-checked'
        ? say(
            `没有核对证书由谁颁发，因此不能认定公钥属于${signer['zh-CN']}。`,
            `Who issued the certificate was not checked, so it is not established that the key belongs to ${signer.en}.`,
          )
        : say(
            `证书未能通过信任检查，因此不能认定公钥属于${signer['zh-CN']}（理由见检查步骤）。`,
            `The certificate did not pass the check of trust, so it is not established that the key belongs to ${signer.en}; the steps say why.`,
          ),
    );
  notEstablished.push(
    say(
      '私钥是否自始只为签名人专有（是否在密码设备内产生且不可导出、有无备份或与他人共用），不能由文件本身认定，须以认证机构的身份审核与发放记录、密码设备的证明等另行证明。',
      "Whether the private key was the signatory's alone from the beginning (made inside a device that does not give it away, without copies or sharing) cannot be told from the file; it takes the records of the certification authority, proof about the device and the like.",
    ),
  );
  const against = (['signature-value', 'signing-certificate', 'seal-signer'] as const).some((id) =>
    evidence.has(id, 'failed'),
  );
  return {
    outcome: against ? 'not-supported' : fits && report.trust === 'trusted' ? 'partly' : 'open',
    established,
    notEstablished,
  };
}

/** Condition 2. A fact of the moment of signing, of which a file holds only circumstances. */
function controlled(evidence: Evidence): Findings {
  const { report } = evidence;
  const revoked = evidence.has('revocation', 'failed');
  const established =
    revoked || evidence.has('revocation') || evidence.has('revocation', 'warning')
      ? [...evidence.sentences('revocation')]
      : [];
  if (report.timestamp?.trusted)
    established.push(
      say(
        `可信时间戳证明签名在 ${report.timestamp.time.toISOString()} 之前已经形成。`,
        `A trusted timestamp proves that the signature existed before ${report.timestamp.time.toISOString()}.`,
      ),
    );
  const notEstablished = [
    say(
      '签署当时由谁操作、是否仅由签名人控制电子签名制作数据，不能由技术检验认定，须结合 PIN 等激活方式、设备保管、系统日志、签署过程的记录和证人证言等认定。',
      'Who acted when it was signed, and whether the signatory alone controlled the creation data, cannot be established by a technical check; it takes the way in which the key was activated (such as a PIN), the custody of the device, logs, records of the signing and testimony.',
    ),
  ];
  if (evidence.has('revocation', 'not-checked'))
    notEstablished.push(
      say(
        '没有得到关于证书吊销状态的答复，不能排除证书在签署前已因失控等原因被吊销。',
        'There is no answer about revocation, so it cannot be ruled out that the certificate had been revoked before, such as for a lost key.',
      ),
    );
  return { outcome: revoked ? 'not-supported' : 'open', established, notEstablished };
}

/** Condition 3. */
function signatureChanges(evidence: Evidence): Findings {
  const value = evidence.state('signature-value');
  const bound = evidence.state('signing-certificate');
  const established = [
    ...evidence.sentences('signature-value'),
    ...evidence.sentences('signing-certificate'),
    ...evidence.sentences('seal-value'),
  ];
  if (value === 'failed' || bound === 'failed' || evidence.has('seal-value', 'failed'))
    return {
      outcome: 'not-supported',
      established: [...established, FOUND],
      notEstablished: [],
    };
  if (value !== 'passed')
    return {
      outcome: 'open',
      established: [],
      notEstablished: [
        ...established,
        say('签名值没有得到验证，不能认定。', 'The signature value was not verified, so it is not established.'),
      ],
    };
  established.push(
    say(
      '签名值与签名数据逐位对应，改动其中任何一位都会使上述验证失败；本次检验没有发现改动。',
      'The value belongs to the signed data bit by bit, so that a change of any bit would have made the check fail; none was found.',
    ),
  );
  const weak = evidence.hasWeakDigest ? [weakDigest(evidence)] : [];
  const unbound =
    bound === 'not-checked'
      ? [
          say(
            '签名没有写明所用证书，理论上可以被换上含同一公钥的另一张证书而不被发现。',
            'The signature does not name its certificate, so another one with the same key could take its place unnoticed.',
          ),
        ]
      : [];
  const notEstablished = [...weak, ...unbound];
  return { outcome: notEstablished.length > 0 ? 'partly' : 'supported', established, notEstablished };
}

/** Condition 4. */
function contentChanges(evidence: Evidence): Findings {
  const coverage = evidence.state('coverage');
  const digest = evidence.state('digest');
  const later = evidence.state('later-changes');
  const established = [
    ...evidence.sentences('coverage'),
    ...evidence.sentences('digest'),
    ...evidence.sentences('later-changes'),
  ];
  if (coverage === 'failed')
    return {
      outcome: 'not-supported',
      established,
      notEstablished: [
        say(
          '签名没有完整覆盖文件，未被覆盖部分的改动不能由该签名发现。',
          'The signature does not cover the file completely, so changes of the rest cannot be discovered by it.',
        ),
      ],
    };
  if (digest === 'failed' || later === 'failed')
    return { outcome: 'not-supported', established: [...established, FOUND], notEstablished: [] };
  const form = say(
    '检验比较文件的数据结构，不判断不同软件、字体或设备显示时的差别；签署时的版本可从文件中原样取出查看。',
    'The check compares the data of the file, and does not judge how programs, fonts or devices differ in showing it; the version that was signed can be taken out of the file as it was.',
  );
  if (digest !== 'passed' || later === 'not-checked')
    return {
      outcome: 'open',
      established: digest === 'passed' ? [...evidence.sentences('coverage'), ...evidence.sentences('digest')] : [],
      notEstablished: [...(digest === 'passed' ? evidence.sentences('later-changes') : established), form],
    };
  const weak = evidence.hasWeakDigest ? [weakDigest(evidence)] : [];
  const outcome: Outcome = weak.length > 0 ? 'partly' : 'supported';
  return { outcome, established, notEstablished: [...weak, form] };
}

const FOUND = say(
  '改动已被本次检验发现；发现改动后，该签名不能再用来证明所签内容未经改动。',
  'The alteration was discovered by this check; from then on the signature does not prove any more that what was signed is unaltered.',
);

function weakDigest({ report }: Evidence): Localized {
  const name = report.digestAlgorithm ?? '';
  return say(
    `签名使用 ${name} 摘要算法，该算法已不能可靠地防止人为构造摘要相同的内容。`,
    `The signature uses ${name}, which no longer keeps people reliably from making other content of the same digest.`,
  );
}
