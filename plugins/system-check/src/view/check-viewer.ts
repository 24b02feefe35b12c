import type { SystemCheckFinding } from '@sealwright/core/api';

/** Side of the test picture in pixels: a page of A4 at 300 dpi has about as many. */
const SIDE = 3_000;

/** Whether this window can draw pages: a large canvas, a worker's tools, WebAssembly. */
export function checkViewer(): SystemCheckFinding[] {
  const lacks = [
    ...(drawsLargePictures() ? [] : ['canvas']),
    ...(typeof Worker === 'function' ? [] : ['worker']),
    ...(typeof WebAssembly === 'object' ? [] : ['WebAssembly']),
  ];
  const facts = [
    { title: { 'zh-CN': '浏览器内核', en: 'Browser engine' }, value: engine(), monospace: true },
    ...(lacks.length > 0 ? [{ title: { 'zh-CN': '缺少', en: 'Missing' }, value: lacks.join(', ') }] : []),
  ];
  if (lacks.length === 0) {
    return [{ verdict: 'passed', sentence: { 'zh-CN': '可以显示 PDF。', en: 'PDFs can be shown.' }, facts }];
  }
  const sentence = {
    'zh-CN': '本窗口缺少显示 PDF 所需的功能，页面可能是空白的。请关闭其他程序以释放显存，或更新软件和显卡驱动。',
    en: 'This window lacks what showing PDFs needs; pages may stay empty. Close other programs to free graphics memory, or update the program and the graphics driver.',
  };
  return [{ verdict: 'failed', sentence, facts }];
}

/** A canvas that the system cannot give memory for stays empty, and says nothing. */
function drawsLargePictures(): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const pen = canvas.getContext('2d');
  if (!pen) return false;
  pen.fillStyle = '#123456';
  pen.fillRect(SIDE - 2, SIDE - 2, 2, 2);
  const [red] = pen.getImageData(SIDE - 1, SIDE - 1, 1, 1).data;
  return red === 0x12;
}

function engine(): string {
  return /(?:Chrome|Firefox)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? 'unknown';
}
