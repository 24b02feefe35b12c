/**
 * Rows with PNG's Sub or Up prediction in front of Flate (ISO 32000-2, 7.4.4.4): scanned seals become half as large. Per
 * row the filter with the smallest sum of differences is taken, as the PNG specification advises.
 */
export function predictRows(samples: Uint8Array, rowBytes: number, bytesPerPixel: number): Uint8Array {
  const rows = samples.length / rowBytes;
  const predicted = new Uint8Array(samples.length + rows);
  const left = new Uint8Array(rowBytes);
  const above = new Uint8Array(rowBytes);
  for (let row = 0; row < rows; row++) {
    const start = row * rowBytes;
    const plain = samples.subarray(start, start + rowBytes);
    for (let column = 0; column < rowBytes; column++) {
      const sample = plain[column]!;
      left[column] = sample - (column < bytesPerPixel ? 0 : plain[column - bytesPerPixel]!);
      above[column] = sample - (row === 0 ? 0 : samples[start - rowBytes + column]!);
    }
    const candidates = [plain, left, above];
    const costs = candidates.map(cost);
    const filter = costs.indexOf(Math.min(...costs));
    predicted[row * (rowBytes + 1)] = filter;
    predicted.set(candidates[filter]!, row * (rowBytes + 1) + 1);
  }
  return predicted;
}

/** Differences count as signed: 255 is -1. */
function cost(differences: Uint8Array): number {
  let sum = 0;
  for (const difference of differences) sum += difference < 128 ? difference : 256 - difference;
  return sum;
}
