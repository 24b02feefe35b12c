import { expect, test } from 'vitest';
import type { ReportedCheck } from './common-check-rpc.ts';
import { reportModel } from './report-model.ts';
import { writeReport } from './write-report.ts';

const time = new Date('2026-11-22T00:30:00Z');
const frame = { locale: 'zh-CN', version: '0.1.0', time, home: '/home/张三' } as const;

const disk: ReportedCheck = {
  id: 'disk',
  title: { 'zh-CN': '磁盘', en: 'Disk' },
  group: 'machine',
  outcome: {
    findings: [
      {
        verdict: 'warning',
        sentence: { 'zh-CN': '磁盘 <快满了> & "不足"。', en: 'Nearly full.' },
        facts: [{ title: { 'zh-CN': '位置', en: 'Place' }, value: '/home/张三/.local/x\n第二行' }],
      },
    ],
  },
};
const broken: ReportedCheck = {
  id: 'keys',
  title: { 'zh-CN': '密钥', en: 'Keys' },
  group: 'keys',
  outcome: {
    error: { code: 'plugin.deadline', data: {}, sentence: { 'zh-CN': '超时。', en: 'Too late.' } },
  },
};
const empty: ReportedCheck = {
  id: 'usb',
  title: { 'zh-CN': 'USB', en: 'USB' },
  group: 'drivers',
  outcome: { findings: [] },
};

const written = (format: 'json' | 'html' | 'txt', checks: readonly ReportedCheck[] = [disk, broken, empty]) =>
  new TextDecoder().decode(writeReport(reportModel(checks, frame), format, 'zh-CN'));

test('the data says everything once more, in groups, and what could not be checked says why', () => {
  const report = JSON.parse(written('json'));
  expect(report).toMatchObject({
    format: 1,
    time: time.toISOString(),
    summary: '可以签署，有 1 项需要注意。',
    counts: { warning: 1, failed: 0, 'not-checked': 1 },
  });
  expect(report.groups.map(({ group }: { group: string }) => group)).toEqual(['drivers', 'keys', 'machine']);
  expect(report.groups[0].findings[0]).not.toHaveProperty('verdict');
  expect(report.groups[1].findings[0]).toMatchObject({
    verdict: 'not-checked',
    sentence: '无法检测：超时。',
    facts: [{ value: 'plugin.deadline' }],
  });
});

test('no report tells where its user lives', () => {
  for (const format of ['json', 'html', 'txt'] as const) {
    const text = written(format);
    expect(text).not.toContain('/home/张三');
    expect(text).toContain('~/.local/x');
  }
});

test('the page shows marks as marks, holds no script and loads nothing', () => {
  const html = written('html');
  expect(html).toContain('磁盘 &lt;快满了&gt; &amp; &quot;不足&quot;。');
  expect(html).not.toMatch(/<(?:script|img|link|iframe)\b|\bsrc=|\bhref=|url\(/i);
  expect(html).toContain('lang="zh-CN"');
});

test('what stands in a name ends no line of the text', () => {
  const odd = { ...disk, title: { 'zh-CN': '磁盘', en: 'Disk' } };
  const text = written('txt', [
    {
      ...odd,
      outcome: { findings: [{ verdict: 'failed', sentence: { 'zh-CN': '甲\n[正常] 乙\u001b[2J', en: 'x' } }] },
    },
  ]);
  const lines = text.split('\n').filter((line) => line.startsWith('['));
  expect(lines).toHaveLength(1);
  expect(text).not.toContain('\u001b');
});
