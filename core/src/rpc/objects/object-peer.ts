/**
 * Lends objects between two processes: what cannot be copied (functions, objects with methods, signals, iterations) stays
 * where it is and is called from the other side. Both ends are alike, and neither believes the other: numbers, names,
 * shapes and amounts are checked as they arrive.
 *
 * What is lent with a call's arguments can be used until the call ends, or, where its result is an object too, until that
 * is released. A result is released when nobody refers to it any more, or by its own `dispose`.
 */
import { SealwrightError } from '../../api/errors.ts';
import type { Channel } from '../channel.ts';
import { RpcBusy, RpcClosed } from '../rpc-errors.ts';
import { type Borrower, decodeValue, Malformed } from './decode-value.ts';
import { describeError, type EncodeOptions, encodeValue } from './encode-value.ts';
import { LentObjects } from './lent-objects.ts';
import { type CallRemote, functionStandIn, standIn } from './stand-ins.ts';
import type { WireValue } from './wire-value.ts';

export interface ObjectPeerOptions extends EncodeOptions {
  /** What the other side can call from the beginning. */
  readonly root: object;
  /** Names of what can be called of it. */
  readonly methods: readonly string[];
  /** Told when the channel has ended, to close this end with a better reason; without it the reason is `rpc.closed`. */
  readonly onEnd?: () => void;
  /** Told once that the other side does not keep to the rules, with the rule; the channel is closed. */
  readonly onViolation?: (rule: 'malformed' | 'flood') => void;
}

type Message =
  | readonly ['call', number: number, object: number, method: string, args: readonly WireValue[]]
  | readonly ['answer', number: number, value: WireValue]
  | readonly ['failed', number: number, error: WireValue]
  | readonly ['abort', signal: number, reason: WireValue]
  | readonly ['release', objects: readonly number[]];

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** What its arguments lent. */
  readonly scope: readonly number[];
  readonly keeper: object;
}

/** What was lent for a call, as long as one of the objects of its answer is in use. */
interface Tie {
  readonly scope: readonly number[];
  objects: number;
}

/** Calls of the other side that may run at once. */
const MOST_RUNNING = 500;
/** Messages that nobody asked for: as many at once, and as many each second for ever. */
const FLOOD = { burst: 50_000, perSecond: 2_000 };

const ROOT = 1;

export class ObjectPeer {
  private readonly channel: Channel;
  private readonly options: ObjectPeerOptions;
  private readonly lent = new LentObjects();
  private readonly pending = new Map<number, PendingCall>();
  /** What the other side lent: its numbers by what stands for them here. */
  private readonly borrowed = new WeakMap<object, number>();
  private readonly signals = new Map<number, AbortController>();
  /** By the numbers of objects that came with answers. */
  private readonly ties = new Map<number, Tie>();
  /** Objects that went with answers -> the signals that came with the calls. */
  private readonly tiedSignals = new Map<number, readonly number[]>();
  private readonly collected = new FinalizationRegistry<number>((id) => this.release(id));
  private lastCall = 0;
  private running = 0;
  private end: unknown;
  private allowance = { left: FLOOD.burst, time: Date.now() };
  /** Messages that have come so far: a peer that is called and says nothing is stuck. */
  heard = 0;

  constructor(channel: Channel, options: ObjectPeerOptions) {
    this.channel = channel;
    this.options = options;
    this.lent.add(options.root, options.methods);
    channel.receive((message) => this.receive(message));
    void channel.closed.then(() => (options.onEnd ? options.onEnd() : this.close(RpcClosed({}))));
  }

  /** What the other side offers from the beginning, with these methods. */
  root<T extends object>(methods: readonly (keyof T & string)[]): T {
    return standIn({ $: 'object', id: ROOT, methods, members: {} }, {}, this.call) as T;
  }

  get pendingCalls(): number {
    return this.pending.size;
  }

  /** Objects that this side keeps for the other. */
  get lentObjects(): number {
    return this.lent.size;
  }

  /** Ends the connection; what is pending, and every later call, rejects with `reason`. */
  close(reason: unknown): void {
    if (this.end) return;
    this.end = reason;
    this.channel.dispose();
    for (const { reject } of this.pending.values()) reject(reason);
    this.pending.clear();
    this.lent.releaseAll();
    for (const controller of this.signals.values()) controller.abort(reason);
    this.signals.clear();
  }

  private readonly call: CallRemote = (id, method, args, keeper) =>
    new Promise((resolve, reject) => {
      if (this.end) return reject(this.end);
      const scope: number[] = [];
      const number = ++this.lastCall;
      this.pending.set(number, { resolve, reject, scope, keeper });
      try {
        this.send(['call', number, id, method, args.map((argument) => this.encode(argument, scope))]);
      } catch (fault) {
        this.pending.delete(number);
        this.lent.release(scope);
        reject(fault);
      }
    }).then((value) => {
      const isLast = method === 'dispose' || method === 'return' || (method === 'next' && isDone(value));
      if (isLast) this.release(id);
      return value;
    });

  private receive(message: unknown): void {
    this.heard++;
    try {
      if (this.isFlooded()) this.violated('flood');
      else this.take(message as Message);
    } catch {
      this.violated('malformed');
    }
  }

  private isFlooded(): boolean {
    const time = Date.now();
    const earned = ((time - this.allowance.time) / 1_000) * FLOOD.perSecond;
    const left = Math.min(FLOOD.burst, this.allowance.left + Math.max(0, earned)) - 1;
    this.allowance = { left, time };
    return left < 0;
  }

  private violated(rule: 'malformed' | 'flood'): void {
    if (this.end) return;
    this.options.onViolation?.(rule);
    this.close(RpcClosed({}));
  }

  /** Throws for what no honest peer sends. */
  private take(message: Message): void {
    if (!Array.isArray(message) || message.length > 5) throw new Malformed('a message');
    switch (message[0]) {
      case 'call': {
        const [, number, object, method, args] = message;
        if (typeof method !== 'string' || !Array.isArray(args)) throw new Malformed('a call');
        void this.answer(numberOf(number), numberOf(object), method, args);
        break;
      }
      case 'answer':
      case 'failed':
        this.settle(message[0] === 'answer', numberOf(message[1]), message[2]);
        break;
      case 'abort': {
        const controller = this.signals.get(numberOf(message[1]));
        this.signals.delete(message[1]);
        controller?.abort(this.decode(message[2], []));
        break;
      }
      case 'release':
        if (!Array.isArray(message[1]) || message[1].includes(ROOT)) throw new Malformed('a release');
        for (const id of message[1].map(numberOf)) this.takeBack(id);
        break;
      default:
        throw new Malformed('a message');
    }
  }

  private async answer(number: number, id: number, method: string, args: readonly unknown[]): Promise<void> {
    if (this.running >= MOST_RUNNING) {
      this.reply('failed', number, RpcBusy({}));
      return;
    }
    this.running++;
    const signals: number[] = [];
    try {
      const own = args.map((argument) => this.decode(argument, signals));
      const value = await this.lent.call(id, method, own);
      const [first] = this.reply('answer', number, value);
      if (first !== undefined && signals.length > 0) this.tiedSignals.set(first, signals.splice(0));
    } catch (thrown) {
      if (thrown instanceof Malformed) this.violated('malformed');
      else this.reply('failed', number, thrown instanceof SealwrightError ? thrown : asError(thrown));
    } finally {
      this.running--;
      for (const signal of signals) this.signals.delete(signal);
    }
  }

  /**
   * Gives the numbers of what the answer lends. The caller must learn that an answer could not be sent, or it would wait
   * for ever.
   */
  private reply(kind: 'answer' | 'failed', number: number, value: unknown): readonly number[] {
    if (this.end) return [];
    const scope: number[] = [];
    try {
      this.send([kind, number, this.encode(value, scope)]);
      return scope;
    } catch (fault) {
      this.lent.release(scope);
      if (kind === 'answer') this.reply('failed', number, fault instanceof SealwrightError ? fault : asError(fault));
      return [];
    }
  }

  private settle(isAnswer: boolean, number: number, wire: unknown): void {
    const call = this.pending.get(number);
    if (!call) throw new Malformed('an answer to nothing');
    const objects: number[] = [];
    // Where it throws, the call ends with the connection.
    const value = this.decode(wire, [], objects);
    this.pending.delete(number);
    // It was asked for.
    this.allowance.left++;
    if (isAnswer) call.resolve(value);
    else call.reject(value);
    if (objects.length === 0) this.lent.release(call.scope);
    else if (call.scope.length > 0) {
      const tie = { scope: call.scope, objects: objects.length };
      for (const object of objects) this.ties.set(object, tie);
    }
  }

  /** An object that this side lent is used no more. */
  private takeBack(id: number): void {
    for (const signal of this.tiedSignals.get(id) ?? []) this.signals.delete(signal);
    this.tiedSignals.delete(id);
    this.lent.release([id]);
  }

  /** An object of the other side's is used no more. */
  private release(id: number): void {
    const tie = this.ties.get(id);
    this.ties.delete(id);
    if (tie && --tie.objects === 0) this.lent.release(tie.scope);
    if (this.end || id === ROOT) return;
    try {
      this.send(['release', [id]]);
    } catch {
      // The channel has ended, and with it all that was lent.
    }
  }

  private send(message: Message): void {
    this.channel.send(message);
  }

  private encode(value: unknown, scope: number[]): WireValue {
    const noted = (id: number) => {
      scope.push(id);
      return id;
    };
    const lender = {
      lend: (target: object, methods: readonly string[]) => noted(this.lent.add(target, methods)),
      lendSignal: (signal: AbortSignal) => noted(this.lendSignal(signal)),
      returned: (object: object) => this.borrowed.get(object),
    };
    return encodeValue(value, lender, this.options);
  }

  private lendSignal(signal: AbortSignal): number {
    const tell = () => {
      try {
        this.send(['abort', id, this.encode(asReason(signal.reason), [])]);
      } catch {
        // The channel has ended: the other side aborts by itself.
      }
    };
    const id = this.lent.add(signal, [], () => signal.removeEventListener('abort', tell));
    signal.addEventListener('abort', tell, { once: true });
    return id;
  }

  /** `signals` and `objects` take the numbers of what came along. */
  private decode(wire: unknown, signals: number[], objects?: number[]): unknown {
    const keep = (id: number, object: object) => {
      this.borrowed.set(object, id);
      objects?.push(id);
      // What came with a call is released by its caller.
      if (objects) this.collected.register(object, id);
      return object;
    };
    const borrower: Borrower = {
      borrow: (object, members) => keep(object.id, standIn(object, members, this.call)),
      borrowFunction: (id) => keep(id, functionStandIn(id, this.call)),
      borrowSignal: (id, aborted) => {
        const controller = new AbortController();
        if (aborted) controller.abort();
        else {
          signals.push(id);
          this.signals.set(id, controller);
        }
        return controller.signal;
      },
      own: (id) => this.lent.get(id),
    };
    return decodeValue(wire, borrower);
  }
}

function numberOf(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new Malformed('a number');
  return value as number;
}

function asError(thrown: unknown): Error {
  const { name, message } = describeError(thrown);
  return Object.assign(new Error(message), { name });
}

/** Why a signal was aborted, as far as it crosses. */
function asReason(reason: unknown): unknown {
  return reason instanceof SealwrightError || reason instanceof Error ? reason : undefined;
}

function isDone(value: unknown): boolean {
  return typeof value === 'object' && value !== null && (value as { done?: unknown }).done === true;
}
