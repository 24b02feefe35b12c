import {
  type Fact,
  type KeyDevice,
  type Localized,
  type Picture,
  pictureSize,
  type Seal,
  SealwrightError,
} from '@sealwright/core/api';
import { type ElectronicSeal, FIRST_OF_GB_38540, judgeSeal, readSeal } from '@sealwright/crypto/ses';
import { nameIn } from './seal-certificates.ts';

const MM_PER_INCH = 25.4;

const TITLES = {
  id: { 'zh-CN': '印章编号', en: 'Seal id' },
  kind: { 'zh-CN': '印章类型', en: 'Kind' },
  version: { 'zh-CN': '标准与版本', en: 'Standard' },
  vendor: { 'zh-CN': '厂商标识', en: 'Vendor' },
  maker: { 'zh-CN': '制章者', en: 'Maker' },
  makerSignature: { 'zh-CN': '制章者签名', en: "Maker's signature" },
  holders: { 'zh-CN': '签名证书', en: 'Certificates' },
  fingerprints: { 'zh-CN': '证书指纹 SHA-256', en: 'Fingerprints, SHA-256' },
  created: { 'zh-CN': '制作时间', en: 'Made at' },
  from: { 'zh-CN': '有效期起', en: 'Valid from' },
  to: { 'zh-CN': '有效期止', en: 'Valid to' },
  size: { 'zh-CN': '纸上尺寸', en: 'Size on paper' },
  picture: { 'zh-CN': '图片', en: 'Picture' },
  resolution: { 'zh-CN': '打印分辨率', en: 'Resolution in print' },
  typeText: { 'zh-CN': '印章中的图片类型', en: 'Picture type in the seal' },
  source: { 'zh-CN': '标识', en: 'Id for the command line' },
  device: { 'zh-CN': '设备', en: 'Device' },
  serial: { 'zh-CN': '设备序列号', en: 'Serial number of the device' },
  electronic: { 'zh-CN': '电子印章数据', en: 'Electronic seal' },
} as const satisfies Record<string, Localized>;

const NONE: Localized = { 'zh-CN': '无，仅为图片', en: 'None, a picture only' };
const ANY: Localized = { 'zh-CN': '不限，任何密钥都可以使用', en: 'Any key may use it' };
const UNREADABLE: Localized = { 'zh-CN': '无法读取', en: 'unreadable' };
const VERDICTS = {
  good: { 'zh-CN': '有效', en: 'valid' },
  bad: { 'zh-CN': '无效：印章数据与签名不符', en: 'invalid: the seal is not what was signed' },
  unknown: { 'zh-CN': '无法验证：不支持的算法或证书', en: 'cannot be verified: an unknown algorithm or certificate' },
} as const;
const KINDS: Readonly<Record<number, Localized>> = {
  1: { 'zh-CN': '单位印章', en: 'Of an organisation' },
  2: { 'zh-CN': '个人印章', en: 'Of a person' },
};

/** All that is known of a seal, in the order to be shown. */
export async function sealFacts(seal: Seal, device: KeyDevice | undefined): Promise<readonly Fact[]> {
  return [
    ...(seal.electronicSeal ? await electronicFacts(readSeal(seal.electronicSeal)) : plainFacts(seal)),
    ...pictureFacts(seal),
    ...(seal.certificates.length > 0
      ? [{ title: TITLES.fingerprints, value: seal.certificates.join('\n'), monospace: true }]
      : []),
    ...(device
      ? [
          { title: TITLES.device, value: device.name },
          { title: TITLES.serial, value: device.token.serial, monospace: true },
        ]
      : []),
    { title: TITLES.source, value: seal.id, monospace: true },
  ];
}

async function electronicFacts(seal: ElectronicSeal): Promise<readonly Fact[]> {
  const { id, kind, version, vendor, maker, holders, createdAt, validFrom, validTo, picture } = seal;
  const standard = version < FIRST_OF_GB_38540 ? 'GM/T 0031-2014' : 'GB/T 38540-2020';
  const names = holders.by === 'certificate' ? holders.certificates.map((der) => nameIn(der) ?? UNREADABLE.en) : [];
  const digests =
    holders.by === 'digest' ? holders.digests.map(({ algorithm, value }) => `${algorithm}: ${hex(value)}`) : [];
  return [
    { title: TITLES.id, value: id, monospace: true },
    { title: TITLES.kind, value: KINDS[kind] ?? String(kind) },
    { title: TITLES.version, value: `${standard}, v${version}` },
    { title: TITLES.vendor, value: vendor },
    { title: TITLES.maker, value: nameIn(maker) ?? UNREADABLE },
    { title: TITLES.makerSignature, value: await makerVerdict(seal) },
    { title: TITLES.holders, value: [...names, ...digests].join('\n') },
    { title: TITLES.created, value: moment(createdAt) },
    { title: TITLES.from, value: moment(validFrom) },
    { title: TITLES.to, value: moment(validTo) },
    { title: TITLES.typeText, value: picture.type },
  ];
}

async function makerVerdict(seal: ElectronicSeal): Promise<Localized> {
  try {
    const verdict = await judgeSeal(seal);
    return verdict ? VERDICTS[verdict.fits ? 'good' : 'bad'] : VERDICTS.unknown;
  } catch (fault) {
    if (!(fault instanceof SealwrightError)) throw fault;
    return VERDICTS.unknown;
  }
}

function plainFacts({ validFrom, validTo, certificates }: Seal): readonly Fact[] {
  return [
    { title: TITLES.electronic, value: NONE },
    ...(certificates.length === 0 ? [{ title: TITLES.holders, value: ANY }] : []),
    ...(validFrom ? [{ title: TITLES.from, value: moment(validFrom) }] : []),
    ...(validTo ? [{ title: TITLES.to, value: moment(validTo) }] : []),
  ];
}

function pictureFacts({ picture, widthMm, heightMm }: Seal): readonly Fact[] {
  const size = { title: TITLES.size, value: `${widthMm} × ${heightMm} mm` };
  const pixels = pictureSize(picture);
  if (!pixels) return [size, { title: TITLES.picture, value: UNREADABLE }];
  const dpi = Math.floor(MM_PER_INCH * Math.min(pixels.width / widthMm, pixels.height / heightMm));
  return [
    size,
    { title: TITLES.picture, value: `${formatOf(picture)}, ${pixels.width} × ${pixels.height} px` },
    { title: TITLES.resolution, value: `${dpi} dpi` },
  ];
}

const formatOf = ({ format }: Picture) => (format === 'png' ? 'PNG' : 'JPG');
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex');

/** The Swedish way of writing local time is ISO 8601's, without its T. */
function moment(date: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' }).format(date);
}
