/** Entry of the worker that parses PDFs. Chromium 114 lacks `Promise.withResolvers`, which pdf.js takes for granted. */
import 'core-js/es/promise/with-resolvers.js';
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
