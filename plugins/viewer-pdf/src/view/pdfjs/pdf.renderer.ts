/** Entry of the worker that paints pages, so that painting never holds up scrolling. See `pdf.worker.ts`. */
import 'core-js/es/promise/with-resolvers.js';
import 'pdfjs-dist/legacy/build/pdf.renderer.mjs';
