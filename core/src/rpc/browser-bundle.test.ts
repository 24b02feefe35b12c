import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';

const program = `
import { bytes, connect, defineRpc, memoryChannels, messagePortChannel, serve, webSocketChannel } from './index.ts';
import { Type } from 'typebox';
const rpc = defineRpc('sum', { of: { params: Type.Tuple([bytes()]), result: Type.Integer() } });
const [here, there] = memoryChannels();
serve(there, rpc, { of: (list) => list.reduce((sum, n) => sum + n, 0) });
const client = connect(here, rpc);
const refused = client.of('abc').catch((error) => error.code);
globalThis.done = Promise.all([client.of(Uint8Array.of(1, 2, 3)), refused, messagePortChannel, webSocketChannel]);
`;

describe('the bundle for browsers', () => {
  it('has no import left, and works where code cannot be made of strings', async () => {
    const entry = fileURLToPath(new URL('./virtual-entry.js', import.meta.url));
    const bundle = await rolldown({
      input: entry,
      platform: 'browser',
      plugins: [
        { name: 'entry', resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? program : null) },
      ],
      onwarn: (warning) => {
        throw new Error(warning.message);
      },
    });
    const { output } = await bundle.generate({ format: 'esm' });
    const [chunk] = output;
    expect(output).toHaveLength(1);
    expect([...chunk.imports, ...chunk.dynamicImports]).toEqual([]);

    const bare = 'for (const name of ["process", "Buffer", "setImmediate"]) delete globalThis[name];';
    const script = `${bare} ${chunk.code}; globalThis.done.then(([sum, refused]) => console.log(sum, refused))`;
    const flags = ['--disallow-code-generation-from-strings', '--input-type=module'];
    expect(execFileSync(process.execPath, flags, { input: script, encoding: 'utf8' }).trim()).toBe('6 rpc.invalid');
  });
});
