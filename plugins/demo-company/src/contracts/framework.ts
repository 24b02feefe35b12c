import { type Block, type Contract, chapter, clause, gap, pageBreak, table } from '../contract-blocks.ts';
import { PARTY_A, PARTY_B } from '../demo-companies.ts';
import { frameworkAnnexes } from './framework-annexes.ts';
import { frameworkCooperation } from './framework-cooperation.ts';
import { frameworkPerformance } from './framework-performance.ts';
import { frameworkPrices } from './framework-prices.ts';
import { frameworkReview } from './framework-review.ts';
import { frameworkRisk } from './framework-risk.ts';

const cover: readonly Block[] = [
  gap(38),
  { kind: 'title', text: '信息化设备与服务采购', size: 26 },
  { kind: 'title', text: '框架协议', size: 36 },
  gap(14),
  { kind: 'paragraph', text: '协议编号：YJ-DEMO-KJ-2026-001', align: 'center', size: 14 },
  gap(52),
  { kind: 'paragraph', text: `甲方：${PARTY_A.name}`, align: 'center', size: 16 },
  gap(3),
  { kind: 'paragraph', text: `乙方：${PARTY_B.name}`, align: 'center', size: 16 },
  gap(24),
  { kind: 'paragraph', text: '二〇二六年一月', align: 'center', size: 16 },
  pageBreak,
];

const preamble: readonly Block[] = [
  clause(`甲方：${PARTY_A.name}`),
  clause(`乙方：${PARTY_B.name}`),
  clause(
    '鉴于甲方在园区信息化建设和运行维护中需要持续采购设备、材料和技术服务，乙方具备供应上述产品和服务的资质与能力并愿意按照约定的条件提供，双方依据《中华人民共和国民法典》《中华人民共和国电子签名法》以及有关法律法规，经友好协商，订立本框架协议。',
  ),
];

const signingPage: readonly Block[] = [
  pageBreak,
  chapter('签署页'),
  clause(
    '本页为《信息化设备与服务采购框架协议》的签署页，无正文条款。双方确认已经完整阅读并理解本协议正文十八章和附件一至附件九的全部内容，并由授权代表于下列日期签署。',
  ),
  table({
    columns: [
      { title: '项目', share: 1.6, align: 'center' },
      { title: '甲方', share: 4, align: 'left' },
      { title: '乙方', share: 4, align: 'left' },
    ],
    padding: 5,
    rows: [
      ['名称', PARTY_A.name, PARTY_B.name],
      ['地址', '演示市示范区样例路1号演示大厦10层', '演示市样品区模拟大道88号3栋'],
      ['联系人', '演示联系人一', '演示联系人二'],
      ['电子邮箱', 'contract@party-a.example', 'sales@party-b.example'],
      ['开户银行', '演示银行示范支行', '演示银行样品支行'],
      ['银行账号', '0000 0000 0000 0001', '0000 0000 0000 0002'],
    ],
  }),
  gap(10),
  {
    kind: 'signatures',
    parties: [
      { role: '甲方', name: PARTY_A.name, lines: ['法定代表人或授权代表（签字）：'] },
      { role: '乙方', name: PARTY_B.name, lines: ['法定代表人或授权代表（签字）：'] },
    ],
  },
];

/** Thirty pages: cover, contents, eighteen chapters, nine annexes and a signing page. */
export const framework: Contract = {
  file: '框架协议.pdf',
  title: '信息化设备与服务采购框架协议',
  number: '协议编号：YJ-DEMO-KJ-2026-001',
  date: '2026-01-08',
  bodySize: 12,
  blocks: [
    ...cover,
    { kind: 'contents', title: '目　录' },
    pageBreak,
    ...preamble,
    ...frameworkCooperation,
    ...frameworkPerformance,
    ...frameworkRisk,
    ...frameworkPrices,
    ...frameworkAnnexes,
    ...frameworkReview,
    ...signingPage,
  ],
};
