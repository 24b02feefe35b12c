/** A plugin host for tests of the window half: it answers when the test lets it. */
import type { SealwrightError } from '@sealwright/core/api';
import { createStore } from 'zustand/vanilla';
import type { DeviceEntry, KeyEntry, Placing, SealEntry, StampEntry } from '../common-signing-rpc.ts';
import { NO_CHOICE } from './draft-means.ts';
import type { HeldSeal } from './held-seal.ts';
import { SigningModes } from './signing-modes.ts';
import { Draft } from './stamp-draft.ts';

export const seal: HeldSeal = {
  id: 'test:seal',
  name: '公章',
  widthMm: 40,
  heightMm: 40,
  picture: 'blob:seal',
  certificates: [],
  device: { ref: 'd:t', name: { 'zh-CN': '网证通-F320078983', en: '网证通-F320078983' } },
  isElectronic: false,
};

type StampModeView = Parameters<SigningModes['describe']>[1];

/** A mode whose options are the centre itself. */
export const movable: StampModeView = {
  moved: (_stamp, _place, { page, x, y }) => (x > 200 ? undefined : { page, x, y }),
};

type Planned = Placing['stamps'][number];

/** At its centre, on `pages` pages from `page` on. */
function planOf({ options, mode }: StampEntry): Planned {
  const { page = 0, pages = 1, x = 0, y = 0 } = options as Record<string, number>;
  const box = { x: x - 20, y: y - 20, width: 40, height: 40, rotation: 0 };
  return {
    places: Array.from({ length: pages }, (_, index) => ({ page: page + index, box, description: mode, look: 0 })),
  };
}

function placing(stamps: Planned[]): Placing {
  return { looks: [{ kind: 'picture', picture: 'p', blend: 'multiply' }], stamps };
}

/** What a host plans at once. */
export function placeAll(stamps: readonly StampEntry[]): Placing {
  return placing(stamps.map(planOf));
}

/** Questions that wait for their answers, in the order in which they were asked. */
export class FakePlanner {
  readonly questions: {
    readonly stamp: StampEntry;
    answer(): Promise<void>;
    /** The call itself fails. */
    refuse(error: unknown): Promise<void>;
    /** The stamp cannot be planned. */
    hinder(error: SealwrightError): Promise<void>;
  }[] = [];
  /** Whether questions are answered at once. */
  isPrompt = true;
  /** How often it was asked, for however many stamps. */
  calls = 0;

  place = async (stamps: readonly StampEntry[]): Promise<Placing> => {
    this.calls++;
    if (this.isPrompt) return placeAll(stamps);
    return placing(await Promise.all(stamps.map((stamp) => this.ask(stamp))));
  };

  private ask(stamp: StampEntry): Promise<Planned> {
    return new Promise((resolve, reject) => {
      this.questions.push({
        stamp,
        answer: () => settled(() => resolve(planOf(stamp))),
        refuse: (error) => settled(() => reject(error)),
        hinder: (error) => settled(() => resolve({ problem: error.toJSON() })),
      });
    });
  }
}

export function draftWith(planner: FakePlanner, mode: StampModeView = movable): Draft {
  const modes = new SigningModes();
  modes.describe('normal', mode);
  return new Draft('doc', {
    place: planner.place,
    seal: (id) => (id === seal.id ? seal : undefined),
    currentPage: () => 6,
    modes,
    means: createStore(() => NO_CHOICE),
    chooseKey: () => {},
  });
}

/** Lets everything run that has only waited for a promise. */
export function settled(first: () => void = () => {}): Promise<void> {
  first();
  return new Promise((resolve) => setTimeout(resolve, 0));
}

const DAY = 86_400_000;

export function deviceEntry(ref = 'd:t', name = '网证通-F320078983'): DeviceEntry {
  return { ref, name: { 'zh-CN': name, en: name } };
}

export function keyEntry(part: Partial<KeyEntry> = {}): KeyEntry {
  return {
    ref: 'd:t:k',
    holder: '示例供应商',
    device: deviceEntry(),
    serial: '01',
    sha256: 'aa',
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 400 * DAY),
    formats: ['pades'],
    ...part,
  };
}

export function sealEntry(part: Partial<SealEntry> = {}): SealEntry {
  return { ...seal, ...part };
}
