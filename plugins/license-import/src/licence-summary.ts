import type { Localized } from '@sealwright/core/api';
import type { LicenceSummary } from './common-licence-rpc.ts';
import { isAmong, type Judged } from './judge-licence.ts';
import type { OpenedLicence } from './open-licence.ts';

/** What people are told of a licence. `plugged`: serial numbers of the USB keys that are plugged in. */
export function summarise(opened: OpenedLicence, judged: Judged, plugged: readonly string[]): LicenceSummary {
  const { terms, binding, issuer } = opened;
  return {
    terms,
    state: judged.state,
    daysLeft: judged.state === 'valid' ? judged.daysLeft : 0,
    isDemo: issuer.isDemo === true,
    ...{ keyId: issuer.keyId, algorithm: issuer.algorithm },
    binding: binding.kind === 'ukey' ? binding.serials : binding.kind,
    notes: notesOn(opened, plugged),
  };
}

function notesOn({ unknownModules, binding, issuer }: OpenedLicence, plugged: readonly string[]): readonly Localized[] {
  const notes: Localized[] = [];
  if (issuer.isDemo) {
    notes.push({
      'zh-CN': '这是演示授权，仅供试用。收到正式的授权文件后，可随时导入替换。',
      en: 'This is a demo licence, to try everything with. Import the real one in its place as soon as you have it.',
    });
  }
  if (unknownModules.length > 0) {
    notes.push({
      'zh-CN': `本版本没有这些模块，已忽略：${unknownModules.join('、')}。`,
      en: `This version does not have these modules, so they are ignored: ${unknownModules.join(', ')}.`,
    });
  }
  if (binding.kind === 'ukey' && !isAmong(plugged, binding.serials)) {
    notes.push({
      'zh-CN': `此授权绑定 Ukey ${binding.serials.join('、')}，使用时请插入。`,
      en: `This licence is bound to the USB key ${binding.serials.join(', ')}. Plug it in when you work.`,
    });
  }
  return notes;
}
