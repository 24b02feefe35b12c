/** Between the plugin host and the shell's own process: the api's `UpdateInstaller`. */
import { defineRpc, type PackageKind } from '@sealwright/core/api';
import { Type } from 'typebox';

const kind = Type.Unsafe<PackageKind>(Type.Enum(['nsis', 'appimage', 'deb', 'dmg']));

export const updateInstallerRpc = defineRpc('update-installer', {
  kinds: { params: Type.Tuple([]), result: Type.Array(kind) },
  install: {
    params: Type.Tuple([
      Type.Object({
        version: Type.String({ maxLength: 64 }),
        kind,
        file: Type.String({ minLength: 1, maxLength: 32_768 }),
        size: Type.Integer({ minimum: 1 }),
        sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      }),
    ]),
    result: Type.Void(),
  },
});
