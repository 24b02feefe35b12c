/** The plugin host stands still in the middle of work: the window says so, and its user waits or starts it anew. */
import { expect, test } from 'vitest';
import { inEachShell, inOneShell, SLOW, type WindowLab } from './in-each-shell.ts';

/** Longer than a plugin host may be silent. */
const SILENCE = { timeout: 60_000 };
const barOf = ({ page }: WindowLab) => page.getByRole('alert').filter({ hasText: '后台没有响应' });

inOneShell((lab) => {
  test('it goes on by itself while its user waits', { timeout: SLOW }, async () => {
    const pid = await lab.window.pluginHost();
    process.kill(pid, 'SIGSTOP');
    try {
      await barOf(lab).waitFor(SILENCE);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await barOf(lab).waitFor({ state: 'detached' });
    expect(await lab.window.pluginHost()).toBe(pid);
  });
});

inEachShell((lab) => {
  const bar = () => barOf(lab);

  test('it is started anew with what was open', { timeout: SLOW }, async () => {
    await lab.workbench.openSample('工作量进度确认表');
    const pid = await lab.window.pluginHost();
    process.kill(pid, 'SIGSTOP');
    await bar().getByRole('button', { name: '重新启动' }).click(SILENCE);
    await bar().waitFor({ state: 'detached' });
    // Between the two there is none for a moment.
    await expect.poll(() => lab.window.pluginHost().catch(() => pid), SILENCE).not.toBe(pid);
    expect(() => process.kill(pid, 0)).toThrow();
    await lab.page.getByRole('tab', { name: /工作量进度确认表/ }).waitFor();
    await lab.workbench.firstPage();
  });
});
