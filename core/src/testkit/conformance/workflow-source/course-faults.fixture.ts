import { randomUUID } from 'node:crypto';
import { WorkflowConflict, WorkflowEntryRefused } from '../../../api/index.ts';
import { handed } from './desks.ts';
import {
  acting,
  drafting,
  type Faults,
  ignoringEtags,
  listing,
  naming,
  neverRefusing,
  pretending,
  showing,
  showingToStrangers,
} from './faulty-source.fixture.ts';

/** What a contract goes through, from the first word about it to its end. */
export const COURSE_FAULTS: Faults = {
  form: {
    'its manifest entry and its vouchers fit the point': {
      'numbers are JS numbers': showing((voucher) => ({ ...voucher, id: Number(voucher.id) })),
      'the ETag is lost': showing(({ etag: _, ...voucher }) => voucher),
      'times are text': showing((voucher) => ({ ...voucher, createdAt: voucher.createdAt.toISOString() })),
      'what is there is not what was made': ({ get }) => ({
        get: async (id) => ({ ...(await get(id)), name: '合同' }),
      }),
    },
  },
  'no entry': {
    'who is in is known at once': {
      'nobody is in': () => ({ account: async () => undefined }),
      'it can be entered': () => ({ enter: () => Promise.reject(new Error('no entry')) }),
    },
  },
  'entry by key': {
    'nobody gets anything before it': {
      'lists are empty': ({ list }) => ({ list: (query) => list(query).catch(() => ({ items: [], total: 0 })) }),
      'actions are in conflict': ({ act }) => ({
        act: (id, ...rest) => act(id, ...rest).catch(() => Promise.reject(WorkflowConflict({ voucher: id }))),
      }),
    },
    'a company is known by its key, until it leaves': {
      'it never leaves': () => ({ leave: async () => {} }),
      'it tells nobody': () => ({ onDidChange: () => ({ dispose() {} }) }),
    },
    'a key that nobody knows, and a proof that is none, are refused': {
      'every proof will do': ({ enter }) => ({
        enter: (key) => enter({ ...key, prove: async () => Uint8Array.of(1) }),
      }),
      'every key will do': ({ enter }, { parties, party }) => ({
        enter: (key) => enter({ ...key, certificates: [Uint8Array.of(parties.indexOf(party))] }),
      }),
    },
    'what the key says no to stays its own error': {
      'the platform is said to refuse': ({ enter }) => ({
        enter: (key) => enter(key).catch(() => Promise.reject(WorkflowEntryRefused({ reason: 'unknown' }))),
      }),
    },
  },
  drafts: {
    'a draft is its initiator’s own, with its file': {
      'a stranger gets it': showingToStrangers,
      'its deadline is lost': drafting(({ endAt: _, ...content }) => content),
      'other bytes are kept': ({ createDraft }) => ({
        createDraft: (content, { name }, ...rest) => createDraft(content, handed(Buffer.from('%PDF-'), name), ...rest),
      }),
      'it is listed as sent': listing((query) => (query.tab === 'initiated' ? { ...query, tab: 'draft' } : query)),
    },
    'the same key makes one draft, however often it is sent': {
      'each time another one': ({ createDraft }) => ({
        createDraft: (content, file) => createDraft(content, file, randomUUID()),
      }),
    },
    'a draft is changed as its user saw it, and not otherwise': {
      'whatever was seen': ({ changeDraft, get }) => ({
        changeDraft: async (id, content, { key }) => changeDraft(id, content, { key, etag: (await get(id)).etag }),
      }),
      'its recipients stay': ({ changeDraft, get }) => ({
        changeDraft: async (id, content, terms) =>
          changeDraft(id, { ...content, recipients: (await get(id)).recipients }, terms),
      }),
      'its ETag stays': ({ changeDraft }) => ({
        changeDraft: async (id, content, terms) => ({ ...(await changeDraft(id, content, terms)), etag: terms.etag }),
      }),
    },
    'a draft that is deleted is gone, and shown as it was last': {
      'whatever was seen': ignoringEtags,
      'it stays': pretending('delete'),
    },
    'a contract that nobody is to sign stays a draft': {
      'it is said to be sent': neverRefusing('submit'),
      'its copy is for signing': naming(() => ({ role: 'signer' })),
    },
    'kinds of contracts and companies can be looked up': {
      'everybody is found': ({ parties }) => ({ parties: () => parties('') }),
      'by names alone': ({ parties }) => ({
        parties: async (text) => (await parties(text)).filter(({ name }) => name.includes(text)),
      }),
      'there is no kind': ({ bizTypes }) => {
        let isAsked = false;
        return {
          bizTypes: async () => (isAsked ? [] : bizTypes()),
          parties: async () => {
            isAsked = true;
            return [];
          },
        };
      },
    },
  },
  turns: {
    '接收, 签署, 发送: one signer, from the inbox to the end': {
      'nothing is allowed': showing((voucher) => ({ ...voucher, allowedActions: [] })),
      'what is received may be withdrawn, not signed': showing((voucher) =>
        voucher.state === 'signing' ? { ...voucher, allowedActions: ['withdraw'] } : voucher,
      ),
      'it is sent unsigned': neverRefusing('send'),
      'its message is lost': acting((act) => (act.kind === 'send' ? { act: { kind: 'send' } } : {})),
      'events stand the other way round': ({ events }) => ({
        events: async (id) => [...(await events(id))].reverse(),
      }),
      'it is to be done before it was received': ({ list, inbox }) => ({
        list: (query) =>
          query.tab === 'todo'
            ? inbox({ list: 'pending', text: query.text ?? '', page: 1, pageSize: 10 })
            : list(query),
      }),
    },
    'signers follow each other, and the second signs upon what the first signed': {
      'all are asked at once': naming(() => ({ order: 1 })),
    },
    'signers of one number act at the same time': {
      'they follow each other': naming((_, place) => ({ order: place + 1 })),
    },
    'an approver passes on without signing': {
      'who approves has to sign': naming(({ role }) => ({ role: role === 'approver' ? 'signer' : role })),
    },
    '抄送: a copy can be read, and nothing else': {
      'it can be received': neverRefusing('receive'),
      'it is for signing': naming(() => ({ role: 'signer' })),
      'it offers what its initiator can do': showing((voucher) => ({ ...voucher, allowedActions: ['remind'] })),
    },
    'who is no party to a contract finds none': {
      'it is shown': showingToStrangers,
      'what happened to it is told': ({ events }) => ({ events: (id) => events(id).catch(() => []) }),
      'it can be received': neverRefusing('receive'),
    },
    'the initiator cannot do what is the recipient’s, nor the other way round': {
      'the initiator receives': neverRefusing('receive'),
      'the recipient withdraws': neverRefusing('withdraw'),
    },
    '拒签 ends it, with a reason that all parties read': {
      'the reason is lost': acting((act) => (act.kind === 'reject' ? { act: { ...act, reason: '无' } } : {})),
      'it goes on': pretending('reject'),
      'it is withdrawn after its end': neverRefusing('withdraw'),
    },
    '撤回 ends it while it is under way': {
      'it goes on': pretending('withdraw'),
      'it can be received after its end': neverRefusing('receive'),
    },
    '催办 leaves the state alone': {
      'it is received thereby': ({ act }) => ({
        act: async (id, step, terms) => ({
          ...(await act(id, step, terms)),
          ...(step.kind === 'remind' && { state: 'signing' }),
        }),
      }),
      'nobody is told': pretending('remind'),
    },
  },
};
