/** All that a plugin author reads. Plugins import this module and nothing else of the project. */
export * from './answer-calls.ts';
export * from './answered-devices.ts';
export * from './appearance.ts';
export * from './byte-source.ts';
export * from './certificate.ts';
export * from './colour.ts';
export * from './define-plugin.ts';
export * from './define-rpc.ts';
export * from './device-reports.ts';
export * from './disposable.ts';
export * from './errors.ts';
export * from './event.ts';
export * from './fact.ts';
export * from './geometry.ts';
export * from './group-changes.ts';
export * from './hook.ts';
export * from './html.ts';
export * from './keep-watching.ts';
export * from './key-algorithm.ts';
export * from './length.ts';
export * from './localized.ts';
export * from './log.ts';
export * from './options.ts';
export * from './page-range.ts';
export * from './parted-uploads.ts';
export * from './picture-size.ts';
export * from './place-at-words.ts';
export * from './place-on-pages.ts';
export * from './place-stamp.ts';
export * from './plain-line.ts';
export * from './plugin-errors.ts';
export * from './point.ts';
export * from './points/cli-commands.ts';
export * from './points/commands.ts';
export * from './points/document-tools.ts';
export * from './points/help-pages.ts';
export * from './points/hints.ts';
export { points } from './points/index.ts';
export * from './points/keybindings.ts';
export * from './points/menus.ts';
export * from './points/seal-sources.ts';
export * from './points/service-desks.ts';
export * from './points/settings.ts';
export * from './points/setup-steps.ts';
export * from './points/signature-algorithms.ts';
export * from './points/signature-formats.ts';
export * from './points/stamp-modes.ts';
export * from './points/status-items.ts';
export * from './points/system-checks.ts';
export * from './points/token-drivers.ts';
export * from './points/token-libraries.ts';
export * from './points/view-calls.ts';
export * from './points/view-services.ts';
export * from './points/views.ts';
export * from './points/workflow-errors.ts';
export * from './points/workflow-sources.ts';
export * from './points/workflow-vouchers.ts';
export * from './report-changes.ts';
export * from './seal-places.ts';
export * from './seal-size.ts';
export * from './secret.ts';
export * from './services/audit-log.ts';
export * from './services/certificate-checks.ts';
export * from './services/demo-space.ts';
export * from './services/document-files.ts';
export * from './services/driver-processes.ts';
export * from './services/embedded-platform.ts';
export * from './services/first-steps.ts';
export * from './services/host-log.ts';
export * from './services/keys.ts';
export * from './services/licence.ts';
export * from './services/open-documents.ts';
export * from './services/passphrase-entry.ts';
export * from './services/pdf-engine.ts';
export * from './services/pin-entry.ts';
export * from './services/plugin-admin.ts';
export * from './services/plugin-installer.ts';
export * from './services/recent-files.ts';
export * from './services/sample-licence.ts';
export * from './services/seals.ts';
export * from './services/settings.ts';
export * from './services/settings-admin.ts';
export * from './services/signing.ts';
export * from './services/soft-keys.ts';
export * from './services/stamp-templates.ts';
export * from './services/storage.ts';
export * from './services/system-checking.ts';
export * from './services/text-search.ts';
export * from './services/update-installer.ts';
export * from './services/verification.ts';
export * from './services/verification-reports.ts';
export * from './services/workbench.ts';
export * from './services/workflow.ts';
export * from './stamp-size.ts';
export * from './text-table.ts';
export * from './token.ts';
export * from './validity.ts';
export * from './value-schemas.ts';
export * from './voucher-acts.ts';
export {
  ENDED_VOUCHER_STATES,
  isVoucherRunning,
  type RecipientCourse,
  RUNNING_VOUCHER_STATES,
  shownVoucherState,
  type VoucherCourse,
  type VoucherRole,
  voucherRolesOf,
  voucherStateFor,
  voucherViewersOf,
  whoseTurn,
} from './voucher-course.ts';
export * from './voucher-lists.ts';
export * from './voucher-rules.ts';
export {
  type CourseStep,
  courseActions,
  draftFault,
  draftGap,
  expireVoucher,
  type StepRefusal,
  stepVoucher,
} from './voucher-steps.ts';
export { VOUCHER_TABLE, type VoucherTransition } from './voucher-table.ts';
export * from './word-anchor.ts';
export * from './word-errors.ts';
export * from './word-hits.ts';
