/** Between the two halves of this plugin. */
import { bytes, defineRpc } from '@sealwright/core/api';
import { type Static, Type } from 'typebox';

/** The sample contracts, the shortest first. */
export const SAMPLES = [
  { file: '工作量进度确认表.pdf', pages: 1 },
  { file: '采购合同.pdf', pages: 5 },
  { file: '框架协议.pdf', pages: 30 },
] as const;
export type SampleFile = (typeof SAMPLES)[number]['file'];

export const DemoKey = Type.Object({
  role: Type.Union([Type.Literal('甲方'), Type.Literal('乙方')]),
  pin: Type.String(),
});
export type DemoKey = Static<typeof DemoKey>;

export const demoRpc = defineRpc('demo-company', {
  /**
   * Makes what is missing of the demo companies and of the sample contract with that file name, of which it results in
   * the bytes. Reports what it makes at the moment.
   */
  prepare: {
    params: Type.Tuple([Type.Enum(SAMPLES.map(({ file }) => file))]),
    result: Type.Object({ contract: bytes(), keys: Type.Array(DemoKey) }),
    progress: Type.Enum(['companies', 'contract']),
    isRepeatable: true,
  },
});
