import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe judges by colours alone: all else about a screen is the same in every theme. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];

/** What is as large as it will stand on the paper: that is essential (2.5.8), and the page can be made larger. */
const ON_PAPER = /aria-roledescription="(待签署的印章|未保存的批注)"/;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}
type Axe = { readonly axe?: { run(options: object): Promise<AxeResult> } };

/**
 * The serious findings of WCAG 2.2 AA and of good practice, or those about colours, in words. The script goes in through
 * the debugger: the page's own policy would refuse it.
 */
export async function seriousFindings(frame: Frame, about: 'all' | 'colours' = 'all'): Promise<readonly string[]> {
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(AXE);
  const rules = about === 'all' ? { rules: { 'target-size': { enabled: true } } } : { runOnly: BY_COLOUR };
  const { violations } = await frame.evaluate(
    (options) => (globalThis as unknown as Axe).axe!.run({ ...options, iframes: false, resultTypes: ['violations'] }),
    rules,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => ({ id, ...node })))
    .filter(({ id, html }) => !(id === 'target-size' && ON_PAPER.test(html)))
    .map(({ id, html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`);
}
