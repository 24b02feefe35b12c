import type { PluginSettings, Workbench } from '@sealwright/core/api';
import type { UpdateDesk } from './update-desk.ts';
import type { UpdateMemory } from './update-memory.ts';

/** Milliseconds. */
const DAY = 24 * 60 * 60_000;
export const NOTICE = 'update-check.newer';

export interface StartParts {
  readonly desk: Pick<UpdateDesk, 'resume' | 'check' | 'report'>;
  readonly memory: UpdateMemory;
  readonly settings: PluginSettings;
  /** Missing without windows: nobody is told then, and nothing is looked for. */
  readonly workbench: Workbench | undefined;
  readonly now: () => Date;
}

/** What a start of the program does about updates by itself; nobody waits for it. */
export async function checkAtStart({ desk, memory, settings, workbench, now }: StartParts): Promise<void> {
  if (!workbench) return;
  if (await desk.resume()) {
    workbench.runCommand('update.show');
    return;
  }
  const before = await desk.report();
  const isDue =
    before.feed !== undefined && settings.get<boolean>('update.checkAtStart') && (await isDueNow(memory, now()));
  if (isDue) {
    await memory.askedAtStart(now().getTime());
    await desk.check(true);
  }
  const { newer } = isDue ? await desk.report() : before;
  // What its publisher wants everybody to take is told at every start, all else where it was looked for.
  if (newer && (isDue || newer.mandatory)) announce(workbench, newer.version, newer.mandatory);
}

/** A clock that was set back since is no reason to wait for long. */
async function isDueNow(memory: UpdateMemory, now: Date): Promise<boolean> {
  const { askedAtStart } = await memory.read();
  return askedAtStart === undefined || Math.abs(now.getTime() - askedAtStart) >= DAY;
}

function announce(workbench: Workbench, version: string, isMandatory: boolean): void {
  workbench.notify({
    id: NOTICE,
    severity: isMandatory ? 'warning' : 'info',
    message: isMandatory
      ? { 'zh-CN': `有重要的新版本 ${version}，请尽快更新。`, en: `Version ${version} is important: install it soon.` }
      : { 'zh-CN': `有新版本 ${version}。`, en: `There is a newer version: ${version}.` },
    actions: [{ title: { 'zh-CN': '查看更新', en: 'Show Update' }, command: 'update.show' }],
  });
}
