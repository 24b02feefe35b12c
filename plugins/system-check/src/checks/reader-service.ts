import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import type { Localized, SystemCheckFinding } from '@sealwright/core/api';

const SOCKETS = ['/run/pcscd/pcscd.comm', '/var/run/pcscd/pcscd.comm'];
/** Milliseconds that the service has to take a connection. */
const PATIENCE = 3_000;

const RUNS: Localized = { 'zh-CN': '智能卡服务正在运行。', en: 'The smart card service runs.' };
const OWN_SYSTEM: Localized = {
  'zh-CN': '智能卡服务由系统自行管理。',
  en: 'The system looks after its smart card service itself.',
};
const SILENT: Localized = {
  'zh-CN': '智能卡服务（pcscd）没有回应。请重新启动该服务，或重新启动电脑。',
  en: 'The smart card service (pcscd) does not answer. Restart it, or the computer.',
};
const ABSENT: Localized = {
  'zh-CN': '智能卡服务（pcscd）没有运行。多数 USB 密钥不需要它；如果读卡器类密钥没有显示，请安装并启动 pcscd。',
  en: 'The smart card service (pcscd) does not run. Most USB keys need none; if one of the reader kind does not show, install and start pcscd.',
};
const STOPPED: Localized = {
  'zh-CN': 'Windows 智能卡服务（SCardSvr）没有运行，插入读卡器类密钥时会自动启动。如仍没有显示，请在“服务”中启动它。',
  en: 'The Windows smart card service (SCardSvr) does not run; it starts with a key of the reader kind. If such a key does not show, start it under "Services".',
};
const UNTOLD: Localized = {
  'zh-CN': '无法查询 Windows 智能卡服务（SCardSvr）的状态。',
  en: 'The state of the Windows smart card service (SCardSvr) could not be asked for.',
};

export interface ReaderSystem {
  readonly platform: NodeJS.Platform;
  readonly sockets?: readonly string[];
}

/** The service that stands between programs and smart card readers: pcscd, SCardSvr. */
export async function checkReaderService(
  signal?: AbortSignal,
  { platform, sockets = SOCKETS }: ReaderSystem = process,
): Promise<readonly SystemCheckFinding[]> {
  if (platform === 'win32') return [await windowsService(signal)];
  if (platform !== 'linux') return [{ verdict: 'passed', sentence: OWN_SYSTEM }];
  const socket = sockets.find((path) => existsSync(path));
  if (socket === undefined) return [{ verdict: 'notice', sentence: ABSENT }];
  const facts = [{ title: { 'zh-CN': '连接点', en: 'Socket' }, value: socket, monospace: true }];
  const answers = await answersAt(socket);
  return [answers ? { verdict: 'passed', sentence: RUNS, facts } : { verdict: 'warning', sentence: SILENT, facts }];
}

/** A socket may be left over from a service that has died. */
function answersAt(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    const end = (answers: boolean) => {
      connection.destroy();
      resolve(answers);
    };
    connection.setTimeout(PATIENCE, () => end(false));
    connection.once('connect', () => end(true));
    connection.once('error', () => end(false));
  });
}

async function windowsService(signal: AbortSignal | undefined): Promise<SystemCheckFinding> {
  try {
    const { stdout } = await promisify(execFile)('sc.exe', ['query', 'SCardSvr'], { ...(signal && { signal }) });
    // Windows translates the heading of the line, not what follows.
    return /:\s*4\s+RUNNING\b/.test(stdout)
      ? { verdict: 'passed', sentence: RUNS }
      : { verdict: 'notice', sentence: STOPPED };
  } catch {
    return { verdict: 'not-checked', sentence: UNTOLD };
  }
}
