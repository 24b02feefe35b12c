import { type Fact, SealwrightError, type SystemCheck, type SystemCheckFinding } from '@sealwright/core/api';
import { type Asking, askFeed } from './ask-feed.ts';
import { sentences } from './outcome-sentences.ts';

const SHOW = { title: { 'zh-CN': '查看更新', en: 'Show Update' }, command: 'update.show' };
const SETTINGS = { title: { 'zh-CN': '打开设置', en: 'Open Settings' }, command: 'settings.open' };

/** Whether updates can be had, and whether there is one. */
export function updateSystemCheck(asking: Asking): SystemCheck {
  return {
    async check(signal = new AbortController().signal) {
      const { shown, channel } = await asking.source().catch(() => ({ shown: undefined, channel: undefined }));
      const facts: Fact[] = [
        { title: { 'zh-CN': '当前版本', en: 'This version' }, value: asking.current },
        ...(channel ? [{ title: { 'zh-CN': '更新通道', en: 'Channel' }, value: channel }] : []),
        ...(shown ? [{ title: { 'zh-CN': '更新地址', en: 'Address of updates' }, value: shown, monospace: true }] : []),
      ];
      return [{ ...(await finding(asking, signal)), facts }];
    },
  };
}

async function finding(asking: Asking, signal: AbortSignal): Promise<SystemCheckFinding> {
  try {
    const answer = await askFeed(asking, signal);
    switch (answer.kind) {
      case 'no-feed':
        return { verdict: 'notice', sentence: sentences.noFeed, repairs: [SETTINGS] };
      case 'up-to-date':
        return { verdict: 'passed', sentence: sentences.upToDate(asking.current) };
      case 'newer': {
        const { version, mandatory } = answer.manifest;
        const verdict = mandatory ? 'warning' : 'notice';
        return { verdict, sentence: sentences.newer(version), repairs: [SHOW] };
      }
    }
  } catch (fault) {
    if (!(fault instanceof SealwrightError)) throw fault;
    return { verdict: 'warning', sentence: fault.sentence, repairs: [SETTINGS] };
  }
}
