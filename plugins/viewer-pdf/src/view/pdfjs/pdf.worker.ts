/**
 * Entry of the worker that parses PDFs. Shells know it by its file name and let it, and only it, compile WebAssembly.
 * Chromium 114 lacks `Promise.withResolvers`, which pdf.js takes for granted.
 */
import 'core-js/es/promise/with-resolvers.js';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
