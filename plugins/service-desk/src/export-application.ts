import type { DocumentFiles, ServiceDeskContent } from '@sealwright/core/api';
import { ChineseFont } from '@sealwright/fonts/setting';
import { type Application, applicationFaults } from './common-application.ts';
import { ApplicationIncomplete } from './errors.ts';
import { writeForm } from './write-form.ts';

export interface FormTarget {
  /** Absolute. */
  readonly path: string;
  readonly overwrite: boolean;
  readonly signal: AbortSignal;
}

/** Writes the form into its file, whole or not at all. */
export async function exportApplication(
  files: Pick<DocumentFiles, 'write'>,
  form: NonNullable<ServiceDeskContent['application']>,
  application: Application,
  { path, overwrite, signal }: FormTarget,
): Promise<void> {
  const fields = Object.keys(applicationFaults(application));
  if (fields.length > 0) throw ApplicationIncomplete({ fields });
  const pdf = await writeForm(form, application, { font: await ChineseFont.open('song'), today: new Date() });
  const draft = await files.write(path, once(pdf), { overwrite, signal });
  await draft.commit();
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
