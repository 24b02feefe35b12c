import type { SystemCheckFinding } from '@sealwright/core/api';

/** Families that the window asks for, by the names of their vendors. */
const FAMILIES = [
  'Source Han Sans SC',
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'PingFang SC',
  'Microsoft YaHei UI',
  'Microsoft YaHei',
  'WenQuanYi Micro Hei',
  'SimSun',
];
const SIZE = 32;

/** Whether the system has letters for Chinese at all, and from which of the known families. */
export function checkWindowFonts(): readonly SystemCheckFinding[] {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!pen) return [{ verdict: 'not-checked', sentence: UNTOLD }];
  const installed = FAMILIES.filter((family) => isInstalled(pen, family));
  const facts = [
    {
      title: { 'zh-CN': '已安装', en: 'Installed' },
      value: installed.join('\n') || { 'zh-CN': '没有常见的中文字体', en: 'none of the common ones' },
    },
  ];
  if (!hasChinese(pen)) return [{ verdict: 'failed', sentence: LACKING, facts }];
  return [{ verdict: 'passed', sentence: FINE, facts }];
}

const FINE = { 'zh-CN': '界面文字可以正常显示中文。', en: 'The window can show Chinese text.' };
const LACKING = {
  'zh-CN': '系统没有中文字体，界面文字会显示为方框。请安装中文字体（如“思源黑体”或 Noto Sans CJK），然后重新启动软件。',
  en: 'The system has no Chinese font: text shows as boxes. Install one, such as Noto Sans CJK, and start the program again.',
};
const UNTOLD = { 'zh-CN': '无法检测系统字体。', en: 'The fonts of the system could not be looked at.' };

/** A family that is there gives Latin letters other widths than the last resort, or than both of two of these. */
function isInstalled(pen: CanvasRenderingContext2D, family: string): boolean {
  const widthIn = (font: string) => {
    pen.font = `${SIZE}px ${font}`;
    return pen.measureText('WiMl10印章').width;
  };
  return ['monospace', 'serif'].every((last) => widthIn(`"${family}", ${last}`) !== widthIn(last));
}

/** Without a font, different characters are the same box. */
function hasChinese(pen: CanvasRenderingContext2D): boolean {
  return drawn(pen, '印') !== drawn(pen, '章');
}

function drawn(pen: CanvasRenderingContext2D, character: string): string {
  pen.canvas.width = SIZE * 2;
  pen.canvas.height = SIZE * 2;
  pen.font = `${SIZE}px sans-serif`;
  pen.fillText(character, 4, SIZE + 8);
  return pen.getImageData(0, 0, SIZE * 2, SIZE * 2).data.join();
}
