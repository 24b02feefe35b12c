/** The plugin host ends when a document has just been signed, before it can say so: it is signed once, and all know it. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pdfsig } from '../foreign-judges.ts';
import { inEachShell, SLOW } from './in-each-shell.ts';
import { defaultDist } from './opening.ts';
import { PARTY_A } from './workbench-page.ts';

/** A build that is like the real one, but its plugin host ends at the first revision that is added while the file `fuse` is there. */
const mortal = mkdtempSync(join(tmpdir(), 'sealwright-mortal-'));
const fuse = join(mortal, 'fuse');
cpSync(defaultDist(), mortal, { recursive: true });
wrapSigning('chunks', 'js', {
  imports: (original) => `import { existsSync, rmSync } from 'node:fs';\nimport plugin from '${original}';`,
  exports: 'export default',
});
wrapSigning('electron/chunks', 'cjs', {
  imports: (original) =>
    `const { existsSync, rmSync } = require('node:fs');\nconst { default: plugin } = require('${original}');`,
  exports: 'exports.default =',
});
afterAll(() => rmSync(mortal, { recursive: true, force: true }));

/** Signing's host half gets an eye on the open documents. */
function wrapSigning(
  chunks: string,
  ending: string,
  { imports, exports }: { imports: (original: string) => string; exports: string },
): void {
  const folder = join(mortal, chunks);
  // Beside it stands what signing offers to others.
  const hasDefault = (name: string) =>
    /\bas default\b|\bexports\.default\b/.test(readFileSync(join(folder, name), 'utf8'));
  const named = readdirSync(folder).filter((name) => name.startsWith('signing-') && name.endsWith(`.${ending}`));
  const file = named.find(hasDefault);
  if (!file) throw new Error(`the build has no host half of signing in ${chunks}`);
  const original = `original-${file}`;
  renameSync(join(folder, file), join(folder, original));
  const code = `${imports(`./${original}`)}
const activate = (context) => {
  context.documents.onDidChange(() => {
    if (!existsSync(${JSON.stringify(fuse)}) || !context.documents.list().some(({ revision }) => revision > 0)) return;
    rmSync(${JSON.stringify(fuse)});
    process.kill(process.pid, 'SIGKILL');
  });
  return plugin.activate(context);
};
${exports} { ...plugin, activate };
`;
  writeFileSync(join(folder, file), code);
}

inEachShell(
  (lab) => {
    test('the document is signed, no seal is left to be signed a second time', { timeout: SLOW }, async () => {
      await lab.workbench.openSample('工作量进度确认表');
      await lab.workbench.placeSeal(PARTY_A.seal, 1, 60, 60);
      const before = await lab.window.pluginHost();
      writeFileSync(fuse, '');
      await lab.workbench.submit();
      await lab.workbench.enterPin(PARTY_A.pin);
      await lab.page.getByText(/签署成功：.*1 处印章/).waitFor();
      expect(existsSync(fuse)).toBe(false);
      await expect.poll(() => lab.window.pluginHost().catch(() => before)).not.toBe(before);
      await lab.workbench.expectSignatures(/1 个签名/);
      expect(await lab.workbench.stamps.count()).toBe(0);
      expect(await lab.page.getByRole('button', { name: '提交签署' }).isEnabled()).toBe(false);
    });

    test('it can be saved, and is signed by one valid signature', { timeout: SLOW }, async () => {
      const path = lab.path('签过一次.pdf');
      await lab.workbench.saveAs(path);
      expect(pdfsig(path)).toMatchObject([{ valid: true, total: true }]);
    });
  },
  { dist: mortal },
);
