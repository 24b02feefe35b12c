/** Packed plugins made within tests, sound ones and others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';

export type PackedEntry = Partial<Header> & { readonly name: string; readonly content?: string | Uint8Array };

export const sound = {
  name: 'third',
  version: '1.0.0',
  exports: { './host': './host.cjs' },
  sealwright: {
    id: 'third',
    title: { 'zh-CN': '第三方', en: 'Third' },
    engine: '*',
    contributes: { commands: [{ id: 'third.do', title: { 'zh-CN': '做', en: 'Do' } }] },
  },
};
const code = `module.exports = { activate({ own, contribute }) {
  own(contribute({ id: 'commands' }, 'third.do', { run: async () => VERSION }));
} };`;

/** A folder for packed files; removed by `dispose`. */
export class PackedFiles {
  readonly folder = mkdtempSync(join(tmpdir(), 'sealwright-packed-'));
  private count = 0;

  /** The path of a file that holds the plugin with these changes to its package.json. */
  plugin(changes: object = {}, more: readonly PackedEntry[] = []): Promise<string> {
    const packageJson = { ...sound, ...changes };
    return this.archive([
      { name: 'package/package.json', content: JSON.stringify(packageJson) },
      { name: 'package/host.cjs', content: code.replace('VERSION', JSON.stringify(packageJson.version)) },
      ...more,
    ]);
  }

  async archive(entries: readonly PackedEntry[]): Promise<string> {
    const archive = pack();
    for (const { content, ...header } of entries) {
      archive.entry(header, typeof content === 'string' ? content : Buffer.from(content ?? []));
    }
    archive.finalize();
    return this.write(gzipSync(await buffer(archive)));
  }

  write(bytes: Uint8Array): string {
    const file = join(this.folder, `plugin-${++this.count}.tgz`);
    writeFileSync(file, bytes);
    return file;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
