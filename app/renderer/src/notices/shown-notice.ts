import type { Notice } from '@sealwright/core/api';

export interface ShownNotice extends Notice {
  readonly key: number;
}
