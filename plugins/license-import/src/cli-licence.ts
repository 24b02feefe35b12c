/** `sealwright licence show` and `licence import FILE`. */
import {
  type CliInvocation,
  type CliResult,
  type ErrorRecord,
  type Locale,
  SealwrightError,
} from '@sealwright/core/api';
import type { LicenceReport, LicenceSummary } from './common-licence-rpc.ts';
import { MODULES } from './common-modules.ts';
import type { LicenceKeeper } from './licence-keeper.ts';
import { Older } from './terms-errors.ts';

const TEXTS = {
  'zh-CN': {
    none: '没有导入授权。',
    machine: '本机的机器码',
    imported: '已导入授权：',
    confirm: '确实要替换时，请加上 --yes。',
    replace: '仍要替换吗？',
    kept: '没有替换，原有授权不变。',
    states: { valid: '有效', expired: '已过期', 'not-yet-valid': '未生效' },
    rows: ['授权编号', '被授权单位', '统一社会信用代码', '有效期', '状态', '模块', '数量', '发放方'],
    demo: '演示授权',
  },
  en: {
    none: 'No licence was imported.',
    machine: 'Code of this computer',
    imported: 'Imported:',
    confirm: 'To replace it nevertheless, add --yes.',
    replace: 'Replace it nevertheless?',
    kept: 'Nothing was replaced; the installed licence stays.',
    states: { valid: 'valid', expired: 'expired', 'not-yet-valid': 'not yet valid' },
    rows: ['Licence', 'Licensee', 'Credit code', 'Valid', 'State', 'Modules', 'Seats', 'Issuer'],
    demo: 'demo licence',
  },
} as const;

export async function showLicence(keeper: LicenceKeeper, { locale }: CliInvocation): Promise<CliResult> {
  const { licence, fault, machine } = await keeper.report();
  const texts = TEXTS[locale];
  const lines = licence ? describe(licence, locale) : [fault ? faultText(fault, locale) : texts.none];
  if (machine !== undefined) lines.push(`${texts.machine}  ${machine}`);
  return { text: lines.join('\n'), json: jsonOf({ licence, fault, machine }), failed: fault !== undefined };
}

export async function importLicence(
  keeper: LicenceKeeper,
  { arguments: [file = ''], options, path, locale, confirm }: CliInvocation,
): Promise<CliResult> {
  const texts = TEXTS[locale];
  const offer = await keeper.read(path(file));
  const install = async (confirmed: boolean): Promise<CliResult> => {
    const licence = await keeper.install(offer.file, { confirmed });
    return { text: [texts.imported, ...describe(licence, locale)].join('\n'), json: jsonOf({ licence }) };
  };
  try {
    return await install(options.yes === true);
  } catch (fault) {
    if (!Older.is(fault)) throw fault;
    const answer = await confirm?.(`${fault.sentence[locale]}\n${texts.replace}`);
    if (answer) return install(true);
    if (answer === false) return { text: texts.kept, json: null, failed: true };
    throw new SealwrightError(fault.code, fault.data, {
      'zh-CN': `${fault.sentence['zh-CN']}${TEXTS['zh-CN'].confirm}`,
      en: `${fault.sentence.en} ${TEXTS.en.confirm}`,
    });
  }
}

function describe({ terms, state, isDemo, notes }: LicenceSummary, locale: Locale): string[] {
  const texts = TEXTS[locale];
  const granted = Object.entries(terms.modules).flatMap(([key, isGranted]) =>
    isGranted ? [MODULES[key]?.[locale] ?? key] : [],
  );
  const values = [
    terms.id,
    terms.licensee.name,
    terms.licensee.creditCode,
    `${terms.notBefore} – ${terms.notAfter}`,
    isDemo ? `${texts.states[state]} (${texts.demo})` : texts.states[state],
    granted.join(', '),
    String(terms.seats),
    terms.issuer,
  ];
  return [...values.map((value, at) => `${texts.rows[at]}  ${value}`), ...notes.map((note) => note[locale])];
}

const faultText = ({ code, sentence }: ErrorRecord, locale: Locale) => `${code}: ${sentence[locale]}`;

function jsonOf({ licence, fault, machine }: { [K in keyof LicenceReport]?: LicenceReport[K] | undefined }) {
  return {
    licence: licence ?? null,
    ...(fault && { fault }),
    ...(machine !== undefined && { machine }),
  };
}
