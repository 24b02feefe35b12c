import {
  type CliCommand,
  type CliInvocation,
  type CliResult,
  type Locale,
  pictureSize,
  type Seal,
  textTable,
  type Validity,
  validityAt,
} from '@sealwright/core/api';
import type { SealCollection } from '../seal-collection.ts';

const MM_PER_INCH = 25.4;
/** Milliseconds that slow devices get: nobody looks a second time. */
const PATIENCE = 12_000;

const TEXTS = {
  'zh-CN': {
    heading: ['名称', '标识', '尺寸', '有效期', '绑定的证书', '图片'],
    remarks: { valid: '', 'ends-soon': '（即将到期）', expired: '（已过期）', 'not-yet-valid': '（未生效）' },
    always: '不限',
    anyKey: '不限',
    unreadable: '无法读取',
    none: '没有找到印章。',
  },
  en: {
    heading: ['Name', 'Id', 'Size', 'Validity', 'Bound certificate', 'Picture'],
    remarks: { valid: '', 'ends-soon': ' (ends soon)', expired: ' (expired)', 'not-yet-valid': ' (not yet valid)' },
    always: 'unlimited',
    anyKey: 'any',
    unreadable: 'unreadable',
    none: 'No seal was found.',
  },
} as const;

/** `seals list`: every seal of every source with its size, validity, certificate and the resolution it prints at. */
export class ListSeals implements CliCommand {
  private readonly seals: Pick<SealCollection, 'list'>;

  constructor(seals: Pick<SealCollection, 'list'>) {
    this.seals = seals;
  }

  async run({ locale, signal }: CliInvocation): Promise<CliResult> {
    const seals = await this.seals.list({ signal, patience: PATIENCE });
    const texts = TEXTS[locale];
    const table = () => textTable([texts.heading, ...seals.map((seal) => row(seal, locale))]);
    return { text: seals.length === 0 ? texts.none : table(), json: seals.map(record) };
  }
}

function row(seal: Seal, locale: Locale): readonly string[] {
  const texts = TEXTS[locale];
  const pixels = pictureSize(seal.picture);
  return [
    seal.name,
    seal.id,
    `${seal.widthMm} × ${seal.heightMm} mm`,
    validity(seal, locale),
    // The first digits of a fingerprint are enough to tell certificates apart; JSON has them all.
    seal.certificates.map((sha256) => sha256.slice(0, 16)).join(', ') || texts.anyKey,
    pixels ? `${pixels.width} × ${pixels.height} px, ${resolution(seal)} dpi` : texts.unreadable,
  ];
}

function record(seal: Seal) {
  const { id, source, name, widthMm, heightMm, validFrom, validTo, certificates, picture } = seal;
  const pixels = pictureSize(picture);
  return {
    id,
    source,
    name,
    widthMm,
    heightMm,
    validFrom: validFrom?.toISOString() ?? null,
    validTo: validTo?.toISOString() ?? null,
    validity: validityNow(seal),
    certificates,
    picture: { format: picture.format, pixels: pixels ?? null, dpi: resolution(seal) },
  };
}

/** Pixels per inch on paper, the lesser of both directions; `null` for a picture without a readable size. */
function resolution({ picture, widthMm, heightMm }: Seal): number | null {
  const pixels = pictureSize(picture);
  return pixels ? Math.floor(MM_PER_INCH * Math.min(pixels.width / widthMm, pixels.height / heightMm)) : null;
}

function validity(seal: Seal, locale: Locale): string {
  const { validFrom, validTo } = seal;
  const texts = TEXTS[locale];
  if (!validFrom && !validTo) return texts.always;
  return `${day(validFrom)} – ${day(validTo)}${texts.remarks[validityNow(seal)]}`;
}

function validityNow({ validFrom, validTo }: Seal): Validity {
  return validityAt(validFrom, validTo, new Date());
}

/** The Swedish way of writing a local date is ISO 8601's. */
function day(date: Date | undefined): string {
  return date ? new Intl.DateTimeFormat('sv-SE').format(date) : '…';
}
