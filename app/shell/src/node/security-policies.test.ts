import { expect, it } from 'vitest';
import { EMPTY_PAGE_POLICY, pinPolicy, scriptPolicy, windowPolicy } from './security-policies.ts';

const directives = (policy: string) =>
  new Map(policy.split('; ').map((part) => [part.slice(0, part.indexOf(' ')), part.slice(part.indexOf(' ') + 1)]));

it('lets scripts of the build run and nothing else, and no page be framed', () => {
  for (const policy of [windowPolicy('n0nce'), scriptPolicy('/assets/a.js'), pinPolicy(), EMPTY_PAGE_POLICY]) {
    const rules = directives(policy);
    expect(rules.get('default-src')).toBe("'none'");
    expect(rules.get('script-src') ?? "'self'").toBe("'self'");
    expect(rules.get('frame-ancestors')).toBe("'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/);
  }
});

it('marks style elements of the window by their nonce', () => {
  expect(directives(windowPolicy('n0nce')).get('style-src')).toBe("'self' 'nonce-n0nce'");
});

it("lets the PDF worker alone compile WebAssembly, by its own script's policy", () => {
  const wasm = "'wasm-unsafe-eval'";
  expect(directives(scriptPolicy('/assets/pdf.worker-Ab12.js')).get('script-src')).toContain(wasm);
  expect(directives(scriptPolicy('/assets/pdf.worker.min.mjs')).get('script-src')).toContain(wasm);
  expect(directives(scriptPolicy('/assets/pdf.worker/other.js')).get('script-src')).not.toContain(wasm);
  expect(windowPolicy('n')).not.toContain(wasm);
});

it('opens the ways that are asked for, and no others', () => {
  const [socket, frame] = ['ws://127.0.0.1:1', 'http://127.0.0.1:2'];
  const window = directives(windowPolicy('n', { connect: [socket], frames: [frame, 'blob:'] }));
  expect(window.get('connect-src')).toBe(`'self' ${socket}`);
  expect(window.get('frame-src')).toBe(`${frame} blob:`);
  expect(directives(windowPolicy('n')).has('frame-src')).toBe(false);
  const pin = directives(pinPolicy({ connect: [socket], ancestors: [frame] }));
  expect(pin.get('connect-src')).toBe(socket);
  expect(pin.get('frame-ancestors')).toBe(frame);
  expect(directives(pinPolicy()).has('connect-src')).toBe(false);
});
