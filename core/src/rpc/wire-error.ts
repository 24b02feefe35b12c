/** How errors cross a channel: typed ones as their record, all others as `rpc.internal` and nothing more. */
import { Type } from 'typebox';
import { Check } from 'typebox/schema';
import { ResponseError } from 'vscode-jsonrpc';
import { Dictionary } from '../api/dictionary.ts';
import { type ErrorRecord, SealwrightError } from '../api/errors.ts';
import { Localized } from '../api/localized.ts';
import { RpcInternal } from './rpc-errors.ts';

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);
const Datum = Type.Union([Scalar, Type.Array(Type.Union([Type.String(), Type.Number()]))]);
const Record = Type.Object({ code: Type.String(), data: Dictionary(Datum), sentence: Localized });

/** First of the range that JSON-RPC 2.0, section 5.1, leaves to implementations. */
const TYPED_ERROR_CODE = -32_000;

export function toWireError(method: string, thrown: unknown): ResponseError<ErrorRecord> {
  const error = thrown instanceof SealwrightError ? thrown : RpcInternal({ method });
  return new ResponseError(TYPED_ERROR_CODE, error.code, error.toJSON());
}

export function fromWireError(method: string, thrown: unknown): SealwrightError {
  const record = thrown instanceof ResponseError ? thrown.data : undefined;
  return Check(Record, record) ? SealwrightError.fromRecord(record) : RpcInternal({ method });
}
