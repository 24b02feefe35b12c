import { memorySource, type PdfEngine, SealwrightError, type SystemCheckFinding } from '@sealwright/core/api';
import { MANAGE_PLUGINS } from './plugin-states.ts';

/** A page of A4 without anything on it, written out here so that nothing but the engine can be at fault. */
export const EMPTY_PAGE = pdfOf([
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>',
]);

/** Whether the part that reads and signs PDFs does its work. */
export async function checkPdfReading(
  engine: Pick<PdfEngine, 'open'> | undefined,
  signal?: AbortSignal,
): Promise<readonly SystemCheckFinding[]> {
  if (!engine) return [{ verdict: 'failed', sentence: LACKING, repairs: [MANAGE_PLUGINS] }];
  try {
    const document = await engine.open(memorySource(EMPTY_PAGE), { ...(signal && { signal }) });
    const { signing } = await document.modificationRules();
    const isFine = document.pageCount === 1 && signing.allowed;
    if (isFine)
      return [{ verdict: 'passed', sentence: { 'zh-CN': '可以读取和签署 PDF。', en: 'PDFs can be read and signed.' } }];
    return [{ verdict: 'failed', sentence: BROKEN }];
  } catch (fault) {
    if (!(fault instanceof SealwrightError)) throw fault;
    return [{ verdict: 'failed', sentence: fault.sentence }];
  }
}

const LACKING = {
  'zh-CN': '读取 PDF 的插件没有运行，不能打开和签署合同。请在安装管理中启用它。',
  en: 'The plugin that reads PDFs does not run, so no contract can be opened or signed. Enable it in the install manager.',
};
const BROKEN = {
  'zh-CN': '测试文件读取结果不正确。请重新安装本软件。',
  en: 'A test document was not read correctly. Install the program again.',
};

/** ISO 32000-2, 7.5: header, objects from number 1 on, cross-reference table, trailer. */
function pdfOf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return new TextEncoder().encode(text + table + trailer);
}
