import type { Localized } from '@sealwright/core/api';

export const RECEIVE_TEXTS = {
  title: { 'zh-CN': '凭证接收', en: 'Receive vouchers' },
  lists: { 'zh-CN': '凭证接收列表', en: 'Lists' },
  pending: { 'zh-CN': '待办凭证列表', en: 'Pending' },
  history: { 'zh-CN': '历史凭证列表', en: 'History' },
  index: { 'zh-CN': '序号', en: 'No.' },
  name: { 'zh-CN': '凭证名称', en: 'Voucher name' },
  bizType: { 'zh-CN': '业务类型', en: 'Business type' },
  initiator: { 'zh-CN': '发起方', en: 'Initiator' },
  created: { 'zh-CN': '创建时间', en: 'Created' },
  state: { 'zh-CN': '接收状态', en: 'Receive status' },
  actions: { 'zh-CN': '操作', en: 'Actions' },
  toReceive: { 'zh-CN': '待接收', en: 'Pending' },
  received: { 'zh-CN': '已接收', en: 'Received' },
  receive: { 'zh-CN': '接收', en: 'Receive' },
  receiveNamed: { 'zh-CN': '接收“{name}”', en: 'Receive "{name}"' },
  open: { 'zh-CN': '查看', en: 'View' },
  refresh: { 'zh-CN': '刷新列表', en: 'Refresh' },
  receiveAll: { 'zh-CN': '全部接收', en: 'Receive All' },
  cancel: { 'zh-CN': '取消', en: 'Cancel' },
  empty: { 'zh-CN': '暂无凭证数据', en: 'No vouchers' },
} as const satisfies Record<string, Localized>;
