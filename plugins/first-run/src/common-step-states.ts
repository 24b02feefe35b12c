import type { Localized } from '@sealwright/core/api';
import type { StepReport, StepState } from './common-first-run-rpc.ts';

/** What still wants to be done: those that are skipped do not. */
export const isOpen = ({ state }: Pick<StepReport, 'state'>): boolean => state === 'open' || state === 'faulty';

export const stepStates: Readonly<Record<StepState, Localized>> = {
  done: { 'zh-CN': '已完成', en: 'Done' },
  open: { 'zh-CN': '未完成', en: 'To do' },
  skipped: { 'zh-CN': '已跳过', en: 'Skipped' },
  faulty: { 'zh-CN': '有故障', en: 'Faulty' },
};
