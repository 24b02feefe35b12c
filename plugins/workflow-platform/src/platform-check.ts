import {
  SealwrightError,
  type SystemCheck,
  type SystemCheckFinding,
  WorkflowNotConfigured,
} from '@sealwright/core/api';
import { exchange } from './line/exchange.ts';
import type { Places } from './places.ts';

const SETTINGS = { title: { 'zh-CN': '打开设置', en: 'Open Settings' }, command: 'settings.open' };
const PATIENCE = 10_000;

/** Whether the contract platform can be reached. One of this computer is not started for it. */
export function platformCheck(places: Places): SystemCheck {
  return {
    async check(signal) {
      try {
        const id = await places.id();
        if (!id.startsWith('http')) {
          return [
            finding('notice', '使用本机内置的合同平台。', 'The built-in contract platform of this computer is used.'),
          ];
        }
        const answer = await exchange(new Request(`${id}/health`, signal ? { signal } : {}), PATIENCE);
        answer.close();
        const { host } = new URL(id);
        const found =
          answer.status === 200
            ? finding('passed', `可以连接合同平台 ${host}。`, `The contract platform ${host} can be reached.`)
            : finding(
                'warning',
                `合同平台 ${host} 暂时不可用。`,
                `The contract platform ${host} cannot work at the moment.`,
              );
        return [{ ...found, facts: [{ title: { 'zh-CN': '平台地址', en: 'Address' }, value: id, monospace: true }] }];
      } catch (fault) {
        if (!(fault instanceof SealwrightError)) throw fault;
        const verdict = WorkflowNotConfigured.is(fault) ? 'notice' : 'warning';
        return [{ verdict, sentence: fault.sentence, repairs: [SETTINGS] }];
      }
    },
  };
}

function finding(verdict: SystemCheckFinding['verdict'], zh: string, en: string): SystemCheckFinding {
  return { verdict, sentence: { 'zh-CN': zh, en } };
}
