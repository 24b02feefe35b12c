/** What is written down of the work of other plugins that tell of it by hooks. */
import type {
  AuditRecord,
  ErrorRecord,
  Fact,
  FailedSigning,
  OpenDocument,
  PinSetting,
  SigningResult,
} from '@sealwright/core/api';

const CODE = { 'zh-CN': '原因代码', en: 'Reason' };
const DIGEST = { 'zh-CN': '文件摘要（SHA-256）', en: 'File (SHA-256)' };

/** `digest`: of the signed file, where it was cheap to know. */
export function signed(result: SigningResult, digest: string | undefined): AuditRecord {
  const { name, signer, certificate, format, fields, size } = result;
  return {
    event: 'signing.signed',
    outcome: 'done',
    sentence: { 'zh-CN': `${signer} 签署了“${name}”。`, en: `${signer} signed "${name}".` },
    facts: [
      { title: { 'zh-CN': '文件', en: 'File' }, value: name },
      { title: { 'zh-CN': '大小（字节）', en: 'Size (bytes)' }, value: String(size) },
      ...digestFact(digest),
      { title: { 'zh-CN': '签名域', en: 'Fields' }, value: fields.join(', ') },
      { title: { 'zh-CN': '签名格式', en: 'Format' }, value: format },
      { title: { 'zh-CN': '证书序列号', en: 'Certificate' }, value: certificate.serial, monospace: true },
      {
        title: { 'zh-CN': '证书指纹（SHA-256）', en: 'Certificate (SHA-256)' },
        value: certificate.sha256,
        monospace: true,
      },
    ],
  };
}

export function notSigned({ name, error }: FailedSigning): AuditRecord {
  return {
    event: 'signing.failed',
    outcome: 'failed',
    sentence: {
      'zh-CN': `“${name}”没有签署：${error.sentence['zh-CN']}`,
      en: `"${name}" was not signed: ${error.sentence.en}`,
    },
    facts: [{ title: { 'zh-CN': '文件', en: 'File' }, value: name }, codeFact(error)],
  };
}

/** A document that was saved under another name is open as that file from then on, and told of as both. */
export function opened(document: OpenDocument, digest: string | undefined): AuditRecord {
  const { name } = document;
  return {
    event: 'documents.opened',
    outcome: 'done',
    sentence: { 'zh-CN': `打开了“${name}”。`, en: `Opened "${name}".` },
    facts: documentFacts(document, digest),
  };
}

export function saved(document: OpenDocument, digest: string | undefined): AuditRecord {
  const { name } = document;
  return {
    event: 'documents.saved',
    outcome: 'done',
    sentence: { 'zh-CN': `保存了“${name}”。`, en: `Saved "${name}".` },
    facts: documentFacts(document, digest),
  };
}

const tasks = {
  change: {
    event: 'keys.pin-changed',
    done: { 'zh-CN': '修改了 PIN 码', en: 'The PIN was changed' },
    failed: { 'zh-CN': '没有修改 PIN 码', en: 'The PIN was not changed' },
  },
  unblock: {
    event: 'keys.pin-unblocked',
    done: { 'zh-CN': '解锁并设置了新 PIN 码', en: 'It was unlocked and has a new PIN' },
    failed: { 'zh-CN': '没有解锁', en: 'It was not unlocked' },
  },
} as const;

export function pinSet({ task, device, serial, error }: PinSetting): AuditRecord {
  const { event, done, failed } = tasks[task];
  const what = error ? failed : done;
  return {
    event,
    outcome: error ? 'failed' : 'done',
    sentence: { 'zh-CN': `${device['zh-CN']}：${what['zh-CN']}。`, en: `${device.en}: ${what.en}.` },
    facts: [
      { title: { 'zh-CN': '设备序列号', en: 'Device' }, value: serial, monospace: true },
      ...(error ? [codeFact(error)] : []),
    ],
  };
}

function documentFacts({ name, size }: OpenDocument, digest: string | undefined): Fact[] {
  return [
    { title: { 'zh-CN': '文件', en: 'File' }, value: name },
    { title: { 'zh-CN': '大小（字节）', en: 'Size (bytes)' }, value: String(size) },
    ...digestFact(digest),
  ];
}

function digestFact(digest: string | undefined): Fact[] {
  return digest === undefined ? [] : [{ title: DIGEST, value: digest, monospace: true }];
}

function codeFact({ code }: ErrorRecord): Fact {
  return { title: CODE, value: code, monospace: true };
}
