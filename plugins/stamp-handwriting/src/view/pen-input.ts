/** One report of a pen, a finger or a mouse over the pad. */
export interface PenSample {
  /** Millimetres from the pad's top left corner. */
  readonly x: number;
  readonly y: number;
  /** From 0 to 1; `undefined` for what tells none. */
  readonly pressure: number | undefined;
  /** Milliseconds since any fixed moment. */
  readonly time: number;
}

/** CSS pixels of a millimetre. */
export const PIXELS_PER_MM = 96 / 25.4;

/** What one event reports: browsers gather several reports into an event for each frame. */
export function samplesOf(event: PointerEvent, pad: Element): readonly PenSample[] {
  const { left, top } = pad.getBoundingClientRect();
  const gathered = event.getCoalescedEvents();
  return (gathered.length > 0 ? gathered : [event]).map(({ clientX, clientY, pressure, timeStamp }) => ({
    x: (clientX - left) / PIXELS_PER_MM,
    y: (clientY - top) / PIXELS_PER_MM,
    // Mice and most fingers report a constant.
    pressure: event.pointerType === 'pen' ? pressure : undefined,
    time: timeStamp,
  }));
}
