import { createInterface } from 'node:readline';
import type { Locale, Localized } from '@sealwright/core/api';
import { terminalText } from './terminal-text.ts';

const HINT: Localized = { 'zh-CN': '（输入 y 表示是，其他表示否）', en: ' (y for yes, anything else for no) ' };
const YES = /^(?:y|yes|是)$/i;

type Question = (question: string) => Promise<boolean>;

/** `CliInvocation.confirm`, where somebody sits at a terminal. Rejects with the signal's reason. */
export function terminalQuestion(locale: Locale, signal: AbortSignal): Question | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return (question) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      // The terminal itself edits the line, and sends Ctrl-C as a signal.
      const lines = createInterface({ input: process.stdin, terminal: false });
      const interrupt = () => {
        reject(signal.reason);
        lines.close();
      };
      signal.addEventListener('abort', interrupt, { once: true });
      lines.once('line', (line) => {
        resolve(YES.test(line.trim()));
        lines.close();
      });
      // The end of the input is no yes.
      lines.once('close', () => {
        signal.removeEventListener('abort', interrupt);
        resolve(false);
      });
      process.stderr.write(`${terminalText(question)}${HINT[locale]}`);
    });
}
