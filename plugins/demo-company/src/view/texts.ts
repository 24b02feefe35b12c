import type { Localized } from '@sealwright/core/api';
import type { DemoKey, SampleFile } from '../common-demo-rpc.ts';

export const TEXTS = {
  title: { 'zh-CN': '试用示例合同', en: 'Try a Sample Contract' },
  intro: {
    'zh-CN': '选择一份合同，用演示公司的印章试签。公司、证书、印章和合同均为虚构，不具有法律效力。',
    en: 'Choose a contract and sign it with the seals of the demo companies. Companies, certificates, seals and contracts are made up, without legal effect.',
  },
  pages: { 'zh-CN': '{pages} 页', en: '{pages} pages' },
  onePage: { 'zh-CN': '1 页', en: '1 page' },
  companies: { 'zh-CN': '正在生成演示公司、密钥和印章…', en: 'Making the demo companies, keys and seals…' },
  contract: { 'zh-CN': '正在生成合同…', en: 'Making the contract…' },
  opening: { 'zh-CN': '正在打开…', en: 'Opening…' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  ready: {
    'zh-CN':
      '示例合同已打开。选“普通签章”和一枚演示印章，在页面上点击落章，再点“提交签署”，输入演示 PIN 码：甲方 {a}，乙方 {b}。',
    en: 'The sample contract is open. Choose the normal seal tool and a demo seal, click on the page to place it, press Sign and type the demo PIN: party A (甲方) {a}, party B (乙方) {b}.',
  },
  copyPin: { 'zh-CN': '复制{role} PIN 码', en: 'Copy the PIN of {role}' },
} as const satisfies Record<string, Localized>;

/** What the samples are called in both languages, by file name. */
export const SAMPLE_TITLES: Readonly<Record<SampleFile, Localized>> = {
  '工作量进度确认表.pdf': { 'zh-CN': '工作量进度确认表', en: 'Progress confirmation' },
  '采购合同.pdf': { 'zh-CN': '采购合同', en: 'Purchase contract' },
  '框架协议.pdf': { 'zh-CN': '框架协议', en: 'Framework agreement' },
};

/** In English. */
export const PARTIES: Readonly<Record<DemoKey['role'], string>> = { 甲方: 'party A', 乙方: 'party B' };
