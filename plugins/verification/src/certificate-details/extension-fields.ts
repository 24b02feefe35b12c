import { CertificatePolicies } from '@peculiar/asn1-x509';
import { type Fact, type Localized, SealwrightError } from '@sealwright/core/api';
import { content, Fields, parseDer } from '@sealwright/crypto/asn1';
import {
  authorityAccess,
  type Certificate,
  directoryText,
  type Extension,
  extensionOids,
  type GeneralName,
  readDistributionPoints,
  readGeneralNames,
} from '@sealwright/crypto/x509';
import { field, inGroups } from './field.ts';
import { nameLine, shown } from './name-lines.ts';
import { keyUsageWords, purposeWords } from './usages.ts';

/** Octets of an extension without a reading of its own that are shown. */
const MOST_OCTETS = 256;

/** What identifies holders of Chinese certificates (GB/T 20518, 5.2.4). */
const CHINESE: Readonly<Record<string, Localized>> = {
  '1.2.156.10260.4.1.1': { 'zh-CN': '个人身份标识码', en: 'Personal identity code' },
  '1.2.156.10260.4.1.2': { 'zh-CN': '个人社会保险号', en: 'Social insurance number' },
  '1.2.156.10260.4.1.3': { 'zh-CN': '企业工商注册号', en: 'Business registration number' },
  '1.2.156.10260.4.1.4': { 'zh-CN': '企业组织机构代码', en: 'Organisation code' },
  '1.2.156.10260.4.1.5': { 'zh-CN': '企业税号', en: 'Taxation number' },
};

type Reading = (extension: Extension, certificate: Certificate) => readonly Fact[];

const READINGS: Readonly<Record<string, Reading>> = {
  [extensionOids.keyUsage]: (_, { keyUsage = 0 }) => [field('密钥用法', 'Key usage', keyUsageWords(keyUsage))],
  [extensionOids.purposes]: (_, { purposes = [] }) => [
    field('增强型密钥用法', 'Extended key usage', purposeWords(purposes)),
  ],
  [extensionOids.subjectAltName]: ({ value }) => [
    field('使用者备用名称', 'Subject alternative names', lines(readGeneralNames(value).map(generalNameText))),
  ],
  [extensionOids.basicConstraints]: (_, certificate) => [constraintsField(certificate)],
  [extensionOids.policies]: ({ value }) => [
    field(
      '证书策略',
      'Certificate policies',
      lines(parseDer(value, CertificatePolicies).map(({ policyIdentifier }) => policyIdentifier)),
      'monospace',
    ),
  ],
  [extensionOids.authorityAccess]: (_, certificate) => {
    const { ocsp, caIssuers } = authorityAccess(certificate);
    return [
      ...(ocsp.length > 0 ? [field('在线状态查询（OCSP）地址', 'OCSP address', lines(ocsp))] : []),
      ...(caIssuers.length > 0 ? [field('颁发者证书地址', 'Issuer certificate address', lines(caIssuers))] : []),
    ];
  },
  [extensionOids.distributionPoints]: ({ value }) => [
    field('吊销列表（CRL）地址', 'CRL distribution points', lines(pointTexts(value))),
  ],
  [extensionOids.subjectKey]: ({ value }) => [
    field('使用者密钥标识符', 'Subject key identifier', inGroups(content(value)), 'monospace'),
  ],
  [extensionOids.authorityKey]: (_, { authorityKey }) =>
    authorityKey === undefined
      ? []
      : [
          field(
            '颁发者密钥标识符',
            'Authority key identifier',
            inGroups(Buffer.from(authorityKey, 'hex')),
            'monospace',
          ),
        ],
};

/** What people ask for first, then the extensions without a reading in the certificate's order, by their numbers. */
export function extensionFields(certificate: Certificate): readonly Fact[] {
  const { extensions } = certificate;
  const known = Object.entries(READINGS).flatMap(([oid, reading]) =>
    extensions.filter((extension) => extension.oid === oid).map((extension) => ({ extension, reading })),
  );
  return [
    ...known.flatMap(({ extension, reading }) => readWith(reading, extension, certificate)),
    ...extensions.filter(({ oid }) => !(oid in READINGS)).map(unreadField),
  ];
}

function readWith(reading: Reading, extension: Extension, certificate: Certificate): readonly Fact[] {
  try {
    return reading(extension, certificate);
  } catch (fault) {
    if (!(fault instanceof SealwrightError)) throw fault;
    return [unreadField(extension)];
  }
}

function constraintsField({ basicConstraints }: Certificate): Fact {
  const { ca = false, pathLength } = basicConstraints ?? {};
  const limit = ca && pathLength !== undefined;
  return field('基本约束', 'Basic constraints', {
    'zh-CN': ca ? `证书颁发机构${limit ? `，其下最多 ${pathLength} 级` : ''}` : '最终用户',
    en: ca ? `Certification authority${limit ? `, at most ${pathLength} more below it` : ''}` : 'End entity',
  });
}

function pointTexts(value: Uint8Array): readonly string[] {
  return readDistributionPoints(value).flatMap(({ name }) => {
    if (!name) return [];
    return 'full' in name ? name.full.map(generalNameText) : [nameLine([name.relative])];
  });
}

function generalNameText(name: GeneralName): string {
  return name.kind === 'directory' ? nameLine(name.name) : name.text;
}

/** Text where the value is text, else its octets. */
function unreadField({ oid, value }: Extension): Fact {
  const title = CHINESE[oid] ?? { 'zh-CN': `扩展项 ${oid}`, en: `Extension ${oid}` };
  const text = textIn(value);
  if (text !== undefined) return { title, value: text };
  const cut = value.length > MOST_OCTETS ? ' …' : '';
  return { title, value: `${inGroups(value.subarray(0, MOST_OCTETS))}${cut}`, monospace: true };
}

const CONTEXT_SPECIFIC = 0x80;
const CONSTRUCTED = 0x20;
const UTF8_STRING = 12;
/** Tag numbers of string types. */
const STRINGS: ReadonlySet<number> = new Set([UTF8_STRING, 19, 20, 22, 26, 28, 30]);

function textIn(value: Uint8Array): string | undefined {
  try {
    const string = unwrapped(value);
    const [identifier = 0] = string;
    const number = identifier >= CONTEXT_SPECIFIC ? UTF8_STRING : identifier;
    const text = STRINGS.has(number) ? directoryText(number, content(string)) : undefined;
    return text && !/\p{C}/u.test(text) ? text : undefined;
  } catch (fault) {
    if (!(fault instanceof SealwrightError)) throw fault;
    return undefined;
  }
}

/** Identity codes are strings behind a tag of their own, by their kind. */
function unwrapped(value: Uint8Array): Uint8Array {
  const [identifier = 0] = value;
  const isWrapped = identifier >= CONTEXT_SPECIFIC && identifier & CONSTRUCTED;
  return isWrapped ? new Fields(value).next() : value;
}

function lines(texts: readonly string[]): string {
  return texts.map(shown).join('\n');
}
