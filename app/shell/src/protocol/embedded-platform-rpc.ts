/** Between the plugin host and the shell's own process: the api's `EmbeddedPlatform`. */
import { defineRpc } from '@sealwright/core/api';
import { Type } from 'typebox';

export const embeddedPlatformRpc = defineRpc('embedded-platform', {
  start: {
    params: Type.Tuple([Type.Object({ demo: Type.Optional(Type.String({ minLength: 1, maxLength: 32_768 })) })]),
    result: Type.Object({ baseUrl: Type.String() }),
    deadline: 90_000,
  },
});
