import {
  answerCalls,
  type CallHandler,
  type DocumentFiles,
  type Event,
  type KeyDevice,
  reportChanges,
  type Seals,
  TokenRemoved,
} from '@sealwright/core/api';
import { sealsRpc } from './common-seals-rpc.ts';
import type { PictureDesk } from './picture-desk.ts';
import { keyOf, type SealDesk } from './seal-desk.ts';
import { sealFacts } from './seal-facts.ts';

export interface AnswerParts {
  readonly desk: SealDesk;
  readonly pictures: PictureDesk;
  readonly seals: Pick<Seals, 'inspect' | 'readPrivate' | 'removePicture'>;
  readonly files: Pick<DocumentFiles, 'write'>;
  /** Fires when seals or devices may have changed. */
  readonly onDidChange: Event<void>;
}

export function answerSeals({ desk, pictures, seals, files, onDidChange }: AnswerParts): CallHandler {
  return answerCalls(sealsRpc, {
    watch: (context) => reportChanges(onDidChange, () => desk.board(), context),
    picture: (id) => desk.picture(id),
    async facts(key) {
      const seal = desk.seal(key);
      return [...(await sealFacts(seal, desk.deviceOf(seal.device ?? '')))];
    },
    async inspect(ref) {
      const findings = await seals.inspect(deviceOf(desk, ref));
      return findings.map(({ kind, sentence }) => ({ kind, sentence }));
    },
    async readPrivate(ref, { signal }) {
      const found = await seals.readPrivate(deviceOf(desk, ref), signal);
      return found.length;
    },
    async export(key, { path, overwrite }, { signal }) {
      const { data } = desk.seal(key).picture;
      const draft = await files.write(path, once(data), { overwrite, signal });
      await draft.commit();
    },
    takePicture: (file) => pictures.take(file),
    prepare: (id, options) => pictures.prepare(id, options),
    add: async (id, options, name) => keyOf(await pictures.add(id, options, name)),
    remove: (key) => seals.removePicture(desk.seal(key).id),
  });
}

function deviceOf(desk: SealDesk, ref: string): KeyDevice {
  const device = desk.deviceOf(ref);
  if (!device) throw TokenRemoved({ token: ref.replace(/^[^:]*:/, '') });
  return device;
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
