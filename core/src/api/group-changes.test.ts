import { expect, it } from 'vitest';
import { groupChanges } from './group-changes.ts';

const changes = [
  { kind: 'annotation-added', page: 2, detail: 'Text' },
  { kind: 'annotation-added', page: 1, detail: 'Text' },
  { kind: 'metadata', detail: 'Info' },
] as const;

it('groups changes by kind, with the pages they touch', () => {
  expect(groupChanges(changes)).toMatchObject([
    { kind: 'annotation-added', count: 2, pages: [1, 2] },
    { kind: 'metadata', count: 1, pages: [] },
  ]);
});
