/** Driver processes: how they are started, what runs in them and who watches over them. Node only. */
export * from './driver-environment.ts';
export * from './driver-errors.ts';
export type { DriverLauncher, DriverModule, DriverProcess, DriverSpec } from './driver-launcher.ts';
export type { DriverLogEntry } from './driver-log.ts';
export * from './driver-processes-rpc.ts';
export * from './driver-specs.ts';
export * from './driver-supervisor.ts';
export type { ForkLauncherOptions } from './fork-driver.ts';
export * from './fork-launcher.ts';
export * from './in-process-launcher.ts';
export type { PinLoan } from './pin-loan.ts';
export { type DriverRuntime, type DriverRuntimeOptions, runDriverProcess } from './run-driver-process.ts';
