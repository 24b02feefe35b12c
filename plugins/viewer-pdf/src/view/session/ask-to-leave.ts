import type { Localized } from '@sealwright/core/api';
import type { Workbench } from '@sealwright/ui';

const TITLE: Localized = { 'zh-CN': '打开文档以外的链接？', en: 'Open a link that leads out of the document?' };
const OPEN: Localized = { 'zh-CN': '打开', en: 'Open' };
const COPY: Localized = { 'zh-CN': '复制地址', en: 'Copy the address' };
const CANCEL: Localized = { 'zh-CN': '取消', en: 'Cancel' };
const COPIED: Localized = { 'zh-CN': '已复制链接地址', en: 'The address was copied' };

const SCHEMES = ['http:', 'https:', 'mailto:'];

/** Whoever wrote the document wrote its links: the user sees the whole address before anything is opened. */
export async function askToLeave(workbench: Workbench, address: string): Promise<void> {
  const canOpen = SCHEMES.includes(schemeOf(address));
  const answer = await workbench.ask({
    title: TITLE,
    message: { 'zh-CN': address, en: address },
    severity: 'warning',
    buttons: [
      ...(canOpen ? [{ id: 'open', title: OPEN, kind: 'primary' } as const] : []),
      { id: 'copy', title: COPY },
      { id: 'cancel', title: CANCEL },
    ],
  });
  if (answer === 'open') window.open(address, '_blank', 'noopener,noreferrer');
  if (answer !== 'copy') return;
  try {
    await navigator.clipboard.writeText(address);
    workbench.notify({ severity: 'success', message: COPIED });
  } catch (error) {
    workbench.showError(error);
  }
}

function schemeOf(address: string): string {
  try {
    return new URL(address).protocol;
  } catch {
    return '';
  }
}
