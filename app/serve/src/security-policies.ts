/** Content security policies (W3C CSP level 3) of everything that the server sends to a browser. */

type Policy = Readonly<Record<string, readonly string[]>>;

const NOTHING: Policy = { 'default-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"] };

/**
 * The window. Style elements need the nonce; style attributes are what React and antd set; a finished document is printed
 * from a frame that has it as a blob.
 */
export function windowPolicy(nonce: string, origin: string, pinOrigin: string): string {
  return write({
    ...NOTHING,
    'script-src': ["'self'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", socketsOf(origin)],
    'manifest-src': ["'self'"],
    'frame-src': [pinOrigin, 'blob:'],
    'frame-ancestors': ["'none'"],
  });
}

/** A worker has the policy that its own script came with. */
export function scriptPolicy(origin: string, compilesWasm: boolean): string {
  return write({
    ...NOTHING,
    'script-src': ["'self'", ...(compilesWasm ? ["'wasm-unsafe-eval'"] : [])],
    'connect-src': ["'self'", socketsOf(origin)],
  });
}

/** The PIN page: nobody but the window may frame it, and it talks to nobody but its own server. */
export function pinPolicy(origin: string, windowOrigin: string): string {
  return write({
    ...NOTHING,
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': [socketsOf(origin)],
    'frame-ancestors': [windowOrigin],
  });
}

/** A page that shows nothing and leads on. */
export const LEAD_ON_POLICY = write({ ...NOTHING, 'frame-ancestors': ["'none'"] });

function write(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}

function socketsOf(origin: string): string {
  return origin.replace(/^http/, 'ws');
}
