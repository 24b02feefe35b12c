import { readFile } from 'node:fs/promises';
import { answerCalls, type CallHandler } from '@sealwright/core/api';
import { demoRpc } from './common-demo-rpc.ts';
import { DEMO_COMPANIES } from './demo-companies.ts';
import type { DemoSet } from './demo-set.ts';
import { DemoUnreadable } from './errors.ts';

/** The calls of this plugin's view; see `demoRpc`. */
export function answerDemo(demo: DemoSet): CallHandler {
  return answerCalls(demoRpc, {
    async prepare(file, { signal, progress }) {
      await demo.ensureCompanies({ onMaking: () => progress('companies') });
      signal.throwIfAborted();
      const path = await demo.ensureContract(file, { onMaking: () => progress('contract') });
      const contract = await readFile(path).catch((fault: NodeJS.ErrnoException) => {
        throw DemoUnreadable({ path, reason: fault.code ?? 'unknown' }, { cause: fault });
      });
      return { contract, keys: DEMO_COMPANIES.map(({ role, pin }) => ({ role, pin })) };
    },
  });
}
