import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Fact, Localized, SystemCheckFinding } from '@sealwright/core/api';
import { askHeaders, shownAddress } from './ask-headers.ts';

export interface ClockQuestion {
  /** Whom to ask for the time; nobody where it is missing. */
  readonly address: string | undefined;
  /** Files in it and around it were written at times that have passed. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  readonly now?: () => Date;
}

const MINUTE = 60_000;
/** Beyond the first, signing times are wrong; beyond the second, certificates and licences are judged wrongly, too. */
const NOTABLE = 2 * MINUTE;
const GRAVE = 24 * 60 * MINUTE;

const MEND: Localized = {
  'zh-CN': '请在系统设置中打开“自动设置时间”，或改正日期和时间。',
  en: 'Let the system set its time by itself, or correct date and time in its settings.',
};

/** The clock against a server's, where an address is known; else against the newest file, which cannot be from tomorrow. */
export async function checkClock(question: ClockQuestion): Promise<readonly SystemCheckFinding[]> {
  const { address, folder, signal, now = () => new Date() } = question;
  const here: Fact = {
    title: { 'zh-CN': '本机时间', en: 'This computer' },
    value: now().toISOString(),
    monospace: true,
  };
  const asked = address ? await askHeaders(address, signal) : undefined;
  if (asked && 'answer' in asked && asked.answer.date) {
    const { date, took } = asked.answer;
    // The header counts whole seconds, and is half the way old.
    const off = now().getTime() - (date.getTime() + took / 2 + 500);
    const facts: Fact[] = [
      here,
      { title: { 'zh-CN': '服务器时间', en: 'Server' }, value: date.toISOString(), monospace: true },
      { title: { 'zh-CN': '核对网址', en: 'Address' }, value: shownAddress(address!), monospace: true },
    ];
    return [{ ...judge(off), facts }];
  }
  const newest = await newestFile(folder);
  const behind = newest === undefined ? 0 : newest.getTime() - now().getTime();
  const facts = newest
    ? [here, { title: { 'zh-CN': '最新的文件', en: 'Newest file' }, value: newest.toISOString(), monospace: true }]
    : [here];
  if (behind > NOTABLE) {
    const sentence = {
      'zh-CN': `系统时间比已有文件的时间还早 ${minutes(behind)} 分钟，可能被调慢。${MEND['zh-CN']}`,
      en: `The clock is ${minutes(behind)} minutes behind files that were written already. ${MEND.en}`,
    };
    return [{ verdict: behind > GRAVE ? 'failed' : 'warning', sentence, facts }];
  }
  return [{ verdict: 'not-checked', sentence: asked ? UNREACHED : UNASKED, facts, repairs: [SET_ADDRESS] }];
}

const SET_ADDRESS = {
  title: { 'zh-CN': '设置核对网址', en: 'Set the Address' },
  command: 'settings.open',
  argument: 'system-check.timeAddress',
};
const UNASKED: Localized = {
  'zh-CN': '没有设置核对时间的网址，未联网核对；与本机文件的时间没有矛盾。请自行确认日期和时间正确。',
  en: 'No address to compare the clock with is set, so nobody was asked; no file here contradicts it. See for yourself that date and time are right.',
};
const UNREACHED: Localized = {
  'zh-CN': '核对时间的网址没有回应，未能核对；与本机文件的时间没有矛盾。请检查网络，或自行确认日期和时间正确。',
  en: 'The address to compare the clock with did not answer; no file here contradicts the clock. Check the network, or see for yourself that date and time are right.',
};

function judge(off: number): SystemCheckFinding {
  const size = Math.abs(off);
  if (size <= NOTABLE) {
    const sentence = { 'zh-CN': '系统时间准确。', en: 'The clock is right.' };
    return { verdict: 'passed', sentence };
  }
  const way = off > 0 ? { 'zh-CN': '快', en: 'ahead' } : { 'zh-CN': '慢', en: 'behind' };
  const sentence = {
    'zh-CN': `系统时间${way['zh-CN']}了 ${minutes(size)} 分钟，签署时间会出错。${MEND['zh-CN']}`,
    en: `The clock is ${minutes(size)} minutes ${way.en}, so signing times will be wrong. ${MEND.en}`,
  };
  return { verdict: size > GRAVE ? 'failed' : 'warning', sentence };
}

const minutes = (milliseconds: number) => Math.round(milliseconds / MINUTE);

/** Of the folders of all plugins, which lie side by side. */
async function newestFile(folder: string): Promise<Date | undefined> {
  const parent = dirname(folder);
  const folders = (await readdir(parent, { withFileTypes: true }).catch(() => [])).filter((each) => each.isDirectory());
  const times = await Promise.all(folders.map(({ name }) => timesIn(join(parent, name))));
  const newest = times.flat().reduce((latest, time) => Math.max(latest, time), 0);
  return newest === 0 ? undefined : new Date(newest);
}

async function timesIn(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
}
