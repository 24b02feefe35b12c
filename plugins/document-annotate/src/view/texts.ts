import type { Localized } from '@sealwright/core/api';
import type { AnnotationKindName } from '../common-annotation.ts';

/** The words of the annotation views. */
export const texts = {
  title: { 'zh-CN': '批注', en: 'Annotations' },
  settings: { 'zh-CN': '{kind}设置', en: '{kind}: settings' },
  selected: { 'zh-CN': '选中的{kind}', en: 'Selected: {kind}' },
  unsaved: { 'zh-CN': '未保存的批注', en: 'Not saved yet' },
  written: { 'zh-CN': '文档中的批注', en: 'In the document' },
  noneWritten: { 'zh-CN': '文档中还没有批注', en: 'The document has no annotations' },
  noneWrittenHint: {
    'zh-CN': '在“批注/水印”中选择一种工具，然后在页面上点击或拖动。',
    en: 'Choose a tool under Annotations, then click or drag on a page.',
  },
  readingWritten: { 'zh-CN': '正在读取批注…', en: 'Reading the annotations…' },
  moreWritten: { 'zh-CN': '批注很多，只列出前 {count} 处。', en: 'There are many; the first {count} are listed.' },
  save: { 'zh-CN': '保存批注', en: 'Save the Annotations' },
  saving: { 'zh-CN': '正在保存…', en: 'Saving…' },
  discard: { 'zh-CN': '全部放弃', en: 'Discard All' },
  saved: {
    'zh-CN': '已写入 {count} 处批注，请保存文档。',
    en: 'Annotations written: {count}. Save the document to keep them.',
  },
  saveDocument: { 'zh-CN': '保存文档', en: 'Save the Document' },
  unsavedCount: { 'zh-CN': '批注未保存：{count}', en: 'Annotations not saved: {count}' },

  colour: { 'zh-CN': '颜色', en: 'Colour' },
  opacity: { 'zh-CN': '不透明度', en: 'Opacity' },
  lineWidth: { 'zh-CN': '线宽', en: 'Line' },
  fontSize: { 'zh-CN': '字号', en: 'Font size' },
  pictureHeight: { 'zh-CN': '图片高度', en: 'Height' },
  angle: { 'zh-CN': '角度', en: 'Turn' },
  author: { 'zh-CN': '作者', en: 'Author' },
  words: { 'zh-CN': '文字', en: 'Text' },
  remark: { 'zh-CN': '备注', en: 'Remark' },
  remarkHint: { 'zh-CN': '可不填', en: 'Optional' },
  arrow: { 'zh-CN': '箭头', en: 'Arrow head' },
  x: { 'zh-CN': '左 x', en: 'Left x' },
  y: { 'zh-CN': '上 y', en: 'Top y' },
  width: { 'zh-CN': '宽', en: 'Width' },
  height: { 'zh-CN': '高', en: 'Height' },
  pages: { 'zh-CN': '页面', en: 'Pages' },
  layout: { 'zh-CN': '排列', en: 'Layout' },
  single: { 'zh-CN': '居中一个', en: 'Centred' },
  tiled: { 'zh-CN': '铺满页面', en: 'Tiled' },
  source: { 'zh-CN': '内容', en: 'Content' },
  textSource: { 'zh-CN': '文字', en: 'Text' },
  pictureSource: { 'zh-CN': '图片', en: 'Picture' },
  choosePicture: { 'zh-CN': '选择图片…', en: 'Choose a Picture…' },
  otherPicture: { 'zh-CN': '更换：{name}', en: 'Replace {name}' },
  pictureUnfit: {
    'zh-CN': '这不是可用的 PNG 或 JPEG 图片，请换一张。',
    en: 'This is no PNG or JPEG picture that can be used. Choose another.',
  },
  pictureTooLarge: {
    'zh-CN': '图片太大，最多 2 MB。请缩小后再试。',
    en: 'The picture is too large; it may have 2 MB. Make it smaller and try again.',
  },

  defaultText: { 'zh-CN': '批注文字', en: 'Comment' },
  defaultWatermark: { 'zh-CN': '仅供审阅', en: 'For review only' },
  onPage: { 'zh-CN': '第 {page} 页', en: 'page {page}' },
  takeAway: { 'zh-CN': '移除{what}', en: 'Remove {what}' },
  changeWritten: { 'zh-CN': '更改文档中的{what}', en: 'Change {what} in the document' },
  removeWritten: { 'zh-CN': '从文档中删除{what}', en: 'Delete {what} from the document' },
  removeTitle: { 'zh-CN': '从文档中删除这处批注？', en: 'Delete this annotation from the document?' },
  removeMessage: {
    'zh-CN': '删除后文档会多一个版本；在保存文档之前可以用“还原”撤回。',
    en: 'It is taken out by a new revision, which Restore takes back until the document is saved.',
  },
  removeNow: { 'zh-CN': '删除', en: 'Delete' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },

  role: { 'zh-CN': '未保存的批注', en: 'unsaved annotation' },
  name: {
    'zh-CN': '{kind}{words}，第 {page} 页，x {x} 毫米，y {y} 毫米',
    en: '{kind}{words}, page {page}, x {x} millimetres, y {y} millimetres',
  },
  said: { 'zh-CN': '：{words}', en: ': {words}' },
  keys: {
    'zh-CN': '方向键移动，Alt + 方向键调整大小，Delete 移除，回车编辑。',
    en: 'Arrow keys move, Alt with arrow keys resizes, Delete removes, Enter edits.',
  },

  checking: { 'zh-CN': '正在检查对签名的影响…', en: 'Checking what it does to the signatures…' },
  unsigned: {
    'zh-CN': '文档尚未签署：批注写成文档的新版本，之后的签名会包含它们。',
    en: 'Nobody has signed yet: annotations become a new revision, which later signatures cover.',
  },
  refusedTitle: { 'zh-CN': '不能添加批注', en: 'Annotations are not permitted' },
  askTitle: { 'zh-CN': '文档已有签名，仍要写入批注？', en: 'The document is signed. Write the annotations?' },
  write: { 'zh-CN': '写入批注', en: 'Write Them' },

  closeTitle: { 'zh-CN': '还有未保存的批注', en: 'Annotations have not been saved' },
  closeMessage: {
    'zh-CN': '{count} 处批注尚未写入文档，关闭后将丢失。',
    en: 'Annotations not written into the document: {count}. They are lost when it is closed.',
  },
  closeAnyway: { 'zh-CN': '放弃批注并关闭', en: 'Discard and Close' },
  keepOpen: { 'zh-CN': '返回', en: 'Go Back' },
  signTitle: { 'zh-CN': '签署前先写入批注？', en: 'Write the annotations before signing?' },
  signMessage: {
    'zh-CN': '还有 {count} 处批注没有写入文档。先写入，签名就会包含它们；签署后再写入，签名会显示为“之后有改动”。',
    en: 'Annotations not written yet: {count}. Written now, the signature covers them; written later, it tells of changes.',
  },
  writeAndSign: { 'zh-CN': '写入并签署', en: 'Write and Sign' },
  signWithout: { 'zh-CN': '不写入，直接签署', en: 'Sign Without Them' },
  tooMany: { 'zh-CN': '未保存的批注太多，请先保存。', en: 'There are too many unsaved annotations. Save them first.' },
} as const satisfies Record<string, Localized>;

export const kindNames: Readonly<Record<AnnotationKindName | 'arrow', Localized>> = {
  highlight: { 'zh-CN': '高亮', en: 'Highlight' },
  note: { 'zh-CN': '便签', en: 'Note' },
  text: { 'zh-CN': '文字', en: 'Text' },
  line: { 'zh-CN': '直线', en: 'Line' },
  arrow: { 'zh-CN': '箭头', en: 'Arrow' },
  box: { 'zh-CN': '方框', en: 'Box' },
  ink: { 'zh-CN': '手绘', en: 'Ink' },
  watermark: { 'zh-CN': '水印', en: 'Watermark' },
};

/** Annotations as files call them (ISO 32000-2, table 171); others are shown by that name. */
export const subtypeNames: Readonly<Record<string, Localized>> = {
  Highlight: kindNames.highlight,
  Text: kindNames.note,
  FreeText: kindNames.text,
  Line: kindNames.line,
  Square: kindNames.box,
  Circle: { 'zh-CN': '圆形', en: 'Circle' },
  Polygon: { 'zh-CN': '多边形', en: 'Polygon' },
  PolyLine: { 'zh-CN': '折线', en: 'Polyline' },
  Ink: kindNames.ink,
  Watermark: kindNames.watermark,
  Underline: { 'zh-CN': '下划线', en: 'Underline' },
  StrikeOut: { 'zh-CN': '删除线', en: 'Strike-out' },
  Squiggly: { 'zh-CN': '波浪线', en: 'Squiggly line' },
  Caret: { 'zh-CN': '插入符', en: 'Caret' },
  Stamp: { 'zh-CN': '图章', en: 'Stamp' },
  FileAttachment: { 'zh-CN': '附件', en: 'Attachment' },
};
