import { PinIncorrect, PinLocked, type PinStatus } from '@sealwright/core/api';
import { Type } from 'typebox';
import { replaceFile } from './durable-files.ts';
import type { TokenFolder } from './token-folder.ts';

const Tries = Type.Object({ left: Type.Integer({ minimum: 0, maximum: 100 }) });
const FILE = 'tries.json';
const FEW = 3;

/**
 * Counts the tries of a token's PIN. A try is spent, and spent on the disk, before the PIN is looked at: whoever kills
 * the process in between has lost it.
 */
export class TryCounter {
  private readonly folder: TokenFolder;

  constructor(folder: TokenFolder) {
    this.folder = folder;
  }

  static initial(maxTries: number): { readonly file: string; readonly content: string } {
    return { file: FILE, content: written(maxTries) };
  }

  async status(token: string): Promise<PinStatus> {
    const { maxTries } = await this.folder.describe(token);
    const triesLeft = await this.folder.exclusively(() => this.left(token));
    if (triesLeft === 0) return { state: 'locked', triesLeft };
    if (triesLeft === 1) return { state: 'last-try', triesLeft };
    return { state: triesLeft < maxTries && triesLeft <= FEW ? 'few-left' : 'ok', triesLeft };
  }

  /**
   * Spends one try on `fits`; a PIN that fits gives all tries back, and `then` runs before anyone else may try. Rejects
   * with `token.pin-incorrect`, or with `token.pin-locked` when no try is left, before or after.
   */
  async spend(token: string, fits: () => boolean, then?: () => Promise<void>): Promise<void> {
    const { maxTries } = await this.folder.describe(token);
    await this.folder.exclusively(async () => {
      const left = (await this.left(token)) - 1;
      if (left < 0) throw PinLocked({});
      await this.write(token, left);
      if (!fits()) throw left === 0 ? PinLocked({}) : PinIncorrect({ triesLeft: left });
      await this.write(token, maxTries);
      await then?.();
    });
  }

  private async left(token: string): Promise<number> {
    return (await this.folder.readJson(token, [FILE], Tries)).left;
  }

  private write(token: string, left: number): Promise<void> {
    return replaceFile(this.folder.path(token, FILE), written(left));
  }
}

function written(left: number): string {
  return JSON.stringify({ left });
}
