import type { Localized } from '@sealwright/core/api';

export const addTexts = {
  title: { 'zh-CN': '用图片添加印章', en: 'Add a seal from a picture' },
  choose: { 'zh-CN': '将印章图片拖到这里，或点击选择', en: 'Drop a picture of the seal here, or click to choose one' },
  kinds: {
    'zh-CN': 'PNG、JPG、GIF、BMP 或 SVG。白纸上的照片、扫描件都可以，背景会自动去除。',
    en: 'PNG, JPG, GIF, BMP or SVG. Photos and scans on white paper will do: the paper is removed.',
  },
  chooseTitle: { 'zh-CN': '选择印章图片', en: 'Choose a picture of the seal' },
  pictureFiles: { 'zh-CN': '图片', en: 'Pictures' },
  another: { 'zh-CN': '换一张图片', en: 'Another Picture' },
  name: { 'zh-CN': '印章名称', en: 'Name' },
  namePlaceholder: { 'zh-CN': '例如：合同专用章', en: 'Such as: contract seal' },
  width: { 'zh-CN': '纸上宽度', en: 'Width on paper' },
  widthHint: {
    'zh-CN': '请填写实物印章的宽度。国有和股份公司公章 42 mm，有限公司公章、专用章 40 mm，部门章 38 mm。',
    en: 'As wide as the real seal: state and joint-stock companies 42 mm, limited companies 40 mm, departments 38 mm.',
  },
  preset: { 'zh-CN': '{size} mm', en: '{size} mm' },
  transparent: { 'zh-CN': '去除白色背景', en: 'Remove the white ground' },
  trim: { 'zh-CN': '裁去空白边缘', en: 'Cut the margins off' },
  preview: { 'zh-CN': '预览', en: 'Preview' },
  previewAlt: { 'zh-CN': '印章在文件上的样子', en: 'What the seal looks like on a document' },
  working: { 'zh-CN': '正在处理图片…', en: 'Working on the picture…' },
  result: { 'zh-CN': '{width} × {height} mm，{dpi} dpi', en: '{width} × {height} mm, {dpi} dpi' },
  sample: {
    'zh-CN': '甲方（盖章）：\n法定代表人或授权代表：\n日期：　　　年　　月　　日',
    en: 'Party A (seal):\nAuthorised representative:\nDate:',
  },
  onlyPicture: {
    'zh-CN': '图片印章只有外观，不含电子印章数据：任何密钥都可以使用它，签名由密钥完成。请只添加您有权使用的印章。',
    en: 'Such a seal is a picture and no electronic seal: any key may use it, and the key makes the signature. Add only seals that you may use.',
  },
  add: { 'zh-CN': '添加印章', en: 'Add the Seal' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  added: { 'zh-CN': '已添加印章“{name}”', en: 'The seal "{name}" was added' },
} as const satisfies Record<string, Localized>;
