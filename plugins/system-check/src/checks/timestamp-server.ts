import { randomBytes } from 'node:crypto';
import { SealwrightError, type SystemCheckFinding } from '@sealwright/core/api';
import { requestTimestamp } from '@sealwright/crypto/cms';
import { shownAddress } from './ask-headers.ts';

const SET_SERVER = {
  title: { 'zh-CN': '设置时间戳服务器', en: 'Set the Server' },
  command: 'settings.open',
  argument: 'system-check.timestampServer',
};
/** Milliseconds for the whole exchange. */
const DEADLINE = 15_000;

/** Asks the server for a timestamp on random data and checks it as signing would (RFC 3161). */
export async function checkTimestampServer(
  address: string | undefined,
  signal?: AbortSignal,
): Promise<readonly SystemCheckFinding[]> {
  if (!address) {
    const sentence = {
      'zh-CN': '没有设置时间戳服务器，未检测。签署时不加时间戳则不需要。',
      en: 'No timestamp server is set, so nothing was checked. Signatures without timestamps need none.',
    };
    return [{ verdict: 'not-checked', sentence, repairs: [SET_SERVER] }];
  }
  const facts = [{ title: { 'zh-CN': '地址', en: 'Address' }, value: shownAddress(address), monospace: true }];
  try {
    const order = { url: address, hash: 'sha256', data: randomBytes(32), deadline: DEADLINE } as const;
    await requestTimestamp({ ...order, ...(signal && { signal }) });
    const sentence = { 'zh-CN': '时间戳服务正常。', en: 'The timestamp server works.' };
    return [{ verdict: 'passed', sentence, facts }];
  } catch (fault) {
    signal?.throwIfAborted();
    if (!(fault instanceof SealwrightError)) throw fault;
    return [{ verdict: 'failed', sentence: fault.sentence, facts, repairs: [SET_SERVER] }];
  }
}
