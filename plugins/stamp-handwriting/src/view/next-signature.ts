import type { Options, SettingValue } from '@sealwright/core/api';
import { createStore, type ReadableStore, type StampDrawing, stampDrawing, type Workbench } from '@sealwright/ui';
import { HandwritingTooIntricate, type Stroke } from '../common-strokes.ts';
import { LARGEST, PENS, type Pen, type SignatureLook, signatureDrawing, signatureOptions } from './signature.ts';

const USUAL: SignatureLook = { pen: 'medium', colour: 'black', width: 40 };
/** Millimetres. */
export const WIDTHS = { least: 10, most: LARGEST };

/** Pen, ink and width as they were chosen last. */
export function usualLook(settings: Readonly<Record<string, SettingValue>>): SignatureLook {
  const pen = String(settings['handwriting.pen'] ?? USUAL.pen);
  const width = Number(settings['handwriting.width'] ?? USUAL.width);
  return {
    pen: Object.hasOwn(PENS, pen) ? (pen as Pen) : USUAL.pen,
    colour: String(settings['handwriting.colour'] ?? USUAL.colour),
    width: Math.min(Math.max(width, WIDTHS.least), WIDTHS.most),
  };
}

export function keepLook(changes: Partial<SignatureLook>, { setSetting, showError }: Workbench): void {
  for (const [part, value] of Object.entries(changes)) setSetting(`handwriting.${part}`, value).catch(showError);
}

/** The handwriting that is placed next on one document. It is personal: it is in no storage and ends with the document. */
export class NextSignature {
  readonly drawing: ReadableStore<StampDrawing | undefined>;
  private readonly store = createStore<StampDrawing | undefined>(() => undefined);
  private strokes: readonly Stroke[] = [];
  private current: Options | undefined;

  constructor() {
    this.drawing = this.store;
  }

  /** What the mode needs but its place; `undefined` until something was written. */
  get options(): Options | undefined {
    return this.current;
  }

  /** Takes what was written on the pad, at least one stroke. `handwriting.too-intricate` */
  write(strokes: readonly Stroke[], look: SignatureLook): void {
    const options = signatureOptions(strokes, look);
    this.store.setState(stampDrawing(signatureDrawing(options)), true);
    this.strokes = strokes;
    this.current = options;
  }

  /** Another pen, ink or size; nothing of it where that is too intricate. */
  restyle(look: SignatureLook): void {
    if (this.strokes.length === 0) return;
    try {
      this.write(this.strokes, look);
    } catch (error) {
      if (!HandwritingTooIntricate.is(error)) throw error;
    }
  }
}
