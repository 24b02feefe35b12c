#!/usr/bin/env node
// Runs the built CLI. In a clone, sources that are newer than the build are built first, so that what runs is what stands there.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);
const freshness = new URL('scripts/bundle/freshness.ts', root);
if (existsSync(freshness)) {
  const { isStale } = await import(freshness.href);
  if (isStale(fileURLToPath(root))) {
    const { buildAll } = await import(new URL('scripts/bundle/build-all.ts', root).href);
    await buildAll(fileURLToPath(root));
  }
}
await import(new URL('dist/cli.js', root).href);
