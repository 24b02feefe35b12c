import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import type { Refuse } from './read-packed-plugin.ts';

/** Paths of a packed plugin's code below its folder. */
export interface PackedCode {
  readonly host?: string;
  readonly driver?: string;
}

const Any = Type.Object({});
const PackageJson = Type.Object({
  scripts: Type.Optional(Any),
  dependencies: Type.Optional(Any),
  optionalDependencies: Type.Optional(Any),
  bundleDependencies: Type.Optional(Type.Array(Type.String())),
  bundledDependencies: Type.Optional(Type.Array(Type.String())),
  exports: Type.Optional(
    Type.Object({ './host': Type.Optional(Type.String()), './driver': Type.Optional(Type.String()) }),
  ),
});

/** What npm would run to install it: nothing is run here, so a package that needs it would not work. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

/** Checks what a package.json says of its code; the manifest itself is the kernel's to check. */
export function packedCode(packageJson: unknown, files: ReadonlyMap<string, unknown>, refuse: Refuse): PackedCode {
  if (!Check(PackageJson, packageJson)) return refuse('its package.json is not sound', 'package.json 无效');
  const { scripts = {}, dependencies = {}, optionalDependencies = {}, exports = {} } = packageJson;
  const script = INSTALL_SCRIPTS.find((name) => Object.hasOwn(scripts, name));
  if (script) refuse(`it wants to run a script (${script})`, `需要运行安装脚本（${script}）`);
  const { bundleDependencies = [], bundledDependencies = [] } = packageJson;
  const packed = [...bundleDependencies, ...bundledDependencies];
  const missing = Object.keys({ ...dependencies, ...optionalDependencies }).find((name) => !packed.includes(name));
  if (missing) refuse(`it needs a package that it does not bring along (${missing})`, `缺少依赖包（${missing}）`);

  const code = (name: './host' | './driver') => {
    const path = exports[name]?.replace(/^\.\//, '');
    if (path === undefined) return undefined;
    if (!/\.[cm]?js$/.test(path))
      refuse(`${name} is no JavaScript (${path})`, `${name} 不是 JavaScript 文件（${path}）`);
    return files.has(path) ? path : refuse(`${name} is missing (${path})`, `缺少 ${name} 的文件（${path}）`);
  };
  const [host, driver] = [code('./host'), code('./driver')];
  return { ...(host !== undefined && { host }), ...(driver !== undefined && { driver }) };
}
