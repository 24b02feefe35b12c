/** Where the choice of another file begins: the folder of the present one, with the separators of any system. */
export function beginAt(path: string | undefined): { readonly folder?: string } {
  const end = path === undefined ? -1 : Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return path !== undefined && end > 0 ? { folder: path.slice(0, end) } : {};
}
