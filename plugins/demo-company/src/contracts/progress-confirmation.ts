import { type Block, type Contract, gap, line, table } from '../contract-blocks.ts';
import { PARTY_A, PARTY_B } from '../demo-companies.ts';

/** One page; the right half of the signature block lies where the first command that `demo` suggests puts the seal. */
export const progressConfirmation: Contract = {
  file: '工作量进度确认表.pdf',
  title: '工作量进度确认表',
  number: '编号：YJ-DEMO-JD-2026-003',
  date: '2026-03-31',
  bodySize: 10.5,
  blocks: [
    { kind: 'title', text: '工作量进度确认表' },
    line('项目名称：演示园区弱电及机房配套改造工程　　　　合同编号：YJ-DEMO-KJ-2026-001'),
    line(`建设单位（甲方）：${PARTY_A.name}`),
    line(`施工单位（乙方）：${PARTY_B.name}`),
    line('确认期间：2026年3月1日至2026年3月31日　　　　　　第3期'),
    table({
      size: 9.5,
      padding: 3.2,
      columns: [
        { title: '序号', share: 1.1, align: 'center' },
        { title: '工作内容', share: 5.2 },
        { title: '单位', share: 1.2, align: 'center' },
        { title: '合同数量', share: 1.9, align: 'right' },
        { title: '本期完成', share: 1.9, align: 'right' },
        { title: '累计完成', share: 1.9, align: 'right' },
        { title: '累计进度', share: 1.9, align: 'right' },
      ],
      rows: [
        ['1', '六类非屏蔽双绞线敷设', '米', '18,600', '5,240', '15,310', '82.3%'],
        ['2', '24芯单模光缆敷设（含熔接）', '米', '4,200', '1,150', '3,980', '94.8%'],
        ['3', '信息点面板及模块安装', '个', '620', '186', '503', '81.1%'],
        ['4', '金属桥架安装（200×100）', '米', '1,350', '210', '1,350', '100.0%'],
        ['5', '标准机柜安装及接地', '台', '28', '9', '24', '85.7%'],
        ['6', '接入交换机上架调试', '台', '42', '16', '31', '73.8%'],
        ['7', '网络摄像机安装调试', '台', '135', '48', '97', '71.9%'],
        ['8', '机房精密空调安装', '台', '4', '1', '3', '75.0%'],
        ['9', '不间断电源及电池组安装', '套', '2', '1', '2', '100.0%'],
        ['10', '竣工图纸及标识整理', '项', '1', '0.2', '0.6', '60.0%'],
      ],
      total: ['', '本期综合完成率', '', '', '24.6%', '81.7%', ''],
    }),
    {
      kind: 'paragraph',
      text: '本期完成的工作量经双方现场代表共同计量，数量与施工记录、隐蔽工程验收单相符。本表经双方盖章后作为支付第3期进度款的依据之一，不免除乙方对质量和工期的责任。',
      size: 10.5,
    },
    gap(3),
    {
      kind: 'signatures',
      parties: [
        { role: '乙方', name: PARTY_B.name, lines: ['现场代表（签字）：'] },
        { role: '甲方', name: PARTY_A.name, lines: ['现场代表（签字）：'] },
      ],
    },
    ...[
      '说明：1. 本表由乙方按月填报，甲方应在收到后五个工作日内核对；有异议的项目应注明核减数量和理由。',
      '2. 累计完成超过合同数量的部分，须另附经双方盖章的变更签证，否则不予计量。',
      '3. 本表为演示文件，所载工程、数量和公司均为虚构。',
    ].map((text): Block => ({ kind: 'paragraph', text, align: 'left', size: 9 })),
  ],
};
