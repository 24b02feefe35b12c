import { defineError } from '@sealwright/core/api';

export const NoPrinter = defineError('desktop.no-printer', {
  'zh-CN': '这台电脑没有可用的打印机。请先在系统设置中添加打印机，或另存文件后在其他电脑上打印。',
  en: 'This computer has no printer. Add one in the system settings, or save the file and print it elsewhere.',
});

/** `reason`: the system's own words. */
export const PrintFailed = defineError<{ reason: string }>('desktop.print-failed', {
  'zh-CN': '打印没有完成。请检查打印机是否开机、缺纸或离线，然后重试。',
  en: 'Printing did not succeed. Check whether the printer is on, online and has paper, then try again.',
});

/** The window was loaded anew or another print job took its place. */
export const PrintJobGone = defineError('desktop.print-job-gone', {
  'zh-CN': '打印任务已结束，请重新打印。',
  en: 'The print job has ended. Please print again.',
});
