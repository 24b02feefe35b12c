/** A name without folders and control characters, as a file can bear it. */
export function safeName(name: string): string {
  const clean = name.replace(/^.*[\\/]/, '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '');
  return /^\.*$/.test(clean) ? 'document.pdf' : clean;
}
