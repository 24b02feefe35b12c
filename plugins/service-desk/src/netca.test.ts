import { describeServiceDesk } from '@sealwright/core/testkit';
import { expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import netca from './netca.json' with { type: 'json' };

describeServiceDesk({ data: manifest.sealwright.contributes.serviceDesks[0], content: netca });

test('an application takes the seven steps of the guide, and every errand has its own part', () => {
  expect(netca.guides.map(({ id }) => id)).toEqual(['apply', 'renew', 'unlock', 'change', 'reissue', 'revoke']);
  expect(netca.guides[0]?.steps.map(({ title }) => title['zh-CN'])).toEqual([
    '立即申请',
    '导出申请表，签名盖章后扫描上传',
    '填写申请信息',
    '经办人和法定代表人意愿表达',
    '选择支付方式，填写发票信息',
    '网证通审核，开具电子发票',
    '申请完成',
  ]);
});
