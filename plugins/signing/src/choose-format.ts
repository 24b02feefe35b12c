import {
  completeOptions,
  type Key,
  type PointReader,
  type SignatureFormat,
  type SignatureFormatData,
  type SigningRequest,
} from '@sealwright/core/api';
import { FormatUnfit, FormatUnknown, NoFormat } from './errors.ts';

export interface ChosenFormat {
  readonly id: string;
  readonly data: SignatureFormatData;
  readonly format: SignatureFormat;
  readonly options: Readonly<Record<string, unknown>>;
}

type Formats = PointReader<SignatureFormatData, SignatureFormat>;

/** The format that the request names, else the first that supports the key; its code is not loaded. */
export function findFormat(formats: Formats, request: SigningRequest, key: Key) {
  const algorithm = key.algorithm.kind;
  const chosen =
    request.format === undefined
      ? formats.list().find(({ data }) => data.keys.includes(algorithm))
      : formats.get(request.format);
  if (!chosen) {
    if (request.format === undefined) throw NoFormat({ algorithm });
    throw FormatUnknown({ format: request.format, known: formats.list().map(({ id }) => id) });
  }
  if (!chosen.data.keys.includes(algorithm)) throw FormatUnfit({ format: chosen.id, algorithm });
  return chosen;
}

export async function chooseFormat(formats: Formats, request: SigningRequest, key: Key): Promise<ChosenFormat> {
  const chosen = findFormat(formats, request, key);
  return {
    id: chosen.id,
    data: chosen.data,
    format: await chosen.load(),
    options: completeOptions(chosen.data.options, request.formatOptions ?? {}),
  };
}
