import { SealwrightError, type SystemCheckFinding } from '@sealwright/core/api';
import { ChineseFont, type FontFamilyName } from '@sealwright/fonts/setting';

const FAMILIES: Readonly<Record<FontFamilyName, string>> = {
  song: 'Noto Serif SC（宋体）',
  hei: 'Noto Sans SC（黑体）',
};
/** From several slices of each font: common characters, a rare one, digits. */
const SAMPLE = '电子签名章印甲乙方年月日喆2026';

/** Whether the Chinese fonts that dates, seals and forms are set in can be read out of the installation. */
export async function checkShippedFonts(
  open: (family: FontFamilyName) => Promise<Pick<ChineseFont, 'glyphs'>> = (family) => ChineseFont.open(family),
): Promise<readonly SystemCheckFinding[]> {
  const names = Object.keys(FAMILIES) as FontFamilyName[];
  const unread = (await Promise.all(names.map(async (name) => ((await isReadable(open, name)) ? [] : [name])))).flat();
  const facts = [{ title: { 'zh-CN': '字体', en: 'Fonts' }, value: names.map((name) => FAMILIES[name]).join('\n') }];
  if (unread.length === 0) {
    const sentence = {
      'zh-CN': '内置中文字体完好，写入文件的中文在任何电脑上都能正常显示。',
      en: 'The shipped Chinese fonts are whole: Chinese text that is put into files shows on every computer.',
    };
    return [{ verdict: 'passed', sentence, facts }];
  }
  const missing = unread.map((name) => FAMILIES[name]).join('、');
  const sentence = {
    'zh-CN': `内置字体 ${missing} 无法读取，时间章等文字无法写入文件。请重新安装本软件。`,
    en: `The shipped font ${missing} cannot be read: dates and other text cannot be put into files. Install the program again.`,
  };
  return [{ verdict: 'failed', sentence, facts }];
}

async function isReadable(
  open: (family: FontFamilyName) => Promise<Pick<ChineseFont, 'glyphs'>>,
  name: FontFamilyName,
): Promise<boolean> {
  try {
    const glyphs = await (await open(name)).glyphs(SAMPLE, 400);
    return [...new Set(SAMPLE)].every((character) => glyphs.has(character));
  } catch (fault) {
    if (fault instanceof SealwrightError || (fault as NodeJS.ErrnoException).code) return false;
    throw fault;
  }
}
