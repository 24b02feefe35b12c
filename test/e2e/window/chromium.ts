import { type Browser, chromium } from 'playwright-core';
import { OPENING } from './opening.ts';

/** Chromium's own sandbox does not work for root; only tests run as root. */
export const UNSANDBOXED = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const launchChromium = () =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: UNSANDBOXED, ...OPENING });

let shared: Browser | undefined;

/**
 * One Chromium for all windows of this process, in contexts that know nothing of each other: to start and end one of its
 * own takes each two seconds of a processor. Playwright ends it with the process.
 */
export async function sharedChromium(): Promise<Browser> {
  if (!shared?.isConnected()) shared = await launchChromium();
  return shared;
}

/** For programs that end by themselves: they would wait for it. */
export async function endSharedChromium(): Promise<void> {
  await shared?.close();
}
