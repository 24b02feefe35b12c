import { createHash } from 'node:crypto';
import type {
  DocumentFiles,
  FileSource,
  Key,
  PdfEngine,
  PdfSignature,
  PointReader,
  SignatureFormat,
  SignatureFormatData,
  SigningRequest,
} from '@sealwright/core/api';
import { chooseFormat } from './choose-format.ts';

export interface SignedBeforeParts {
  readonly engine: PdfEngine;
  readonly files: DocumentFiles;
  readonly formats: PointReader<SignatureFormatData, SignatureFormat>;
}

const CHUNK = 1 << 20;

/**
 * Whether the output is the input, byte for byte, with revisions appended of which the key signed one. The files alone say
 * so: an output that is anything else, or cannot be read, was not signed before.
 */
export async function isSignedBefore(parts: SignedBeforeParts, request: SigningRequest, key: Key): Promise<boolean> {
  const { format } = await chooseFormat(parts.formats, request, key);
  const opened: FileSource[] = [];
  try {
    for (const path of [request.input, request.output]) opened.push(await parts.files.open(path));
    const [input, output] = opened as [FileSource, FileSource];
    if (!(await isBeginning(input, output))) return false;
    const document = await parts.engine.open(output, { ...(request.password && { password: request.password }) });
    const { signed } = await document.signatures();
    for (const signature of signed) {
      if (isAppended(signature, input.size) && (await isSoundFrom(signature, format, key))) return true;
    }
    return false;
  } catch {
    return false;
  } finally {
    for (const source of opened) await source.close();
  }
}

async function isBeginning(input: FileSource, output: FileSource): Promise<boolean> {
  if (output.size <= input.size) return false;
  for (let at = 0; at < input.size; at += CHUNK) {
    const length = Math.min(CHUNK, input.size - at);
    const [one, other] = await Promise.all([input.read(at, length), output.read(at, length)]);
    if (Buffer.compare(one, other) !== 0) return false;
  }
  return true;
}

function isAppended({ coverage }: PdfSignature, size: number): boolean {
  return coverage.kind !== 'malformed' && coverage.end > size;
}

async function isSoundFrom(signature: PdfSignature, format: SignatureFormat, key: Key): Promise<boolean> {
  const { contents, subFilter, byteRange, certificates } = signature;
  if (!(await format.recognises(contents, subFilter))) return false;
  const { digestMatches, signatureMatches, signer } = await format.inspect({
    contents,
    subFilter,
    byteRange,
    ...(certificates && { certificates }),
    digest: (hash, prefix) => signature.digest(hash, prefix),
  });
  const isOurs = signer && createHash('sha256').update(signer).digest('hex') === key.certificate.sha256;
  return digestMatches && signatureMatches === true && isOurs === true;
}
