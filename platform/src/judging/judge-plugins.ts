/**
 * The product's own plugins that read and verify: what the platform accepts is what the workbench calls valid. Files come
 * from `judge-files.ts`, not from a plugin.
 */
import type { PluginPackage } from '@sealwright/core/kernel';
import engine from '@sealwright/plugin-pdf-engine/package.json' with { type: 'json' };
import gm from '@sealwright/plugin-signature-gm/package.json' with { type: 'json' };
import pades from '@sealwright/plugin-signature-pades/package.json' with { type: 'json' };
import verification from '@sealwright/plugin-verification/package.json' with { type: 'json' };

export const judgePlugins: readonly PluginPackage[] = [
  { manifest: engine, origin: 'bundled', load: () => import('@sealwright/plugin-pdf-engine/host') },
  { manifest: pades, origin: 'bundled', load: () => import('@sealwright/plugin-signature-pades/host') },
  { manifest: gm, origin: 'bundled', load: () => import('@sealwright/plugin-signature-gm/host') },
  { manifest: verification, origin: 'bundled', load: () => import('@sealwright/plugin-verification/host') },
];
