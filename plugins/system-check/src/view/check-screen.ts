import type { SystemCheckFinding } from '@sealwright/core/api';

/** CSS pixels that the window is made for. */
const LEAST = { width: 1280, height: 720 };

export function checkScreen({ width, height } = window.screen, scale = window.devicePixelRatio): SystemCheckFinding[] {
  const facts = [
    { title: { 'zh-CN': '可用大小', en: 'Size' }, value: `${width} × ${height}` },
    { title: { 'zh-CN': '缩放', en: 'Scale' }, value: `${Math.round(scale * 100)} %` },
  ];
  if (width < LEAST.width || height < LEAST.height) {
    const sentence = {
      'zh-CN': `屏幕的可用大小只有 ${width} × ${height}，界面会比较拥挤。请降低系统的显示缩放，或使用更大的屏幕。`,
      en: `The screen offers only ${width} × ${height}, which is narrow. Lower the scale of the display, or use a larger screen.`,
    };
    return [{ verdict: 'notice', sentence, facts }];
  }
  return [{ verdict: 'passed', sentence: { 'zh-CN': '屏幕大小合适。', en: 'The screen is large enough.' }, facts }];
}
