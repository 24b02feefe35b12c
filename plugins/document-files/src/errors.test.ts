import { expect, test } from 'vitest';
import { readFault, writeFault } from './errors.ts';

const fault = (code: string) => Object.assign(new Error('system'), { code });

test.each([
  ['EACCES', 'file.unwritable', '没有权限'],
  ['EROFS', 'file.unwritable', '没有权限'],
  ['EBUSY', 'file.unwritable', '其他程序'],
  ['EDQUOT', 'file.no-space', '空间不足'],
  ['ENOENT', 'file.folder-missing', '/documents 不存在'],
  ['ENAMETOOLONG', 'file.name-too-long', '太长'],
  ['EIO', 'file.unwritable', 'EIO'],
])('what keeps a file from being written is told in plain words: %s', (system, code, words) => {
  const told = writeFault('/documents/contract.pdf', fault(system));
  expect(told.code).toBe(code);
  expect(told.sentence['zh-CN']).toContain(words);
});

test('so is what keeps it from being read', () => {
  expect(readFault('/documents/contract.pdf', fault('EACCES')).sentence.en).toContain('no permission to read');
  expect(readFault('/documents/contract.pdf', fault('ENOTDIR')).code).toBe('file.missing');
});
