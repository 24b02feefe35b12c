/** Preload script of the PIN window: hands the page its two ports, to the program and to the driver. It sees no PIN. */
import { PIN_PORTS, type PinDesktopApi } from '@sealwright/shell/protocol';
import { contextBridge, ipcRenderer } from 'electron';
import { PIN_REQUEST_PORTS } from '../common-channels.ts';

ipcRenderer.on(PIN_PORTS, ({ ports }) => window.postMessage(PIN_PORTS, location.origin, [...ports]));

const api: PinDesktopApi = { requestPorts: () => ipcRenderer.send(PIN_REQUEST_PORTS) };
contextBridge.exposeInMainWorld('sealwrightPin', api);
