import type { CliInvocation, CliResult } from '@sealwright/core/api';
import { type Asking, askFeed } from './ask-feed.ts';
import { sentences } from './outcome-sentences.ts';

const FROM = { 'zh-CN': '请从这里获取安装程序：', en: 'Get its installer from ' };

/** `sealwright update check`: asks, and installs nothing. */
export async function cliUpdateCheck(asking: Asking, { locale, signal }: CliInvocation): Promise<CliResult> {
  const { current } = asking;
  const answer = await askFeed(asking, signal);
  if (answer.kind === 'no-feed') {
    return { text: sentences.noFeed[locale], json: { outcome: 'no-feed', current } };
  }
  const { source, manifest } = answer;
  const { version, issuedAt, expiresAt, mandatory, notes } = manifest;
  const json = { outcome: answer.kind, current, channel: source.channel, feed: source.shown };
  if (answer.kind === 'up-to-date') {
    return { text: sentences.upToDate(current)[locale], json: { ...json, version, issuedAt, expiresAt } };
  }
  const lines = [sentences.newer(version)[locale], notes[locale], `${FROM[locale]}${source.shown ?? ''}`];
  return {
    text: lines.filter((line) => line !== '').join('\n'),
    json: { ...json, version, issuedAt, expiresAt, mandatory, notes, key: answer.key },
  };
}
