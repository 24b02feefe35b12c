import type { Localized } from '@sealwright/core/api';

/** The words of the seam view. */
export const texts = {
  title: { 'zh-CN': '骑缝章', en: 'Seam seal' },
  edge: { 'zh-CN': '页边', en: 'Edge' },
  right: { 'zh-CN': '右', en: 'Right' },
  left: { 'zh-CN': '左', en: 'Left' },
  top: { 'zh-CN': '上', en: 'Top' },
  bottom: { 'zh-CN': '下', en: 'Bottom' },
  spread: { 'zh-CN': '对开', en: 'Spread' },

  position: { 'zh-CN': '位置', en: 'Position' },
  centred: { 'zh-CN': '居中', en: 'Centred' },
  fromTop: { 'zh-CN': '距上边', en: 'From top' },
  fromLeft: { 'zh-CN': '距左边', en: 'From left' },
  percentage: { 'zh-CN': '百分比', en: 'Per cent' },

  inset: { 'zh-CN': '离边', en: 'Inset' },
  insetHint: {
    'zh-CN': '打印机一般打不到最外 3–5 毫米，要打印的文件可设为 5。',
    en: 'Most printers leave the outermost 3 to 5 mm blank: use 5 for files that will be printed.',
  },

  more: { 'zh-CN': '更多设置', en: 'More settings' },
  perSeal: { 'zh-CN': '每枚最多', en: 'Per seal' },
  pagesUnit: { 'zh-CN': '页', en: 'pages' },
  skipFirst: { 'zh-CN': '跳过前', en: 'Skip first' },
  skipLast: { 'zh-CN': '跳过后', en: 'Skip last' },
  shares: { 'zh-CN': '份额', en: 'Shares' },
  equalShares: { 'zh-CN': '各页相等', en: 'Equal' },
  endShares: { 'zh-CN': '首末页加宽', en: 'Wider ends' },
  ownShares: { 'zh-CN': '自定义', en: 'Custom' },
  ownSharesExample: { 'zh-CN': '如 3,1,1,3', en: 'like 3,1,1,3' },
  firstShare: { 'zh-CN': '首页至少', en: 'First, least' },
  lastShare: { 'zh-CN': '末页至少', en: 'Last, least' },
  pairFirst: { 'zh-CN': '第 1、2 页相对（无封面）', en: 'Pages 1 and 2 face each other (no cover)' },
  margins: { 'zh-CN': '保留印章图片的空白边', en: "Keep the picture's empty margins" },

  rightSide: { 'zh-CN': '右侧', en: 'Right' },
  leftSide: { 'zh-CN': '左侧', en: 'Left' },
  topSide: { 'zh-CN': '上侧', en: 'Top' },
  bottomSide: { 'zh-CN': '下侧', en: 'Bottom' },
  summary: { 'zh-CN': '{edge} · {pages} 页', en: '{edge} · {pages} pages' },
  summaryOfSeals: { 'zh-CN': '{edge} · {pages} 页 · {seals} 枚', en: '{edge} · {pages} pages · {seals} seals' },
  fan: {
    'zh-CN': '各页错开叠放后的印章，{pages}',
    en: 'The seal as the fanned out pages show it, {pages}',
  },
  pageRun: { 'zh-CN': '第 {pages} 页', en: 'Pages {pages}' },
  equalSlices: { 'zh-CN': '每页 {width} mm', en: '{width} mm on each page' },
  unequalSlices: { 'zh-CN': '每页 {least}–{most} mm', en: '{least} to {most} mm on each page' },
  showSeal: { 'zh-CN': '各枚印章的页面', en: 'Pages of each seal' },

  chooseSeal: { 'zh-CN': '请先在上方“印章列表”中点选一枚印章。', en: 'Choose a seal above first.' },
  chooseSealFirst: { 'zh-CN': '请先在右侧“印章列表”中点选一枚印章。', en: 'Choose a seal on the right first.' },
  clickArea: {
    'zh-CN': '在红色区域内点击盖章；点其他页边的区域可换边。按 Esc 结束。',
    en: 'Click in the red area to place the seal, or on another edge to change to it. Esc ends it.',
  },
  place: { 'zh-CN': '盖骑缝章', en: 'Place the Seal' },
  placeAndSign: { 'zh-CN': '盖骑缝章并签署', en: 'Place and Sign' },
  collect: { 'zh-CN': '先收集，再一起提交', en: 'Collect, then submit' },
  othersWait: {
    'zh-CN': '还有其他待签署的印章，骑缝章将与它们一起提交。',
    en: 'Other seals wait to be signed; the seam seal joins them.',
  },
  joined: {
    'zh-CN': '骑缝章已加入待签署位置。请点“提交签署”，与其他印章一起签署。',
    en: 'The seam seal joined what is to be signed. Submit to sign all of it together.',
  },
  hindered: {
    'zh-CN': '骑缝章已放好，但现在还不能签署，原因见右侧“待签署位置”。',
    en: 'The seam seal is placed but cannot be signed yet: see "To be signed" on the right.',
  },

  areaRight: { 'zh-CN': '右边', en: 'the right edge' },
  areaLeft: { 'zh-CN': '左边', en: 'the left edge' },
  areaTop: { 'zh-CN': '上边', en: 'the top edge' },
  areaBottom: { 'zh-CN': '下边', en: 'the bottom edge' },
  chooseEdge: { 'zh-CN': '改为{edge}', en: 'Use {edge}' },
  areaName: { 'zh-CN': '骑缝章在第 {page} 页{edge}上的位置', en: 'Place of the seam seal at {edge} of page {page}' },
  toTop: { 'zh-CN': '距上边 {distance} mm', en: '{distance} mm from the top' },
  toLeft: { 'zh-CN': '距左边 {distance} mm', en: '{distance} mm from the left' },
  toTopCentred: { 'zh-CN': '居中，距上边 {distance} mm', en: 'Centred, {distance} mm from the top' },
  toLeftCentred: { 'zh-CN': '居中，距左边 {distance} mm', en: 'Centred, {distance} mm from the left' },
  centre: { 'zh-CN': '移到页边中央', en: 'Move to the Middle of the Edge' },
} as const satisfies Record<string, Localized>;

export const EDGE_TITLES = {
  right: texts.right,
  left: texts.left,
  top: texts.top,
  bottom: texts.bottom,
  spread: texts.spread,
} as const;

export const SIDE_TITLES = {
  right: texts.rightSide,
  left: texts.leftSide,
  top: texts.topSide,
  bottom: texts.bottomSide,
  spread: texts.spread,
} as const;

export const AREA_TITLES = {
  right: texts.areaRight,
  left: texts.areaLeft,
  top: texts.areaTop,
  bottom: texts.areaBottom,
} as const;
