import { expect, it } from 'vitest';
import { PIN_POLICY, scriptPolicy, workbenchPolicy } from './security-policies.ts';

const directives = (policy: string) =>
  new Map(policy.split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]));

it('lets scripts of the build run and nothing else, and no page be framed', () => {
  for (const policy of [workbenchPolicy('n0nce'), scriptPolicy('/assets/a.js'), PIN_POLICY]) {
    const rules = directives(policy);
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('script-src')).toBe("'self'");
    expect(rules.get('frame-ancestors')).toBe("'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
  }
});

it('marks style elements of the workbench by their nonce', () => {
  expect(directives(workbenchPolicy('n0nce')).get('style-src')).toBe("'self' 'nonce-n0nce'");
});

it("lets the PDF worker alone compile WebAssembly, by its own script's policy", () => {
  const wasm = "'wasm-unsafe-eval'";
  expect(directives(scriptPolicy('/assets/pdf.worker-Ab12.js')).get('script-src')).toContain(wasm);
  expect(directives(scriptPolicy('/assets/pdf.worker.min.mjs')).get('script-src')).toContain(wasm);
  expect(directives(scriptPolicy('/assets/pdf.worker/other.js')).get('script-src')).not.toContain(wasm);
  expect(workbenchPolicy('n')).not.toContain(wasm);
});

it('gives the PIN page no way to any server', () => {
  expect(directives(PIN_POLICY).has('connect-src')).toBe(false);
});
