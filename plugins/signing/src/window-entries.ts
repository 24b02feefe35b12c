/** What a window needs to know of devices, keys, formats and seals to offer them. */
import {
  type Contribution,
  type DeviceListing,
  type DriverTrouble,
  type Key,
  type KeyDevice,
  type Localized,
  type Seal,
  SealwrightError,
  type SignatureFormat,
  type SignatureFormatData,
} from '@sealwright/core/api';
import type { DeviceEntry, FormatEntry, KeyEntry, KeyListing, SealEntry } from './common-signing-rpc.ts';
import type { PictureShelf } from './picture-shelf.ts';

type Formats = readonly Contribution<SignatureFormatData, SignatureFormat>[];

/** Encryption keys are left out: nobody shall sign with one. */
export function keyListing({ devices, pending, troubles }: DeviceListing, formats: Formats): KeyListing {
  return {
    devices: devices.map(deviceEntry),
    keys: devices.flatMap((device) =>
      device.keys.filter(({ usage }) => usage === 'signing').map((key) => keyEntry(key, device, formats)),
    ),
    formats: formats.map(formatEntry),
    pending: pending.map(({ title }) => title),
    faults: troubles.map(troubleSentence),
  };
}

export function sealEntry(seal: Seal, devices: readonly KeyDevice[], shelf: PictureShelf): SealEntry {
  const { source, id, name, picture, widthMm, heightMm, validFrom, validTo, certificates, device } = seal;
  return {
    id: `${source}:${id}`,
    name,
    picture: shelf.put(picture),
    widthMm,
    heightMm,
    ...(validFrom && { validFrom }),
    ...(validTo && { validTo }),
    certificates: [...certificates],
    ...(device !== undefined && { device: holderOf(device, devices) }),
    isElectronic: seal.electronicSeal !== undefined,
  };
}

/** By its reference alone where the device left while its seals were read. */
function holderOf(ref: string, devices: readonly KeyDevice[]): DeviceEntry {
  const device = devices.find((each) => each.ref === ref);
  return device ? deviceEntry(device) : { ref, name: { 'zh-CN': ref, en: ref } };
}

function deviceEntry({ ref, name }: KeyDevice): DeviceEntry {
  return { ref, name };
}

function keyEntry({ ref, certificate, algorithm }: Key, device: KeyDevice, formats: Formats): KeyEntry {
  const { subject, serial, sha256, notBefore, notAfter } = certificate;
  return {
    ref,
    holder: subject,
    device: deviceEntry(device),
    ...(device.pin && { pin: device.pin }),
    serial,
    sha256,
    notBefore,
    notAfter,
    formats: formats.filter(({ data }) => data.keys.includes(algorithm.kind)).map(({ id }) => id),
  };
}

function formatEntry({ id, data: { title, purpose, electronicSeal = false } }: Formats[number]): FormatEntry {
  return { id, title, ...(purpose && { purpose }), electronicSeal };
}

/** With the name of the device or library that it is about. */
function troubleSentence({ title, error }: DriverTrouble): Localized {
  const { 'zh-CN': zh, en } = error instanceof SealwrightError ? error.sentence : NO_ANSWER;
  return { 'zh-CN': `${title['zh-CN']}：${zh}`, en: `${title.en}: ${en}` };
}

const NO_ANSWER: Localized = { 'zh-CN': '没有响应。', en: 'it does not answer.' };
