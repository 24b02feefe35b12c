/** Content security policies (W3C CSP level 3) of everything that the program's pages are made of. */

type Policy = Readonly<Record<string, readonly string[]>>;

const NOTHING: Policy = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** The workbench. Style elements need the nonce; style attributes are what React and antd set. */
export const workbenchPolicy = (nonce: string) =>
  write({
    ...NOTHING,
    'script-src': ["'self'"],
    'worker-src': ["'self'"],
    'style-src': ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    // pdf.js hands a document's own fonts to the page as data.
    'font-src': ["'self'", 'data:', 'blob:'],
    'connect-src': ["'self'"],
  });

/** A worker has the policy that its own script came with; only the one that decodes images compiles WebAssembly. */
export const scriptPolicy = (path: string) =>
  write({
    ...NOTHING,
    'script-src': ["'self'", ...(/\/pdf\.worker[^/]*\.m?js$/.test(path) ? ["'wasm-unsafe-eval'"] : [])],
    'connect-src': ["'self'"],
  });

/** The PIN page loads its script and its style; it has no way to any server. */
export const PIN_POLICY = write({ ...NOTHING, 'script-src': ["'self'"], 'style-src': ["'self'"] });

/** What is printed runs nothing; pictures stand where their style attributes say. */
export const PRINT_POLICY = write({
  ...NOTHING,
  'img-src': ["'self'"],
  'style-src': ["'self'"],
  'style-src-attr': ["'unsafe-inline'"],
});

function write(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ');
}
