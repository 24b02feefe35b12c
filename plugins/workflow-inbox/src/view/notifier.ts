import { type Disposable, keepWatching, type Localized } from '@sealwright/core/api';
import { fillText, type Workbench } from '@sealwright/ui';
import type { InboxNotice } from '../common-inbox-rpc.ts';
import { type InboxCalls, PAGE } from './inbox-model.ts';

export const NOTIFY_SETTING = 'inbox.notify';

const NOTICES: Readonly<Record<InboxNotice['kind'], Localized>> = {
  arrived: { 'zh-CN': '收到待接收的凭证“{name}”', en: '"{name}" waits to be received' },
  signed: { 'zh-CN': '{actor}签署了“{name}”', en: '{actor} signed "{name}"' },
  completed: { 'zh-CN': '“{name}”已全部签署完成', en: '"{name}" is completed' },
  rejected: { 'zh-CN': '{actor}拒签了“{name}”', en: '{actor} declined "{name}"' },
  withdrawn: { 'zh-CN': '{actor}撤回了“{name}”', en: '{actor} withdrew "{name}"' },
  reminded: { 'zh-CN': '{actor}催办“{name}”', en: '{actor} reminds you of "{name}"' },
  due: { 'zh-CN': '“{name}”即将到截止时间，请尽快办理', en: 'The deadline of "{name}" is near: it waits for you' },
  expired: { 'zh-CN': '“{name}”已过截止时间', en: 'The deadline of "{name}" has passed' },
  conflict: { 'zh-CN': '“{name}”已有变化，请核对您的操作', en: '"{name}" has changed: look at what you did' },
  refused: { 'zh-CN': '“{name}”的操作未成功', en: 'An action on "{name}" was refused' },
};
const SOMEBODY: Localized = { 'zh-CN': '对方', en: 'Somebody' };
const DENIED: Localized = {
  'zh-CN': '系统或浏览器没有允许通知，请先在其设置中允许。',
  en: 'Notifications are not allowed; allow them in the settings of the system or browser first.',
};
const WILL: Localized = { 'zh-CN': '有新待办时会通知您。', en: 'You will be notified of new tasks.' };

/** Switches notices of the desktop on or off; only a user's own click asks the system whether they may be. */
export async function askToNotify(workbench: Workbench, isOn: boolean): Promise<void> {
  if (isOn && (await Notification.requestPermission()) !== 'granted')
    return workbench.notify({ severity: 'warning', message: DENIED });
  await workbench.setSetting(NOTIFY_SETTING, isOn);
  if (isOn) workbench.notify({ severity: 'success', message: WILL });
}

/** Shows what others did: as a notice of the desktop while the window is out of sight, else within it. */
export function notifyOfOthers(calls: InboxCalls, workbench: Workbench): Disposable {
  return keepWatching(calls.notices, { onProgress: (notice) => tell(notice, workbench) });
}

function tell({ id, kind, name, actor }: InboxNotice, workbench: Workbench): void {
  const fill = (locale: 'zh-CN' | 'en') => fillText(NOTICES[kind][locale], { name, actor: actor ?? SOMEBODY[locale] });
  const isWanted = workbench.settings.getState()[NOTIFY_SETTING] === true;
  if (!isWanted || document.hasFocus() || Notification.permission !== 'granted') {
    const severity = kind === 'conflict' || kind === 'refused' ? 'warning' : 'info';
    workbench.notify({ severity, message: { 'zh-CN': fill('zh-CN'), en: fill('en') } });
    return;
  }
  const shown = new Notification(fill(workbench.locale.getState()), { tag: id });
  shown.onclick = () => {
    window.focus();
    workbench.showPage(PAGE);
  };
}
