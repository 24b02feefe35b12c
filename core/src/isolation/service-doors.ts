/**
 * The services that third-party plugins may ask for, each with the part of it that they get. None leads to a PIN, a key,
 * a session, another process or a file that the plugin could not read itself; what is not listed is refused. Arguments are
 * checked here: the owners of services believe their callers.
 */
import { Type } from 'typebox';
import { defineError } from '../api/errors.ts';
import { Localized } from '../api/localized.ts';
import { schemaMisfit } from '../api/schema-misfit.ts';
import { AuditLog } from '../api/services/audit-log.ts';
import { Licence } from '../api/services/licence.ts';
import { type PdfDocument, PdfEngine } from '../api/services/pdf-engine.ts';
import { Workbench } from '../api/services/workbench.ts';
import type { ServiceToken } from '../api/token.ts';

/** What a plugin of this id gets in the place of the service. */
type Door = (service: never, plugin: string) => object;

export const ArgumentUnfit = defineError<{ call: string; place: string }>('isolation.argument-unfit', {
  'zh-CN': '调用 {call} 的参数不符合规定（{place}）。',
  en: 'The arguments of {call} do not fit ({place}).',
});

export const TooOften = defineError<{ call: string }>('isolation.too-often', {
  'zh-CN': '调用 {call} 过于频繁。',
  en: '{call} is called too often.',
});

function check<T>(schema: ReturnType<typeof Type.Unsafe<T>>, call: string, value: unknown): T {
  const place = schemaMisfit(schema, value);
  if (place) throw ArgumentUnfit({ call, place });
  return value as T;
}

/** What the audit log keeps for ever is no place for a loop: as many entries at once, and as many each minute. */
const RECORDS = { burst: 100, perMinute: 20 };

function recordsAllowance(): () => void {
  let [left, time] = [RECORDS.burst, Date.now()];
  return () => {
    const now = Date.now();
    left = Math.min(RECORDS.burst, left + (Math.max(0, now - time) / 60_000) * RECORDS.perMinute);
    time = now;
    if (left < 1) throw TooOften({ call: 'record' });
    left--;
  };
}

const Text = Type.String({ maxLength: 10_000 });
const Id = Type.String({ minLength: 1, maxLength: 200 });
const Action = Type.Object({ title: Localized, command: Id, argument: Type.Optional(Type.Unknown()) });
const NoticeSchema = Type.Unsafe<Parameters<Workbench['notify']>[0]>(
  Type.Object({
    id: Type.Optional(Id),
    severity: Type.Enum(['info', 'success', 'warning', 'error']),
    message: Localized,
    actions: Type.Optional(Type.Array(Action, { maxItems: 5 })),
  }),
);
const RecordSchema = Type.Unsafe<Parameters<AuditLog['record']>[0]>(
  Type.Object({
    event: Id,
    outcome: Type.Enum(['done', 'failed', 'refused']),
    sentence: Localized,
    facts: Type.Optional(
      Type.Array(Type.Object({ title: Localized, value: Type.Union([Text, Localized]) }), { maxItems: 100 }),
    ),
  }),
);
const IndexSchema = Type.Unsafe<number>(Type.Integer({ minimum: 0 }));
const SizeSchema = Type.Unsafe<number>(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }));

function door<T>({ id }: ServiceToken<T>, open: (service: T, plugin: string) => object): [string, Door] {
  return [id, open as Door];
}

export const serviceDoors: ReadonlyMap<string, Door> = new Map([
  door(Licence, (licence) => ({
    status: () => licence.status(),
    onDidChange: (listener: () => void) => licence.onDidChange(() => listener()),
  })),
  door(AuditLog, (log, plugin) => {
    const spend = recordsAllowance();
    return {
      async record(entry: unknown) {
        const { event, ...rest } = check(RecordSchema, 'record', entry);
        spend();
        // Nobody writes down what another has done; the mark tells readers, who may not know all names of the program.
        const own = event.startsWith(`${plugin}.`) ? event : `${plugin}.${event}`;
        await log.record({ ...rest, event: `third-party.${own}` });
      },
    };
  }),
  door(Workbench, (workbench, plugin) => ({
    /** Its buttons run the plugin's own commands and no others. */
    async notify(notice: unknown) {
      const { id = 'notice', severity, message, actions = [] } = check(NoticeSchema, 'notify', notice);
      const own = actions.filter(({ command }) => command.startsWith(`${plugin}.`));
      workbench.notify({ id: `${plugin}.${id}`, severity, message, actions: own });
    },
    async withdrawNotice(id: unknown) {
      workbench.withdrawNotice(`${plugin}.${check(Type.Unsafe<string>(Id), 'withdrawNotice', id)}`);
    },
  })),
  door(PdfEngine, (engine) => ({
    /** A document of the plugin's own bytes, for reading. */
    async open(source: unknown, options: unknown) {
      const { size, read } = source as { size: unknown; read: (offset: number, length: number) => Promise<unknown> };
      const { signal } = (options ?? {}) as { signal?: unknown };
      const document = await engine.open(
        { size: check(SizeSchema, 'open', size), read: checkedReader(read) },
        signal instanceof AbortSignal ? { signal } : {},
      );
      return readable(document);
    },
  })),
]);

/** A reader that gives bytes, and no more than it was asked for. */
function checkedReader(read: unknown) {
  if (typeof read !== 'function') throw ArgumentUnfit({ call: 'open', place: '/read' });
  return async (offset: number, length: number): Promise<Uint8Array> => {
    const bytes: unknown = await read(offset, length);
    if (bytes instanceof Uint8Array && bytes.byteLength <= length) return bytes;
    throw ArgumentUnfit({ call: 'read', place: '/' });
  };
}

function readable(document: PdfDocument): object {
  const { size, version, pageCount } = document;
  return {
    ...{ size, version, pageCount },
    page: async (index: unknown) => document.page(check(IndexSchema, 'page', index)),
    revisions: () => document.revisions(),
    annotations: async (page: unknown) => document.annotations(check(IndexSchema, 'annotations', page)),
  };
}
