import type { Message } from 'vscode-jsonrpc';

/**
 * Whether `value` is a message that this layer sends (JSON-RPC 2.0 with the requests, `$/cancelRequest` and `$/progress`
 * of the language server protocol). The connection above trusts its reader, so every other shape has to stop here.
 */
export function isProtocolMessage(value: unknown): value is Message {
  if (!isRecord(value) || value.jsonrpc !== '2.0') return false;
  if (value.method === undefined) return isId(value.id) && isOutcome(value);
  if (typeof value.method !== 'string' || !isRecord(value.params)) return false;
  if (value.id !== undefined) return isId(value.id);
  if (value.method === '$/cancelRequest') return isId(value.params.id);
  return value.method === '$/progress' && isId(value.params.token);
}

function isOutcome({ result, error }: Record<string, unknown>): boolean {
  if (error === undefined) return isRecord(result);
  return result === undefined && isRecord(error) && Number.isInteger(error.code) && typeof error.message === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) || (typeof value === 'string' && value.length <= 100);
}
