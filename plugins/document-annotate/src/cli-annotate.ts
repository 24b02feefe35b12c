import { randomUUID } from 'node:crypto';
import {
  type CliCommand,
  type CliInvocation,
  CliUsage,
  type DocumentFiles,
  type Locale,
  parsePoint,
} from '@sealwright/core/api';
import type { AnnotationWriter } from './annotation-writer.ts';
import { loginName } from './answer-annotate-calls.ts';
import type { AnnotatingWord } from './common-annotate-rpc.ts';
import type { Annotation } from './common-annotation.ts';
import { NotePlaceMissing, NothingToAnnotate, OneWatermark, OutputIsInput } from './errors.ts';
import { readPicture } from './read-picture.ts';

export interface AnnotateCommandParts {
  readonly writer: Pick<AnnotationWriter, 'word' | 'add'>;
  readonly files: Pick<DocumentFiles, 'open'>;
}

/** `sealwright annotate FILE --watermark TEXT --output OUT`; its options stand in the manifest. */
export function annotateCommand({ writer, files }: AnnotateCommandParts): CliCommand {
  return {
    async run(invocation) {
      const {
        arguments: [file],
        options,
        path,
        secret,
        locale,
        signal,
      } = invocation;
      if (file === undefined) throw CliUsage({ problem: 'FILE' });
      const annotations = [...(await watermarkOf(files, invocation)), ...noteOf(invocation)];
      if (annotations.length === 0) throw NothingToAnnotate({});
      const [input, output] = [path(file), path(String(options.output))];
      if (input === output) throw OutputIsInput({});
      const variable = options['password-env'];
      const password = variable === undefined ? undefined : secret(String(variable));
      try {
        const target = { input, output, password, signal, overwrite: options.overwrite === true };
        const word = await writer.word(target);
        const count = await writer.add(target, annotations);
        return { text: describe(word, count, output, locale), json: { output, annotations: count, ...word } };
      } finally {
        password?.wipe();
      }
    },
  };
}

async function watermarkOf(
  files: Pick<DocumentFiles, 'open'>,
  { options, path }: CliInvocation,
): Promise<readonly Annotation[]> {
  const { watermark, 'watermark-picture': picture } = options;
  if (watermark === undefined && picture === undefined) return [];
  if (watermark !== undefined && picture !== undefined) throw OneWatermark({});
  return [
    {
      kind: 'watermark',
      ...shared(options),
      contents: watermark === undefined ? '' : String(watermark),
      colour: String(options.colour),
      opacity: Number(options.opacity),
      pages: String(options.pages),
      fontSize: Number(options.size),
      // At the command line the angle counts as in mathematics: upwards is positive.
      angle: -Number(options.angle),
      layout: options.tiled === true ? 'tiled' : 'single',
      ...(picture !== undefined && { picture: await readPicture(files, path(String(picture))) }),
    },
  ];
}

function noteOf({ options }: CliInvocation): readonly Annotation[] {
  if (options.note === undefined) return [];
  const at = options.at === undefined ? undefined : parsePoint(String(options.at));
  if (!at || options.page === undefined) throw NotePlaceMissing({});
  const contents = String(options.note);
  return [
    { kind: 'note', ...shared(options), contents, colour: '#ffd84d', opacity: 1, page: Number(options.page) - 1, at },
  ];
}

function shared({ author }: CliInvocation['options']) {
  return { id: randomUUID(), author: author === undefined ? loginName() : String(author) };
}

function describe(word: AnnotatingWord, count: number, output: string, locale: Locale): string {
  const lines = {
    'zh-CN': [`已写入 ${count} 处批注。`, `文件：${output}`],
    en: [`Annotations written: ${count}.`, `File: ${output}`],
  };
  const notes = [...word.signatures.map(({ sentence }) => sentence), ...word.warnings];
  return [...lines[locale], ...notes.map((note) => note[locale])].join('\n');
}
