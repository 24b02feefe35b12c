/** What the audit log is told of updates: what took the place of the program, by whose key, and what was refused. */
import type { AuditRecord, SealwrightError } from '@sealwright/core/api';
import type { Offer } from './ask-feed.ts';
import { DownloadAltered, DownloadSizeWrong } from './download/download-errors.ts';
import {
  FeedRolledBack,
  ManifestForeign,
  PrereleaseRefused,
  SignatureWrong,
  SignerUnknown,
} from './feed/feed-errors.ts';

export function downloaded(offer: Offer): AuditRecord {
  const { version } = offer.manifest;
  return {
    event: 'update-check.downloaded',
    outcome: 'done',
    sentence: {
      'zh-CN': `已下载版本 ${version} 的更新包并验证签名。`,
      en: `The package of version ${version} was downloaded and its signature verified.`,
    },
    facts: facts(offer),
  };
}

export function installing(offer: Offer): AuditRecord {
  const { version } = offer.manifest;
  return {
    event: 'update-check.installing',
    outcome: 'done',
    sentence: { 'zh-CN': `开始安装版本 ${version}。`, en: `The installation of version ${version} began.` },
    facts: facts(offer),
  };
}

/** Faults of the network are nothing to answer for; what somebody has tampered with is. */
export function refused(
  during: 'check' | 'download' | 'install',
  error: SealwrightError,
  offer: Offer | undefined,
): AuditRecord | undefined {
  if (during !== 'install' && !SUSPICIOUS.some((type) => type.is(error))) return undefined;
  return {
    event: 'update-check.refused',
    outcome: during === 'install' ? 'failed' : 'refused',
    sentence: error.sentence,
    ...(offer && { facts: facts(offer) }),
  };
}

const SUSPICIOUS = [
  ...[SignerUnknown, SignatureWrong, ManifestForeign, FeedRolledBack, PrereleaseRefused],
  ...[DownloadSizeWrong, DownloadAltered],
];

function facts({ manifest, key, source, package: wanted }: Offer): NonNullable<AuditRecord['facts']> {
  return [
    { title: { 'zh-CN': '版本', en: 'Version' }, value: manifest.version },
    { title: { 'zh-CN': '来源', en: 'Source' }, value: source.shown ?? '' },
    { title: { 'zh-CN': '签名密钥', en: 'Signed by key' }, value: key },
    ...(wanted ? [{ title: { 'zh-CN': 'SHA-256', en: 'SHA-256' }, value: wanted.sha256, monospace: true }] : []),
  ];
}
