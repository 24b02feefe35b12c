/**
 * Content security policies (W3C CSP level 3) of everything that the windows are made of. What they need beyond their own
 * origin is given as sources: the sockets that they talk to, the frames that they show.
 */

type Policy = Readonly<Record<string, readonly string[]>>;

const NOTHING: Policy = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

export interface WindowSources {
  readonly connect?: readonly string[];
  readonly frames?: readonly string[];
}

/** The window. Style elements need the nonce; style attributes are what React and antd set. */
export function windowPolicy(nonce: string, { connect = [], frames = [] }: WindowSources = {}): string {
  return write({
    ...NOTHING,
    'script-src': ["'self'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    // pdf.js hands a document's own fonts to the page as data.
    'font-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'", ...connect],
    'manifest-src': ["'self'"],
    ...(frames.length > 0 && { 'frame-src': frames }),
  });
}

/** A worker has the policy that its own script came with; only the one of pdf.js that decodes images compiles WebAssembly. */
export function scriptPolicy(address: string, connect: readonly string[] = []): string {
  const compiles = /\/pdf\.worker[^/]*\.m?js$/.test(address);
  return write({
    ...NOTHING,
    'script-src': ["'self'", ...(compiles ? ["'wasm-unsafe-eval'"] : [])],
    'connect-src': ["'self'", ...connect],
  });
}

export interface PinPageSources {
  /** Its only way to any server. */
  readonly connect?: readonly string[];
  /** Who may frame it; nobody where none is given. */
  readonly ancestors?: readonly string[];
}

/** The PIN page loads its script and its style. */
export function pinPolicy({ connect = [], ancestors = [] }: PinPageSources = {}): string {
  return write({
    ...NOTHING,
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    ...(connect.length > 0 && { 'connect-src': connect }),
    ...(ancestors.length > 0 && { 'frame-ancestors': ancestors }),
  });
}

/** A page that shows nothing. */
export const EMPTY_PAGE_POLICY = write(NOTHING);

function write(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
