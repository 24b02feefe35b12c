import type { Fact } from '@sealwright/core/api';
import type { Translate, Workbench } from '@sealwright/ui';
import type { ProgramFacts } from '../../common-help-rpc.ts';
import { TEXTS } from './texts.ts';

const name = (both: string) => ({ 'zh-CN': both, en: both });

/** The lines of the dialog, in their order. */
export function factsOf(program: ProgramFacts, shell: Workbench['kind']): readonly Fact[] {
  const { version, electron, chromium, node, system, profile } = program;
  return [
    { title: TEXTS.version, value: version },
    { title: TEXTS.shell, value: TEXTS[shell] },
    ...(electron === undefined ? [] : [{ title: name('Electron'), value: electron }]),
    { title: name('Chromium'), value: chromium ?? browserIn(navigator.userAgent) },
    { title: name('Node.js'), value: node },
    { title: TEXTS.system, value: system },
    { title: TEXTS.licence, value: 'Apache-2.0' },
    { title: TEXTS.profile, value: profile, monospace: true },
  ];
}

/** The same lines for a message to support. */
export function asText(facts: readonly Fact[], text: Translate): string {
  const lines = facts.map(({ title, value }) => `${text(title)}: ${typeof value === 'string' ? value : text(value)}`);
  return [text(TEXTS.name), ...lines].join('\n');
}

/** Of a window in a browser: its engine's version, or what the browser calls itself. */
const browserIn = (agent: string) => /Chrom(?:e|ium)\/([\d.]+)/.exec(agent)?.[1] ?? agent;
