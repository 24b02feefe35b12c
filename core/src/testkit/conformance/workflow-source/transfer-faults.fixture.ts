import { randomUUID } from 'node:crypto';
import { memorySource, type Voucher, WorkflowConflict, WorkflowUnreachable } from '../../../api/index.ts';
import { sha256 } from '../../workflow/sha256.ts';
import { handed } from './desks.ts';
import {
  acting,
  beginningAt,
  type Faults,
  forgettingKeys,
  ignoringEtags,
  pretending,
  seenByAnybody,
  showing,
} from './faulty-source.fixture.ts';

/** Files on their way, and actions that have to happen once. */
export const TRANSFER_FAULTS: Faults = {
  files: {
    'a download begins anywhere': {
      'it begins at the start': beginningAt(() => 0),
      'it begins a byte late': beginningAt((offset) => (offset > 0 ? offset + 1 : 0)),
      'it begins a byte late where nothing is skipped': beginningAt((offset) => Math.max(offset, 1)),
      'its bytes are others': (good) => ({
        async *download(...args) {
          for await (const part of good.download(...args)) yield part.map((byte) => byte ^ 1);
        },
      }),
    },
    'a download that was given up goes on where it stopped': {
      'a byte comes twice': beginningAt((offset) => Math.max(0, offset - 1)),
      'it cannot go on': (good) => ({
        async *download(id, file, offset) {
          if (offset > 0) throw WorkflowUnreachable({ place: 'platform', reason: 'no ranges' });
          yield* good.download(id, file, offset);
        },
      }),
    },
    'what is no longer the voucher’s file is not handed out as if it were': {
      'the newest is handed out': (good) => ({
        async *download(id, _file, offset) {
          yield* good.download(id, (await good.get(id)).file!, offset);
        },
      }),
    },
    'handing in tells how far it is': {
      'it tells nothing': ({ sign }) => ({ sign: (id, file, terms) => sign(id, file, terms) }),
      'it tells what is left': ({ sign }) => ({
        sign: (id, file, terms, progress) => sign(id, file, terms, (sent, size) => progress?.(size - sent, size)),
      }),
      'it stops telling before the end': ({ sign }) => ({
        sign: (id, file, terms, progress) =>
          sign(id, file, terms, (sent, size) => {
            if (sent < size) progress?.(sent, size);
          }),
      }),
    },
    'a handing in that stopped goes on under the same key, and happens once': {
      'it begins anew': ({ sign }) => ({
        sign: (id, file, { etag }, progress) => sign(id, file, { key: randomUUID(), etag }, progress),
      }),
      'it happened though it stopped': ({ sign }) => ({
        sign: (id, file, terms) => sign(id, file, terms).catch(() => ({ id, state: 'signed' }) as Voucher),
      }),
    },
    'a draft whose transfer stopped goes on under the same key': {
      'it begins anew': ({ createDraft }) => ({
        createDraft: (content, file) => createDraft(content, file, randomUUID()),
      }),
      'what has arrived is a draft': ({ createDraft }) => ({
        createDraft: (content, file, key) =>
          createDraft(content, file, key).catch(async (fault) => {
            await createDraft(content, handed(Buffer.from('%PDF-')), randomUUID());
            throw fault;
          }),
      }),
    },
    'more seals are added before it is sent, and 还原 takes all of them back': {
      'one seal is all': showing((voucher) => ({
        ...voucher,
        allowedActions: voucher.allowedActions.filter((each) => each !== 'sign'),
      })),
      'the signed file stays': ({ act, get }) => ({
        async act(id, step, terms) {
          const { file } = await get(id);
          const voucher = await act(id, step, terms);
          return step.kind === 'restore' && file ? { ...voucher, file } : voucher;
        },
      }),
      'nothing is taken back': pretending('restore'),
    },
    'a file that does not go on where the received one ends is refused, and nothing of it is kept': {
      'every file will do': ({ sign, get }) => ({
        sign: (id, ...rest) => sign(id, ...rest).catch(() => get(id)),
      }),
      'every digest will do': ({ sign }) => ({
        sign: async (id, file, ...rest) => {
          const bytes = await file.bytes.read(0, file.bytes.size);
          return sign(id, { ...file, bytes: memorySource(bytes), sha256: sha256(bytes) }, ...rest);
        },
      }),
      'every base will do': ({ sign, get }) => ({
        sign: async (id, file, ...rest) => sign(id, { ...file, baseSha256: (await get(id)).file!.sha256 }, ...rest),
      }),
    },
    'a file of somebody whose turn it is not is refused': {
      'it is taken from anybody': ({ sign }, setting) => ({
        sign: (id, ...rest) => sign(id, ...rest).catch(() => seenByAnybody(setting, id)),
      }),
    },
  },
  'once, and as seen': {
    'the same key again is answered as at first, and changes nothing': {
      'it is tried again': forgettingKeys,
      'it is answered with what is there now': ({ act, get }) => ({
        async act(...args) {
          await act(...args);
          return get(args[0]);
        },
      }),
    },
    'a key belongs to one action': {
      'and to one of another kind': acting((act, terms) => ({ terms: { ...terms, key: `${terms.key} ${act.kind}` } })),
    },
    'keys of several companies do not meet': {
      'they do': ({ act }, { answers }) => ({
        async act(id, step, terms) {
          const answer = answers.get(terms.key) ?? (await act(id, step, terms));
          answers.set(terms.key, answer);
          return answer;
        },
      }),
    },
    'what its user has not seen is a conflict, and nothing happens': {
      'whatever was seen': ignoringEtags,
      'a file is handed in upon whatever is there': ({ sign, get }) => ({
        sign: async (id, file, { key }) => sign(id, file, { key, etag: (await get(id)).etag }),
      }),
    },
    'a refused action can be done anew, with what is there now': {
      'whatever was seen': ignoringEtags,
      'what was refused once stays so': ({ act }) => {
        const refused = new Set<string>();
        return {
          act(id, step, terms) {
            if (refused.has(id)) return Promise.reject(WorkflowConflict({ voucher: id }));
            return act(id, step, terms).catch((fault) => {
              refused.add(id);
              throw fault;
            });
          },
        };
      },
    },
    'of two at the same time one wins': {
      'both do': (good) => ({ act: (id, ...rest) => good.act(id, ...rest).catch(() => good.get(id)) }),
      'the second wins, too, a little later': ({ act }) => ({
        act: (id, step, terms) =>
          act(id, step, terms).catch(() => Promise.reject(WorkflowUnreachable({ place: 'platform', reason: 'late' }))),
      }),
    },
    'the same key twice at once is one action': { 'it is two': forgettingKeys },
  },
};
