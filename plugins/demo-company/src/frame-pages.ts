/** Head and foot of every page, the notice that this is no real contract among them. */
import { type Mark, MM, PAGE, type PageFlow, TEXT, textMark } from './page-flow.ts';

const NOTICE = '演示文件 DEMO';
const SENTENCE = '仅供试用印匠（Sealwright），不具有法律效力';
const BAND = { top: 11 * MM, height: 8 * MM };
const FOOT = { top: PAGE.height - 19 * MM, height: 6 * MM };
const SMALL = { size: 9 };
const DEMO_BOLD = { size: 9, bold: true, colour: 'demo' } as const;
const DEMO = { size: 8.5, colour: 'demo' } as const;

/** The characters that frames need besides those of the contract's number. */
export const FRAME_TEXT = `${NOTICE}${SENTENCE}第 0123456789 页　共页`;

export function framePages(flow: PageFlow, contractNumber: string): readonly (readonly Mark[])[] {
  const notice = flow.line(NOTICE, DEMO_BOLD);
  const sentence = flow.line(SENTENCE, DEMO);
  const number = flow.line(contractNumber, SMALL);
  const left = TEXT.left + 3 * MM;
  const head: readonly Mark[] = [
    { kind: 'fill', x: TEXT.left, y: BAND.top, width: TEXT.width, height: BAND.height, colour: 'demo-pale' },
    textMark(notice, DEMO_BOLD, left, BAND.top, BAND.height),
    textMark(sentence, DEMO, left + notice.width + 4 * MM, BAND.top, BAND.height),
    textMark(number, SMALL, TEXT.right - 3 * MM - number.width, BAND.top, BAND.height),
  ];
  return flow.pages.map((marks, index) => {
    const foot = flow.line(`第 ${index + 1} 页　共 ${flow.pages.length} 页`, SMALL);
    return [...head, ...marks, textMark(foot, SMALL, (PAGE.width - foot.width) / 2, FOOT.top, FOOT.height)];
  });
}
