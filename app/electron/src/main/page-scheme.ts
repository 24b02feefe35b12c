import { randomBytes } from 'node:crypto';
import { protocol, type Session } from 'electron';
import { SCHEME } from './addresses.ts';
import type { PageFiles } from './page-files.ts';
import type { PrintJobs } from './printing/print-jobs.ts';
import { PIN_POLICY, PRINT_POLICY, scriptPolicy, workbenchPolicy } from './security-policies.ts';

/** Has to be called before the app is ready. */
export function registerScheme(): void {
  // 'standard' gives the pages real origins, 'secure' what browsers keep for https; nothing goes around the policies.
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
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
    return answer(body, file.type, page === 'pin' ? PIN_POLICY : scriptPolicy(pathname));
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

/** The page learns its nonce from a meta element: what makes style elements at run time marks them with it. */
function workbenchPage(html: Uint8Array): Response {
  const nonce = randomBytes(16).toString('base64');
  const meta = `<meta name="csp-nonce" content="${nonce}" />`;
  const text = new TextDecoder().decode(html);
  const place = /<meta name="csp-nonce"[^>]*>/;
  const page = place.test(text) ? text.replace(place, meta) : text.replace('<head>', `<head>${meta}`);
  return answer(page, 'text/html; charset=utf-8', workbenchPolicy(nonce));
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
