import { answerFile, type Blobs } from '../../files/index.ts';
import type { Vouchers } from '../../vouchers/index.ts';
import type { Call, Handlers, Told } from '../call.ts';

type Ids = 'getFile' | 'headFile';

/** Files go to parties of their vouchers alone: for anybody else there is no such file. */
export function fileHandlers(vouchers: Vouchers, blobs: Blobs): Handlers<Ids> {
  const answer = async ({ party, path, request }: Call<Ids>): Promise<Told<undefined>> => {
    const file = await vouchers.file(party.code, path.fileId);
    const asked = { method: request.method as 'GET' | 'HEAD', headers: request.headers };
    const served = { ...file, mediaType: file.mediaType ?? 'application/octet-stream' };
    const { status, headers, body } = await answerFile(asked, served, blobs);
    return { status, headers, ...(body && { bytes: body }) };
  };
  return { getFile: answer, headFile: answer };
}
