import { defineError } from '@sealwright/core/api';

export const ApplicationIncomplete = defineError<{ fields: readonly string[] }>('service-desk.application-incomplete', {
  'zh-CN': '申请表还有内容未填写或不正确（{fields}），未导出。',
  en: 'Something is missing or wrong in the form ({fields}); it was not exported.',
});
export const DeskWithoutForm = defineError('service-desk.no-form', {
  'zh-CN': '该机构没有提供申请表。',
  en: 'This authority offers no form.',
});
export const DeskInvalid = defineError<{ desk: string; place: string }>('service-desk.desk-invalid', {
  'zh-CN': '服务办理内容“{desk}”不符合规定（{place}），请更新提供它的插件。',
  en: 'The contents of the desk "{desk}" are not valid ({place}). Update the plugin that brings it.',
});
