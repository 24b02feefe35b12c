/**
 * pdf.js with its workers. Everything else imports it from here: its viewer components expect the library to be loaded
 * before them, and Chromium 114 lacks `Promise.withResolvers`.
 */
import 'core-js/es/promise/with-resolvers.js';
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as components from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import rendererUrl from './pdf.renderer.ts?worker&url';
import workerUrl from './pdf.worker.ts?worker&url';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
pdfjs.GlobalWorkerOptions.rendererSrc = rendererUrl;

export type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
export const { AnnotationMode, getDocument, PasswordResponses, PDFDataRangeTransport, VerbosityLevel } = pdfjs;
export const { EventBus, FindState, PDFFindController, PDFLinkService, PDFPageView, RenderingStates } = components;
export type EventBus = components.EventBus;
export type PDFPageView = components.PDFPageView;
export type PDFLinkService = components.PDFLinkService;
