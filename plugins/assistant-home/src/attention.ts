import {
  type DriverTrouble,
  EXPIRY_NOTICE_DAYS,
  type KeyDevice,
  type LicenceStatus,
  type Localized,
  type PluginStatus,
  reportTrouble,
  type Seal,
  SealwrightError,
  type SystemCheckSummary,
  validityAt,
} from '@sealwright/core/api';
import type { Attention } from './common-home-rpc.ts';
import { OFFERS } from './common-offers.ts';

export interface Circumstances {
  readonly devices: readonly KeyDevice[];
  readonly troubles: readonly DriverTrouble[];
  readonly seals: readonly Seal[];
  /** Missing where no plugin knows licences. */
  readonly licence: LicenceStatus | { readonly state: 'unreadable'; readonly fault: unknown } | undefined;
  readonly plugins: readonly PluginStatus[];
  readonly last: SystemCheckSummary | undefined;
  /** Titles of the first steps that want to be done. */
  readonly openSteps: readonly Localized[];
}

const DAY = 86_400_000;
const RANK: readonly Attention['severity'][] = ['danger', 'warning', 'info'];

const RENEW = {
  title: { 'zh-CN': '续期指南', en: 'How to Renew' },
  command: OFFERS.services,
  argument: 'renew',
} satisfies Attention['action'];
const UNLOCK = {
  title: { 'zh-CN': '解锁指南', en: 'How to Unlock' },
  command: OFFERS.services,
  argument: 'unlock',
} satisfies Attention['action'];
const SEALS = {
  title: { 'zh-CN': '查看印章', en: 'See the Seals' },
  command: OFFERS.seals,
} satisfies Attention['action'];
const DEVICES = {
  title: { 'zh-CN': '查看设备', en: 'See the Devices' },
  command: OFFERS.devices,
} satisfies Attention['action'];
const CHECK = {
  title: { 'zh-CN': '系统检测', en: 'System Check' },
  command: OFFERS.check,
} satisfies Attention['action'];
const LICENCE = {
  title: { 'zh-CN': '查看授权', en: 'See the Licence' },
  command: OFFERS.licence,
} satisfies Attention['action'];
const FIRST_STEPS = {
  title: { 'zh-CN': '继续初始化', en: 'Go On' },
  command: OFFERS.firstSteps,
} satisfies Attention['action'];
const PLUGINS = {
  title: { 'zh-CN': '安装管理', en: 'Install Manager' },
  command: OFFERS.plugins,
} satisfies Attention['action'];

/** What wants seeing to, the gravest first. */
export function attentionTo(circumstances: Circumstances, now = new Date()): readonly Attention[] {
  const { devices, troubles, seals, licence, plugins, last } = circumstances;
  const all = [
    ...devices.flatMap(lockedPin),
    ...devices.flatMap(({ keys }) => keys).flatMap((key) => certificate(key, now)),
    ...seals.flatMap((seal) => sealPeriod(seal, now)),
    ...troubles.map(trouble),
    ...licenceState(licence),
    ...troubledPlugins(plugins),
    ...openSteps(circumstances.openSteps),
    ...lastCheck(last),
  ];
  return all.sort((one, other) => RANK.indexOf(one.severity) - RANK.indexOf(other.severity));
}

function lockedPin({ ref, name, pin }: KeyDevice): Attention[] {
  if (pin?.state !== 'locked') return [];
  const sentence = {
    'zh-CN': `“${name['zh-CN']}”的 PIN 码已锁定，不能签署。`,
    en: `The PIN of "${name.en}" is locked: it does not sign.`,
  };
  return [{ id: `pin ${ref}`, severity: 'danger', sentence, action: UNLOCK }];
}

function certificate(
  { ref, usage, certificate: { subject, notBefore, notAfter } }: KeyDevice['keys'][number],
  now: Date,
) {
  if (usage !== 'signing') return [];
  const named = { 'zh-CN': `“${subject}”的证书`, en: `The certificate of "${subject}"` };
  return period(`certificate ${ref}`, named, notBefore, notAfter, now, RENEW);
}

function sealPeriod({ source, id, name, validFrom, validTo }: Seal, now: Date) {
  const named = { 'zh-CN': `印章“${name}”`, en: `The seal "${name}"` };
  return period(`seal ${source}:${id}`, named, validFrom, validTo, now, SEALS);
}

function period(
  id: string,
  named: Localized,
  from: Date | undefined,
  to: Date | undefined,
  now: Date,
  action: Attention['action'] & {},
): Attention[] {
  const validity = validityAt(from, to, now);
  if (validity === 'expired' && to) {
    const sentence = {
      'zh-CN': `${named['zh-CN']}已于 ${dayOf(to)} 到期，不能再签署。`,
      en: `${named.en} ended on ${dayOf(to)} and signs no more.`,
    };
    return [{ id, severity: 'danger', sentence, action }];
  }
  if (validity === 'ends-soon' && to) {
    const days = Math.ceil((to.getTime() - now.getTime()) / DAY);
    const sentence = {
      'zh-CN': `${named['zh-CN']}还有 ${days} 天到期（${dayOf(to)}）。`,
      en: `${named.en} ends in ${days} days (${dayOf(to)}).`,
    };
    return [{ id, severity: 'warning', sentence, action }];
  }
  if (validity === 'not-yet-valid' && from) {
    const sentence = {
      'zh-CN': `${named['zh-CN']}自 ${dayOf(from)} 起生效。如果日期不对，请检查系统时间。`,
      en: `${named.en} holds from ${dayOf(from)} on. If that is wrong, check the clock.`,
    };
    return [{ id, severity: 'warning', sentence, action: CHECK }];
  }
  return [];
}

function trouble(fault: DriverTrouble): Attention {
  const { driver, title, error } = reportTrouble(fault);
  const sentence = {
    'zh-CN': `“${title['zh-CN']}”：${error.sentence['zh-CN']}`,
    en: `"${title.en}": ${error.sentence.en}`,
  };
  return { id: `driver ${driver} ${error.code}`, severity: 'warning', sentence, action: DEVICES };
}

/** No licence is nothing to see to: local contracts need none. */
function licenceState(licence: Circumstances['licence']): Attention[] {
  if (!licence || licence.state === 'none') return [];
  const id = 'licence';
  if (licence.state === 'unreadable') {
    if (!(licence.fault instanceof SealwrightError)) return [];
    return [{ id, severity: 'warning', sentence: licence.fault.sentence, action: LICENCE }];
  }
  const { notBefore, notAfter } = licence.terms;
  if (licence.state === 'valid') {
    if (licence.daysLeft > EXPIRY_NOTICE_DAYS) return [];
    const sentence = {
      'zh-CN': `授权还有 ${licence.daysLeft} 天到期（${notAfter}），请向项目方索取新的授权文件。`,
      en: `The licence ends in ${licence.daysLeft} days (${notAfter}). Ask the project's operator for a new one.`,
    };
    return [{ id, severity: 'warning', sentence, action: LICENCE }];
  }
  const sentence =
    licence.state === 'expired'
      ? {
          'zh-CN': `授权已于 ${notAfter} 到期，不能再收发平台合同。请向项目方索取新的授权文件。`,
          en: `The licence ended on ${notAfter}: no more contracts from the platform. Ask the project's operator for a new one.`,
        }
      : {
          'zh-CN': `授权自 ${notBefore} 起生效。如果日期不对，请检查系统时间。`,
          en: `The licence holds from ${notBefore} on. If that is wrong, check the clock.`,
        };
  return [{ id, severity: 'warning', sentence, action: LICENCE }];
}

function openSteps(steps: readonly Localized[]): Attention[] {
  if (steps.length === 0) return [];
  const sentence = {
    'zh-CN': `初始化还有未完成的步骤：${steps.map((title) => title['zh-CN']).join('、')}。`,
    en: `First steps that are open: ${steps.map(({ en }) => en).join(', ')}.`,
  };
  return [{ id: 'first-steps', severity: 'info', sentence, action: FIRST_STEPS }];
}

function troubledPlugins(plugins: readonly PluginStatus[]): Attention[] {
  const troubled = plugins.filter(({ state }) => state === 'failed' || state === 'quarantined');
  if (troubled.length === 0) return [];
  const sentence = {
    'zh-CN': `有插件不能工作：${troubled.map(({ title }) => title['zh-CN']).join('、')}。`,
    en: `Plugins that do not work: ${troubled.map(({ title }) => title.en).join(', ')}.`,
  };
  return [{ id: 'plugins', severity: 'warning', sentence, action: PLUGINS }];
}

function lastCheck(last: SystemCheckSummary | undefined): Attention[] {
  if (!last) {
    const sentence = {
      'zh-CN': '还没有检测过本机，建议签署前先检测一次。',
      en: 'This computer has not been checked yet; do so before you sign.',
    };
    return [{ id: 'check', severity: 'info', sentence, action: CHECK }];
  }
  if (last.failed === 0) return [];
  const sentence = {
    'zh-CN': `上次系统检测有 ${last.failed} 项需要处理。`,
    en: `The last check found things to be mended: ${last.failed}.`,
  };
  return [{ id: 'check', severity: 'warning', sentence, action: CHECK }];
}

/** '2026-11-22', where this computer stands. */
function dayOf(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
