/**
 * pdf.js with its workers. Everything else imports it from here: its viewer components expect the library to be loaded
 * before them, and Chromium 114 lacks `Promise.withResolvers`.
 */
import 'core-js/es/promise/with-resolvers.js';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as components from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';

export type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
export { default as PAINTER_ADDRESS } from './pdf.renderer.ts?worker&url';
export { default as PARSER_ADDRESS } from './pdf.worker.ts?worker&url';
export const { AnnotationMode, GlobalWorkerOptions, getDocument, PDFDataRangeTransport, PDFWorker, VerbosityLevel } =
  pdfjs;
export const { EventBus, FindState, PDFFindController, PDFLinkService, PDFPageView, RenderingStates } = components;
export type PDFWorker = pdfjs.PDFWorker;
export type EventBus = components.EventBus;
export type PDFPageView = components.PDFPageView;
export type PDFLinkService = components.PDFLinkService;
