import { run } from './run.ts';

// A plugin's promise that nobody waits for must not end the command that the user gave; its fault is in the host's report.
process.on('unhandledRejection', () => {});

process.exitCode = await run(process.argv.slice(2));
