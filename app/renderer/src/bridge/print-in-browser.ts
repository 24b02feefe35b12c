/** Gives a finished PDF to the browser's own viewer in a hidden frame, and opens its print dialog. */
export async function printInBrowser(pdf: Uint8Array, title: string): Promise<void> {
  const address = URL.createObjectURL(new File([new Uint8Array(pdf)], title, { type: 'application/pdf' }));
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.style.cssText = 'position:fixed;width:1px;height:1px;opacity:0;border:0';
  frame.src = address;
  await new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    document.body.append(frame);
  });
  frame.contentWindow?.print();
  // The dialog reads from the frame as long as it is open, and no event tells when it is closed.
  setTimeout(() => {
    frame.remove();
    URL.revokeObjectURL(address);
  }, 10 * 60_000);
}
