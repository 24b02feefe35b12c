import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileFolder } from './profile-folder.ts';

const data = resolve('/data');

describe('the profile folder', () => {
  it('is the one that the user names, relative to where the program was started', () => {
    expect(profileFolder({ SEALWRIGHT_HOME: 'mine', XDG_DATA_HOME: data }, 'linux')).toBe(resolve('mine'));
  });

  it('is where the system keeps application data', () => {
    expect(profileFolder({ APPDATA: data, XDG_DATA_HOME: '/other' }, 'win32')).toBe(join(data, 'Sealwright'));
    expect(profileFolder({ XDG_DATA_HOME: data }, 'linux')).toBe(join(data, 'sealwright'));
    expect(profileFolder({}, 'darwin')).toBe(join(homedir(), 'Library', 'Application Support', 'Sealwright'));
  });

  it.each(['', 'relative'])('is never where the program happens to stand: XDG_DATA_HOME is "%s"', (XDG_DATA_HOME) => {
    const usual = join(homedir(), '.local', 'share', 'sealwright');
    expect(profileFolder({ SEALWRIGHT_HOME: '', XDG_DATA_HOME }, 'linux')).toBe(usual);
  });
});
