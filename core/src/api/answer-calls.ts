import { arity, type CallContext, paramsOf, type Rpc, type RpcImplementation } from './define-rpc.ts';
import { defineError } from './errors.ts';
import { schemaMisfit } from './schema-misfit.ts';

/** Something that crossed the border does not fit the schema. `place` is a JSON pointer into it, never its value. */
export const RpcInvalid = defineError<{
  method: string;
  part: 'method' | 'params' | 'result' | 'progress';
  place: string;
}>('rpc.invalid', {
  'zh-CN': '程序各部分之间的数据不符合规定（{method}，{part} {place}）。请更新程序或联系技术支持。',
  en: 'The parts of the program disagree about a message ({method}, {part} {place}). Update the program or call your support.',
});

/** An implementation behind the checks of its rpc: a call that does not fit the schema reaches none of its code. */
export interface CallHandler {
  /** Name of the rpc. */
  readonly rpc: string;
  call(method: string, args: readonly unknown[], context: CallContext<unknown>): Promise<unknown>;
}

type Method = (...args: unknown[]) => unknown;

/**
 * Puts an implementation behind the schemas of its rpc. Calls reject with `rpc.invalid` where method or arguments do not
 * fit; arguments that were left out at the end count as `undefined`.
 */
export function answerCalls<R extends Rpc>(rpc: R, implementation: RpcImplementation<R>): CallHandler {
  return {
    rpc: rpc.name,
    async call(name, args, context) {
      const full = `${rpc.name}/${name}`;
      if (!Object.hasOwn(rpc.methods, name))
        throw RpcInvalid({ method: full.slice(0, 100), part: 'method', place: '' });
      const method = rpc.methods[name]!;
      const count = arity(method);
      if (args.length > count) throw RpcInvalid({ method: full, part: 'params', place: '/' });
      const all = Array.from({ length: count }, (_, index) => args[index]);
      const place = schemaMisfit(method.params, paramsOf(method, all));
      if (place) throw RpcInvalid({ method: full, part: 'params', place });
      return (implementation as Record<string, Method>)[name]!.call(implementation, ...all, context);
    },
  };
}
