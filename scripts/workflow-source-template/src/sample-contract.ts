/** What the sample platform holds at first: one contract, from another company. */
import { createHash, randomUUID } from 'node:crypto';
import { memorySource, type WorkflowParty } from '@sealwright/core/api';
import { DemoServer } from './demo-server.ts';
import { platformSource } from './platform-source.ts';

const OTHER: WorkflowParty = { code: 'sample-b', name: '示例单位乙' };

export function sampleServer(party: WorkflowParty): DemoServer {
  const server = new DemoServer([party, OTHER]);
  const filled = fill(server, party);
  const answer = server.answer.bind(server);
  server.answer = async (request) => {
    if (request.headers.get('X-Party') !== OTHER.code) await filled;
    return answer(request);
  };
  return server;
}

/** The other company writes a contract and sends it, as any company would. */
async function fill(server: DemoServer, { code, name }: WorkflowParty): Promise<void> {
  const other = platformSource({
    party: () => OTHER,
    address: () => DemoServer.ADDRESS,
    fetch: (request) => server.answer(request),
    onDidChange: () => ({ dispose() {} }),
  });
  const bytes = samplePdf();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const content = {
    name: '示例合同',
    bizType: 'contract',
    recipients: [{ code, name, role: 'signer' as const, order: 1 }],
  };
  const file = { name: '示例合同.pdf', bytes: memorySource(bytes), sha256 };
  const draft = await other.createDraft(content, file, randomUUID());
  await other.act(draft.id, { kind: 'submit' }, { key: randomUUID(), etag: draft.etag });
}

/** One page of A4 with a line of text. */
export function samplePdf(): Uint8Array {
  const text = 'BT /F1 24 Tf 72 720 Td (Sample contract) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let pdf = '%PDF-1.7\n';
  const offsets: number[] = [];
  for (const [place, object] of objects.entries()) {
    offsets.push(pdf.length);
    pdf += `${place + 1} 0 obj\n${object}\nendobj\n`;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${entries}`;
  return Buffer.from(
    `${pdf}${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`,
    'latin1',
  );
}
