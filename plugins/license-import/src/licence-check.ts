import {
  type Fact,
  type LicenceTerms,
  SealwrightError,
  type SystemCheck,
  type SystemCheckFinding,
} from '@sealwright/core/api';
import { ENDS_SOON } from './common-ends-soon.ts';
import type { LicenceKeeper } from './licence-keeper.ts';

const SHOW = { title: { 'zh-CN': '查看授权信息', en: 'Show the Licence' }, command: 'license.show' };
const IMPORT = { title: { 'zh-CN': '导入授权', en: 'Import a Licence' }, command: 'license.import' };

/** Whether a licence is there and good, for 系统检测. */
export function licenceCheck(keeper: Pick<LicenceKeeper, 'status'>): SystemCheck {
  return { check: async () => [await finding(keeper)] };
}

async function finding(keeper: Pick<LicenceKeeper, 'status'>): Promise<SystemCheckFinding> {
  try {
    const status = await keeper.status();
    if (status.state === 'none') {
      return {
        verdict: 'notice',
        sentence: {
          'zh-CN': '没有导入授权。本地文件照常签署；使用项目的签署平台前，请导入“授权导入.ini”。',
          en: 'No licence was imported. Files of your own can be signed; to use the platform of a project, import its 授权导入.ini.',
        },
        repairs: [IMPORT],
      };
    }
    const { terms } = status;
    const common = { facts: factsOf(terms), repairs: [SHOW] };
    const day = terms.notAfter;
    if (status.state === 'expired') {
      const sentence = {
        'zh-CN': `授权已于 ${day} 到期，项目平台不可用。请向发放方索取新的授权文件并导入。`,
        en: `The licence ended on ${day}, and with it the project's platform. Ask its issuer for a new one and import it.`,
      };
      return { verdict: 'warning', sentence, ...common };
    }
    if (status.state !== 'valid') {
      const sentence = {
        'zh-CN': `授权从 ${terms.notBefore} 起生效。如果已到该日期，请检查电脑的日期和时间。`,
        en: `The licence begins on ${terms.notBefore}. If that day has come, check the date of this computer.`,
      };
      return { verdict: 'warning', sentence, ...common };
    }
    const { daysLeft } = status;
    const isEnding = daysLeft <= ENDS_SOON;
    const sentence = {
      'zh-CN': `授权有效期至 ${day}${isEnding ? `，还有 ${daysLeft} 天，请及时续期` : ''}。`,
      en: `The licence is valid until ${day}${isEnding ? `: ${daysLeft} days are left, have it renewed` : ''}.`,
    };
    return { verdict: isEnding ? 'warning' : 'passed', sentence, ...common };
  } catch (fault) {
    if (!(fault instanceof SealwrightError)) throw fault;
    return { verdict: 'warning', sentence: fault.sentence, repairs: [SHOW, IMPORT] };
  }
}

function factsOf({ id, licensee, notBefore, notAfter }: LicenceTerms): readonly Fact[] {
  return [
    { title: { 'zh-CN': '授权编号', en: 'Licence' }, value: id, monospace: true },
    { title: { 'zh-CN': '被授权单位', en: 'Licensee' }, value: licensee.name },
    { title: { 'zh-CN': '有效期', en: 'Valid' }, value: `${notBefore} – ${notAfter}` },
  ];
}
