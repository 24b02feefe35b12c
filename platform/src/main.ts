import './older-node.ts';
import { fstatSync } from 'node:fs';
import { ConfigProblem } from './config/config-problem.ts';
import { readConfig } from './config/read-config.ts';
import { databaseProblem, named } from './config/start-problem.ts';
import { unknownSettings } from './config/unknown-settings.ts';
import { takeLease } from './embedded-lease.ts';
import { enrol } from './enrol-command.ts';
import { startPlatform } from './start-platform.ts';

/** Of a child process in Electron: how it talks to its parent. */
interface ParentPort {
  postMessage(message: unknown): void;
}

const VERSION = '0.1.0';
/** Milliseconds until what still runs is cut off when the platform ends. */
const GRACE = 10_000;

/** Where errors are told: one line each. What belongs to parties stands in none of them. */
function log(line: string, error?: unknown): void {
  const { stack, message } = (error ?? {}) as { stack?: string; message?: string };
  process.stderr.write(`${new Date().toISOString()} ${line}${error ? `: ${stack ?? message ?? String(error)}` : ''}\n`);
}

/** Says where it listens, once it does, to whoever started it. */
function tellReady(port: number): void {
  const ready = { ready: { port } };
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  if (parentPort) parentPort.postMessage(ready);
  else if (process.send) process.send(ready);
  else process.stdout.write(`${JSON.stringify(ready)}\n`);
}

/** Ends it once, when it is told to, or when who started it is gone. */
function endWith(close: () => Promise<void>, endsWithParent: boolean): () => void {
  let isEnding = false;
  const end = () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), GRACE).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('ending', error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
  if (!endsWithParent || !hasParentsPipe()) return end;
  process.stdin.on('end', end);
  process.stdin.on('close', end);
  process.stdin.on('error', end);
  process.stdin.resume();
  return end;
}

/** A terminal or /dev/null as standard input says nothing about a parent. */
function hasParentsPipe(): boolean {
  try {
    const stdin = fstatSync(0);
    return stdin.isFIFO() || stdin.isSocket();
  } catch {
    return false;
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  for (const name of unknownSettings(process.env)) log(`${name} is no setting of the platform`);
  const [command, ...words] = process.argv.slice(2);
  if (command === 'enrol') {
    process.stdout.write(`${await enrol(words, config, log)}\n`);
    return;
  }
  if (command !== undefined) throw new ConfigProblem(`there is no command ${command}: enrol is one, none starts it`);
  const isEmbedded = config.database.kind === 'embedded';
  const folder = config.database.kind === 'embedded' ? config.database.folder : undefined;
  const lease = folder === undefined ? undefined : await named('DATA', () => takeLease(folder));
  if (lease && !lease.isOwn) {
    // Another program of the same user runs it: this process stands for that one as long as it is there.
    const end = endWith(async () => {}, isEmbedded);
    void lease.ended.then(end);
    tellReady(await lease.port);
    return;
  }
  const running = await startPlatform({ config, version: VERSION, log });
  endWith(async () => {
    await running.close();
    await lease?.release();
  }, isEmbedded);
  lease?.tell(running.port);
  tellReady(running.port);
}

main().catch((error: unknown) => {
  const problem = error instanceof ConfigProblem ? error : databaseProblem(error);
  if (problem) process.stderr.write(`${problem.message}\n`);
  else log('a fault of the program', error);
  process.exit(1);
});
