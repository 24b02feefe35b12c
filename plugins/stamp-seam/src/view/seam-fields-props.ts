import type { Options } from '@sealwright/core/api';

export interface SeamFieldsProps {
  readonly options: Options;
  /** Of the document. */
  readonly pageCount: number;
  /** Pages that share a seal, of the first one. */
  readonly groupSize: number;
  /** Where the seal's middle stands on the first of its pages, in millimetres; missing as long as it stands nowhere. */
  readonly distance: number | undefined;
  /** Changes of one field that follow each other are one gesture. */
  readonly onChange: (options: Options, field: string) => void;
}
