import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import { Dictionary } from '../api/dictionary.ts';
import type { SealwrightError } from '../api/errors.ts';
import type { Log } from '../api/log.ts';
import type { IsolatedCode } from '../kernel/isolation.ts';
import type { Manifest } from '../kernel/manifest.ts';
import { ObjectPeer } from '../rpc/objects/object-peer.ts';
import { RpcClosed } from '../rpc/rpc-errors.ts';
import { PluginCrashed, PluginMisbehaved, PluginNotStarted, PluginUnresponsive } from './isolation-errors.ts';
import type { PluginLauncher, PluginProcess, PluginProcessSpec } from './plugin-launcher.ts';
import {
  type ActivePlugin,
  type Given,
  RUNNER_HOST_METHODS,
  RUNNER_METHODS,
  type Runner,
  type RunnerHost,
  type WantedByCode,
} from './runner-protocol.ts';
import { standInDefinition } from './stand-in-definition.ts';
import { watchProcess } from './watch-process.ts';

/** Longest time until the code is loaded, in milliseconds: the process has to start first. */
const START_DEADLINE = 20_000;
/** Longest time for what the plugin does at its end, and then for the process to exit by itself, in milliseconds. */
const END_DEADLINE = 3_000;
const FAREWELL = 1_500;

const name = Type.String({ pattern: '^[A-Za-z]\\w{0,99}$' });
const id = Type.String({ minLength: 1, maxLength: 200 });
const Wanted = Type.Object({
  requires: Dictionary(id),
  optional: Dictionary(id),
  points: Type.Array(id, { maxItems: 1_000 }),
  hooks: Type.Array(id, { maxItems: 1_000 }),
});

/** Rejects with `plugin.not-started`, with what the code threw while it was loaded, or with why the process ended. */
export async function startIsolatedCode(
  manifest: Manifest,
  spec: PluginProcessSpec,
  launcher: PluginLauncher,
): Promise<IsolatedCode> {
  let process: PluginProcess;
  try {
    process = await launcher.launch(spec);
  } catch (cause) {
    throw PluginNotStarted({ plugin: spec.plugin }, { cause });
  }
  const code = new RunningCode(manifest, process);
  try {
    await code.load();
    return code;
  } catch (fault) {
    await code.dispose();
    throw fault;
  }
}

/** One process of one plugin, from its launch to its end. */
class RunningCode implements IsolatedCode {
  readonly lost: Promise<SealwrightError>;
  definition: IsolatedCode['definition'] = { activate() {} };
  private readonly manifest: Manifest;
  private readonly process: PluginProcess;
  private readonly peer: ObjectPeer;
  private readonly runner: Runner;
  private readonly stopWatching: () => void;
  private active: ActivePlugin | undefined;
  private log: Log | undefined;
  private tellLost!: (error: SealwrightError) => void;
  private isOver = false;

  constructor(manifest: Manifest, process: PluginProcess) {
    this.manifest = manifest;
    this.process = process;
    this.lost = new Promise((resolve) => {
      this.tellLost = resolve;
    });
    const { id: plugin } = manifest;
    this.peer = new ObjectPeer(process.channel, {
      root: this.host(),
      methods: RUNNER_HOST_METHODS,
      instances: false,
      // Half a process is of no use. Why the channel ended, the end of the process tells better.
      onEnd: () => void setTimeout(() => this.fail(PluginCrashed({ plugin, reason: 'closed' })), FAREWELL).unref(),
      onViolation: (rule) => this.fail(PluginMisbehaved({ plugin, rule })),
    });
    this.runner = this.peer.root<Runner>(RUNNER_METHODS);
    this.stopWatching = watchProcess({
      peer: this.peer,
      ping: () => void this.runner.ping(),
      onSilence: (seconds) => this.fail(PluginUnresponsive({ plugin, seconds })),
    });
    void process.exited.then(({ code, signal }) =>
      this.fail(PluginCrashed({ plugin, reason: signal ?? `exit code ${code}` })),
    );
  }

  async load(): Promise<void> {
    const { id: plugin } = this.manifest;
    const deadline = setTimeout(
      () => this.fail(PluginUnresponsive({ plugin, seconds: START_DEADLINE / 1_000 })),
      START_DEADLINE,
    );
    try {
      const wanted = await this.runner.load();
      const names = Check(Wanted, wanted) ? Object.keys({ ...wanted.requires, ...wanted.optional }) : [''];
      if (!names.every((each) => Check(name, each))) throw this.fail(PluginMisbehaved({ plugin, rule: 'malformed' }));
      this.definition = standInDefinition(this.manifest, wanted as WantedByCode, (given, log) =>
        this.start(given, log),
      );
    } finally {
      clearTimeout(deadline);
    }
  }

  async dispose(): Promise<void> {
    try {
      if (!this.isOver) await this.endPlugin();
    } finally {
      this.isOver = true;
      this.stopWatching();
      this.peer.close(RpcClosed({}));
      const timer = setTimeout(() => this.process.kill(), FAREWELL);
      await this.process.exited;
      clearTimeout(timer);
    }
  }

  private async start(given: Given, log: Log): Promise<void> {
    this.log = log;
    this.active = await this.runner.activate(given);
  }

  private async endPlugin(): Promise<void> {
    const { id: plugin } = this.manifest;
    const ending = this.active?.end();
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        this.process.kill();
        reject(PluginUnresponsive({ plugin, seconds: END_DEADLINE / 1_000 }));
      }, END_DEADLINE);
    });
    try {
      await Promise.race([ending, patience]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the process for a fault of its own, once; what is pending rejects with the first reason. */
  private fail(error: SealwrightError): SealwrightError {
    if (this.isOver) return error;
    this.isOver = true;
    this.stopWatching();
    this.peer.close(error);
    this.process.kill();
    this.tellLost(error);
    return error;
  }

  private host(): RunnerHost {
    return {
      log: (level, message, data) => {
        const write = { debug: 0, info: 0, warn: 0, error: 0 };
        if (Object.hasOwn(write, level)) this.log?.[level](message, data);
      },
      crash: (reason) => {
        const [line = ''] = String(reason).split('\n');
        this.log?.error('the plugin crashed', { problem: String(reason) });
        this.fail(PluginCrashed({ plugin: this.manifest.id, reason: line.slice(0, 200) }));
      },
    };
  }
}
