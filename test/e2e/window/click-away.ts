import type { Frame, Locator } from 'playwright-core';

/** Clicks what takes its own page or frame away, which may cut off the click's answer. */
export async function clickAway(button: Locator, frame: Frame): Promise<void> {
  try {
    await button.click();
  } catch (fault) {
    if (!frame.isDetached() && !frame.page().isClosed()) throw fault;
  }
}
