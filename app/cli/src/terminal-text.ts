/**
 * Text for people, which names files, certificates and devices in words of strangers: no control character but line ends
 * and tabs reaches the terminal, which would obey it.
 */
export function terminalText(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => (character === '\n' || character === '\t' ? character : ' '));
}
