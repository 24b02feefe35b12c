import type { Localized } from '@sealwright/core/api';

export const TEXTS = {
  title: { 'zh-CN': '手写签名', en: 'Handwriting' },
  pad: { 'zh-CN': '书写区，已写 {strokes} 笔', en: 'Pad, {strokes} strokes written' },
  writeHere: { 'zh-CN': '请在此书写签名', en: 'Write your signature here' },
  full: {
    'zh-CN': '笔迹已达到可签署的长度，请撤销一笔或清除后重写。',
    en: 'This is as much as can be signed. Undo a stroke, or clear the pad.',
  },
  keyboard: {
    'zh-CN': '请用笔、手指或鼠标书写。键盘无法书写，只用键盘时请改用印章签署。',
    en: 'Write with a pen, a finger or the mouse. A keyboard cannot write: sign with a seal instead.',
  },
  kept: {
    'zh-CN': '笔迹属于个人信息：只保留到文档关闭，除非您存入模板；签署后成为文件的一部分。',
    en: 'Handwriting is personal: it is kept until the document is closed, unless you save it in a template. Signing makes it part of the file.',
  },
  ink: { 'zh-CN': '墨水', en: 'Ink' },
  pen: { 'zh-CN': '粗细', en: 'Pen' },
  fine: { 'zh-CN': '细', en: 'Fine' },
  medium: { 'zh-CN': '中', en: 'Medium' },
  broad: { 'zh-CN': '粗', en: 'Broad' },
  width: { 'zh-CN': '宽度', en: 'Width' },
  undo: { 'zh-CN': '撤销一笔', en: 'Undo Stroke' },
  clear: { 'zh-CN': '清除', en: 'Clear' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  ok: { 'zh-CN': '确定', en: 'OK' },
  preview: { 'zh-CN': '您的签名', en: 'Your signature' },
  size: { 'zh-CN': '{width} × {height} 毫米', en: '{width} × {height} mm' },
  write: { 'zh-CN': '书写签名…', en: 'Write Signature…' },
  rewrite: { 'zh-CN': '重新书写…', en: 'Write Again…' },
} as const satisfies Record<string, Localized>;
