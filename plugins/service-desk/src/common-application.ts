/** The application form, as it is filled in, kept and printed. */
import type { Localized } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';
import { type CreditCodeFault, creditCodeFault, tidyCreditCode } from './common-credit-code.ts';

const line = Type.String({ maxLength: 100 });

export const BUSINESSES = ['apply', 'renew', 'change', 'reissue', 'revoke'] as const;
export type Business = (typeof BUSINESSES)[number];

export const Application = Type.Object({
  business: Type.Enum([...BUSINESSES]),
  company: line,
  creditCode: line,
  address: line,
  representative: line,
  handler: line,
  phone: line,
  email: line,
  delivery: line,
  /** What the organisation's certificate comes with. */
  signing: Type.Boolean(),
  encryption: Type.Boolean(),
  seal: Type.Boolean(),
  note: Type.String({ maxLength: 300 }),
});
export type Application = Static<typeof Application>;

export const EMPTY_APPLICATION: Application = {
  business: 'apply',
  company: '',
  creditCode: '',
  address: '',
  representative: '',
  handler: '',
  phone: '',
  email: '',
  delivery: '',
  signing: true,
  encryption: true,
  seal: true,
  note: '',
};

export const businessNames: Readonly<Record<Business, Localized>> = {
  apply: { 'zh-CN': '新办', en: 'New' },
  renew: { 'zh-CN': '续期', en: 'Renewal' },
  change: { 'zh-CN': '变更', en: 'Change' },
  reissue: { 'zh-CN': '补办', en: 'Replacement' },
  revoke: { 'zh-CN': '注销', en: 'Revocation' },
};

/** The lines to type, in the order of the form. */
export const LINES = [
  'company',
  'creditCode',
  'address',
  'representative',
  'handler',
  'phone',
  'email',
  'delivery',
  'note',
] as const satisfies readonly (keyof Application)[];
export type Line = (typeof LINES)[number];

export const lineNames: Readonly<Record<Line, Localized>> = {
  company: { 'zh-CN': '单位名称', en: 'Company' },
  creditCode: { 'zh-CN': '统一社会信用代码', en: 'Unified social credit code' },
  address: { 'zh-CN': '单位地址', en: 'Address of the company' },
  representative: { 'zh-CN': '法定代表人', en: 'Legal representative' },
  handler: { 'zh-CN': '经办人', en: 'Handler' },
  phone: { 'zh-CN': '经办人手机', en: "Handler's mobile" },
  email: { 'zh-CN': '经办人邮箱', en: "Handler's e-mail" },
  delivery: { 'zh-CN': 'Ukey 邮寄地址', en: 'Where the Ukey is posted to' },
  note: { 'zh-CN': '备注', en: 'Remarks' },
};

export const PARTS = ['signing', 'encryption', 'seal'] as const satisfies readonly (keyof Application)[];

export const partNames: Readonly<Record<(typeof PARTS)[number], Localized>> = {
  signing: { 'zh-CN': '签名证书', en: 'Signing certificate' },
  encryption: { 'zh-CN': '加密证书', en: 'Encryption certificate' },
  seal: { 'zh-CN': '电子印章', en: 'Electronic seal' },
};

/** What keeps the form from being printed, by the field; the rest may be filled in by hand. */
export type ApplicationFaults = Readonly<Partial<Record<Line | 'parts', Localized>>>;

const NEEDED: Localized = { 'zh-CN': '请填写此项。', en: 'This has to be filled in.' };

const creditCodeFaults: Readonly<Record<CreditCodeFault, Localized>> = {
  length: { 'zh-CN': '统一社会信用代码应为 18 位。', en: 'A unified social credit code has 18 characters.' },
  characters: {
    'zh-CN': '统一社会信用代码只含数字和大写字母，且不含 I、O、S、V、Z。',
    en: 'A unified social credit code consists of digits and capital letters without I, O, S, V and Z.',
  },
  'check-digit': {
    'zh-CN': '统一社会信用代码的校验位不符，请核对营业执照后重新输入。',
    en: 'The check digit does not fit: compare the code with the business licence.',
  },
};

export function applicationFaults(application: Application): ApplicationFaults {
  const { company, handler, phone, email } = application;
  const code = tidyCreditCode(application.creditCode);
  const codeFault = code === '' ? NEEDED : creditCodeFaults[creditCodeFault(code) ?? 'length'];
  return {
    ...(company.trim() === '' && { company: NEEDED }),
    ...((code === '' || creditCodeFault(code) !== undefined) && { creditCode: codeFault }),
    ...(handler.trim() === '' && { handler: NEEDED }),
    ...(phone.trim() !== '' && !/^1\d{10}$/.test(phone.replace(/[\s-]/g, '')) && { phone: PHONE }),
    ...(email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) && { email: EMAIL }),
    ...(PARTS.every((part) => !application[part]) && { parts: PARTS_NEEDED }),
  };
}

const PHONE: Localized = {
  'zh-CN': '手机号应为 11 位数字，以 1 开头。',
  en: 'A mobile number has 11 digits and begins with 1.',
};
const EMAIL: Localized = { 'zh-CN': '邮箱地址的格式不正确。', en: 'This is no e-mail address.' };
const PARTS_NEEDED: Localized = { 'zh-CN': '请至少选择一项。', en: 'Choose at least one.' };
