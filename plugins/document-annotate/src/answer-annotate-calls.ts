import { userInfo } from 'node:os';
import { answerCalls, type CallHandler, DocumentNotOpen, type OpenDocuments } from '@sealwright/core/api';
import { textPath } from '@sealwright/fonts/outlines';
import { annotationInFile } from './annotation-in-file.ts';
import type { AnnotationWriter } from './annotation-writer.ts';
import { annotateRpc } from './common-annotate-rpc.ts';
import { listAnnotations } from './list-annotations.ts';

const BLACK = [0, 0, 0] as const;

/** What the views of annotating ask their host half. `documents` is missing in hosts without windows. */
export function answerAnnotateCalls(writer: AnnotationWriter, documents: OpenDocuments | undefined): CallHandler {
  const opened = (id: string): OpenDocuments => {
    if (!documents) throw DocumentNotOpen({ id });
    return documents;
  };
  const fileOf = (id: string, signal: AbortSignal) => ({
    input: opened(id).get(id).source,
    password: opened(id).password(id),
    signal,
  });
  return answerCalls(annotateRpc, {
    async setText(text) {
      const { size, ...set } = await writer.texts.set(text, BLACK, 'normal');
      return { size: { ...size }, path: textPath({ size, ...set }) };
    },

    author: async () => loginName(),

    preflight: (document, { signal }) => writer.word(fileOf(document, signal)),

    async list(document, { signal }) {
      const isFixed = opened(document).get(document).versionOf !== undefined;
      const { annotations, isCut } = await writer.use(fileOf(document, signal), (pdf) => listAnnotations(pdf, signal));
      return { annotations: annotations.map((each) => (isFixed ? { ...each, isRemovable: false } : each)), isCut };
    },

    take: (document, id, { signal }) => writer.use(fileOf(document, signal), (pdf) => annotationInFile(pdf, id)),

    async save(document, annotations, { signal }) {
      const left = await writer.unwritten(fileOf(document, signal), annotations);
      if (left.length > 0)
        await opened(document).addRevision(document, (output) =>
          writer.add({ ...fileOf(document, signal), output }, left),
        );
      return { revision: opened(document).get(document).revision };
    },

    async remove(document, ids, { signal }) {
      await opened(document).addRevision(document, (output) =>
        writer.remove({ ...fileOf(document, signal), output }, ids),
      );
    },
  });
}

/** The name under which the user works at this computer; '' where the system has none. */
export function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
