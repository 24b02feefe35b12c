import {
  completeOptions,
  type Key,
  type PdfDocument,
  type Placement,
  type PointReader,
  type Seal,
  type Seals,
  type SigningRequest,
  type StampMode,
  type StampModeData,
  type StampRequest,
} from '@sealwright/core/api';
import type { DocumentWords } from './document-words.ts';
import { ModeUnknown, SealExpired, SealNeeded, SealNotUsed, SealNotYetValid, SealOnOtherDevice } from './errors.ts';
import type { StampOwner } from './signing-marks.ts';

export interface StampPlan {
  readonly placements: readonly Placement[];
  readonly seals: readonly Seal[];
  /** Of each place. */
  readonly owners: readonly StampOwner[];
}

interface PlaceInput {
  readonly document: PdfDocument;
  readonly words: DocumentWords;
  /** Without a key any seal will do. */
  readonly key?: Key;
  readonly time: Date;
  /** Seals that were looked up already, by what the stamps call them: all their places share one picture object. */
  readonly seals?: Map<string, Seal>;
  readonly signal?: AbortSignal | undefined;
}

interface PlanInput extends PlaceInput {
  readonly key: Key;
}

/** Plans the stamps of a request one after another. A seal is looked up once. */
export class StampPlanner {
  private readonly modes: PointReader<StampModeData, StampMode>;
  private readonly seals: Pick<Seals, 'find' | 'inkBox'>;

  constructor(modes: PointReader<StampModeData, StampMode>, seals: Pick<Seals, 'find' | 'inkBox'>) {
    this.modes = modes;
    this.seals = seals;
  }

  async plan(request: SigningRequest, input: PlanInput): Promise<StampPlan> {
    const placements: Placement[] = [];
    const owners: StampOwner[] = [];
    const known = input.seals ?? new Map<string, Seal>();
    const used = new Set<Seal>();
    for (const stamp of request.stamps) {
      const places = await this.place(stamp, { ...input, seals: known });
      const seal = known.get(stamp.seal ?? '');
      placements.push(...places);
      owners.push(...places.map(() => ({ stamp, seal })));
      if (seal) used.add(seal);
    }
    return { placements, seals: [...used], owners };
  }

  /** Where one stamp comes to stand. */
  async place(stamp: StampRequest, input: PlaceInput): Promise<readonly Placement[]> {
    const { document, words, key, time, signal, seals } = input;
    signal?.throwIfAborted();
    const mode = this.mode(stamp);
    const wantsSeal = mode.data.seal === 'required';
    if (!wantsSeal && stamp.seal !== undefined) throw SealNotUsed({ mode: stamp.mode });
    const seal = wantsSeal ? await this.seal(stamp, key, time, seals) : undefined;
    const options = completeOptions(mode.data.options, stamp.options);
    const planner = await mode.load();
    const query = await planner.search?.(options);
    const found = query && (await words.find(query, signal));
    return planner.plan({
      document: { pageCount: document.pageCount, page: (index) => document.page(index) },
      seal,
      ...(seal && { inkBox: () => this.seals.inkBox(seal.picture) }),
      ...(found && { found }),
      options,
      time,
      ...(signal && { signal }),
    });
  }

  private mode(stamp: StampRequest) {
    const mode = this.modes.get(stamp.mode);
    if (!mode) throw ModeUnknown({ mode: stamp.mode, known: this.modes.list().map(({ id }) => id) });
    return mode;
  }

  private async seal(
    stamp: StampRequest,
    key: Key | undefined,
    time: Date,
    known: Map<string, Seal> = new Map(),
  ): Promise<Seal> {
    if (stamp.seal === undefined) throw SealNeeded({ mode: stamp.mode });
    const seal = known.get(stamp.seal) ?? (await this.seals.find(stamp.seal, key));
    known.set(stamp.seal, seal);
    if (key && seal.device !== undefined && seal.device !== deviceOf(key)) {
      throw SealOnOtherDevice({ seal: seal.name, key: key.certificate.subject });
    }
    if (seal.validFrom && time < seal.validFrom) {
      throw SealNotYetValid({ seal: seal.name, date: day(seal.validFrom) });
    }
    if (seal.validTo && time > seal.validTo) throw SealExpired({ seal: seal.name, date: day(seal.validTo) });
    return seal;
  }
}

/** `KeyDevice.ref` of the device that holds the key. */
function deviceOf({ driver, token }: Key): string {
  return `${driver}:${token.id}`;
}

/** YYYY-MM-DD in the user's zone: what a person compares with a calendar. */
export function day(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
