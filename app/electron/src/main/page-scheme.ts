import { randomBytes } from 'node:crypto';
import { type PageFiles, pinPolicy, scriptPolicy, windowPolicy, withNonce } from '@sealwright/shell/node';
import { protocol, type Session } from 'electron';
import { SCHEME } from './addresses.ts';
import type { PrintJobs } from './printing/print-jobs.ts';
import { PRINT_POLICY } from './printing/print-page.ts';

/** Has to be called before the app is ready. */
export function registerScheme(): void {
  // 'standard' gives the pages real origins, 'secure' what browsers keep for https; nothing goes around the policies. Old
  // Electrons know no cache of compiled code and pass over it.
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** What a session may load: one built page at one origin of the own scheme. */
export function servePage(session: Session, page: 'workbench' | 'pin', files: PageFiles): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    const { hostname, pathname } = new URL(url);
    const file = hostname === page && method === 'GET' ? files.find(pathname) : undefined;
    if (!file) return new Response(null, { status: 404 });
    const body = await file.read();
    if (page === 'workbench' && pathname === '/') return workbenchPage(body);
    return answer(body, file.type, page === 'pin' ? pinPolicy() : scriptPolicy(pathname));
  });
}

/** The pages of print jobs: pictures and a style, and nothing that runs. */
export function servePrintJobs(session: Session, jobs: PrintJobs): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    const { hostname, pathname } = new URL(url);
    const part = hostname === 'print' && method === 'GET' ? await jobs.find(pathname) : undefined;
    return part ? answer(part.body, part.type, PRINT_POLICY) : new Response(null, { status: 404 });
  });
}

function workbenchPage(html: Uint8Array): Response {
  const nonce = randomBytes(16).toString('base64');
  const page = withNonce(new TextDecoder().decode(html), nonce);
  return answer(page, 'text/html; charset=utf-8', windowPolicy(nonce));
}

function answer(body: string | Uint8Array<ArrayBuffer>, type: string, policy: string): Response {
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    },
  });
}
