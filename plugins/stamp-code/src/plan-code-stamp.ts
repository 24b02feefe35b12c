import { type Placement, parseStampSize, placeStamp, type StampPlanInput } from '@sealwright/core/api';
import { CODE_SIZES, codeDrawing, type ErrorCorrection } from './common-code-drawing.ts';

/** A QR code with the text of the options on each of the pages. */
export async function planCodeStamp(input: StampPlanInput): Promise<readonly Placement[]> {
  const text = String(input.options.text);
  const size = parseStampSize(String(input.options.size), CODE_SIZES);
  const appearance = codeDrawing(text, size, input.options.correction as ErrorCorrection);
  return placeStamp(input, { size: appearance.size, appearance, description: text });
}
