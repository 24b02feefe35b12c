import { DuplicateKey, DuplicateSection, LineMalformed } from './format-errors.ts';

export interface IniSection {
  /** As it is written. */
  readonly name: string;
  /** By lower-case key. */
  readonly entries: ReadonlyMap<string, IniEntry>;
}

export interface IniEntry {
  /** As it is written. */
  readonly key: string;
  /** Without the space around it, in Unicode normal form C. */
  readonly value: string;
}

/** By lower-case name. */
export type Ini = ReadonlyMap<string, IniSection>;

/** ASCII only: what upper and lower case are is then beyond doubt. */
const SECTION = /^\[\s*([A-Za-z][\w.-]*)\s*\]$/;
const ENTRY = /^([A-Za-z][\w.-]*)\s*=(.*)$/;
/** A comment behind something has space before its semicolon, so that values may hold one. */
const COMMENT = /(?:^|\s)[;].*$/;
const LINE_COMMENT = /^\s*#.*$/;

/**
 * Reads INI strictly, as text that is signed wants it: what stands twice, a key outside of a section and every line that is
 * neither section, entry nor comment are refused, where common readers take the last one or skip it.
 */
export function parseIni(text: string): Ini {
  const ini = new Map<string, { name: string; entries: Map<string, IniEntry> }>();
  let section: { name: string; entries: Map<string, IniEntry> } | undefined;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const line = raw.replace(LINE_COMMENT, '').replace(COMMENT, '').trim();
    if (line === '') continue;
    const [, name] = SECTION.exec(line) ?? [];
    const [, key, value] = ENTRY.exec(line) ?? [];
    if (name !== undefined) {
      if (ini.has(name.toLowerCase())) throw DuplicateSection({ section: name });
      section = { name, entries: new Map() };
      ini.set(name.toLowerCase(), section);
    } else if (section && key !== undefined && value !== undefined) {
      if (section.entries.has(key.toLowerCase())) throw DuplicateKey({ section: section.name, key });
      section.entries.set(key.toLowerCase(), { key, value: value.trim().normalize('NFC') });
    } else throw LineMalformed({ line: index + 1 });
  }
  return ini;
}
