import { expect, test } from 'vitest';
import { macIdIn, windowsIdIn } from './machine-identity.ts';

const ID = '5F0C4C1E-9C1D-4C62-9A43-0E6C1B6E7F10';

test('what Windows prints', () => {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Cryptography';
  expect(windowsIdIn(`\r\n${key}\r\n    MachineGuid    REG_SZ    ${ID.toLowerCase()}\r\n\r\n`)).toBe(ID.toLowerCase());
  expect(windowsIdIn('ERROR: The system was unable to find the specified registry key or value.')).toBeUndefined();
});

test('what macOS prints', () => {
  const printed = `+-o Mac  <class IOPlatformExpertDevice>\n    {\n      "IOPlatformUUID" = "${ID}"\n      "IOBusyInterest" = "x"\n    }`;
  expect(macIdIn(printed)).toBe(ID);
  expect(macIdIn('')).toBeUndefined();
});
