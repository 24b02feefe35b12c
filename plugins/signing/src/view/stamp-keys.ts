import { centreOf } from './alignment.ts';
import type { DraftSession } from './draft-session.ts';
import { keepOnPage, rounded } from './drag-stamp.ts';
import type { LookedStamp } from './shown-stamps.ts';

/** Millimetres of one arrow key, and of one with Shift. */
const STEP = 1;
const SMALL_STEP = 0.1;
/** Arrow keys that follow each other within this time, in milliseconds, are one step of undo. */
const ROW = 1_000;

type Direction = readonly [x: number, y: number];

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export interface StampKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Milliseconds since any fixed moment. */
  readonly timeStamp: number;
  /** A point of the stamp in the window. */
  readonly at: { readonly clientX: number; readonly clientY: number };
}

let row = { of: '', until: 0, gesture: 0 };

/** What a key does to the stamp that has the keyboard's focus; `false` where it is left to others. */
export function pressStampKey(session: DraftSession, stamp: LookedStamp, place: number, event: StampKey): boolean {
  const { draft } = session;
  const direction = directions[event.key];
  if (direction) return nudge(session, stamp, place, direction, event);
  switch (event.key) {
    case 'Delete':
    case 'Backspace':
      draft.remove(stamp.id);
      return true;
    case 'Escape':
      draft.select(undefined);
      // It goes on to the tool that is on, which ends as well.
      return false;
    case 'Tab': {
      const { stamps } = draft.state.getState();
      const next = stamps[stamps.findIndex(({ id }) => id === stamp.id) + (event.shiftKey ? -1 : 1)];
      if (!next) return false;
      goTo(session, next, 0);
      return true;
    }
    case 'PageUp':
      return goTo(session, stamp, place - 1);
    case 'PageDown':
      return goTo(session, stamp, place + 1);
    default:
      return false;
  }
}

/** `false` where the stamp has no such place. */
function goTo(session: DraftSession, stamp: LookedStamp, place: number): boolean {
  if (!stamp.places[place]) return false;
  session.show(stamp, place);
  session.draft.wantsFocus.setState({ stamp: stamp.id, place }, true);
  return true;
}

function nudge(
  session: DraftSession,
  stamp: LookedStamp,
  place: number,
  direction: Direction,
  event: StampKey,
): boolean {
  const look = stamp.places[place];
  if (!look || !session.draft.isMovable(stamp)) return false;
  const of = `${stamp.id}/${place}`;
  const continues = row.of === of && event.timeStamp < row.until;
  row = { of, until: event.timeStamp + ROW, gesture: continues ? row.gesture : row.gesture + 1 };
  const [right, down] = onPage(session, direction, event.at);
  const step = event.shiftKey ? SMALL_STEP : STEP;
  const { x, y } = centreOf(look.box);
  const to = rounded(keepOnPage(session, { page: look.page, x: x + right * step, y: y + down * step }));
  session.draft.move(stamp.id, place, to, `nudge-${row.gesture}`);
  return true;
}

/** The view may be turned: what is to the right on the screen lies in another direction on the page. */
function onPage({ surface }: DraftSession, [x, y]: Direction, { clientX, clientY }: StampKey['at']): Direction {
  const from = surface?.locate(clientX, clientY);
  const to = surface?.locate(clientX + x, clientY + y);
  if (!from || !to || from.page !== to.page) return [x, y];
  const [right, down] = [to.x - from.x, to.y - from.y];
  return Math.abs(right) > Math.abs(down) ? [Math.sign(right), 0] : [0, Math.sign(down)];
}
