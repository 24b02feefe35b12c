/** A PDF of one empty page; `filler` bytes of comment make it as large as a test wants. */
export function smallPdf(filler = 0): Buffer {
  const objects = [
    '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n',
    '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>\nendobj\n',
  ];
  let text = `%PDF-1.7\n%${'x'.repeat(filler)}\n`;
  const places: number[] = [];
  for (const object of objects) {
    places.push(text.length);
    text += object;
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const xref = text.length;
  return Buffer.from(
    `${text}xref\n0 4\n0000000000 65535 f \n${rows}trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF\n`,
  );
}

/** Appends a revision that gives the page another size. ISO 32000-2, 7.5.6. */
export function appended(pdf: Buffer, width: number): Buffer {
  const previous = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf.subarray(-100).toString('latin1'))?.[1]);
  const object = `3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} 842]/Resources<<>>>>\nendobj\n`;
  const xref = pdf.length + object.length;
  const place = String(pdf.length).padStart(10, '0');
  const tail = `${object}xref\n3 1\n${place} 00000 n \ntrailer\n<</Size 4/Root 1 0 R/Prev ${previous}>>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.concat([pdf, Buffer.from(tail)]);
}
