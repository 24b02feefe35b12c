export * from './command-keys.ts';
export * from './define-view.ts';
export * from './document-surface.ts';
export * from './page-pictures.ts';
export * from './readable-store.ts';
export * from './stamp-drafts.ts';
export * from './view-service.ts';
export * from './workbench.ts';
