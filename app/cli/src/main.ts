import { run } from './run.ts';

// A promise that nobody waits for must not end what the user asked for in the middle; it is told, not hidden.
process.on('unhandledRejection', (fault) => {
  process.stderr.write(`cli.internal: ${fault instanceof Error ? fault.message : 'unknown'}\n`);
});

process.exitCode = await run(process.argv.slice(2), new URL('./', import.meta.url));
