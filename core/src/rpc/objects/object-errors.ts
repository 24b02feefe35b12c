/** What can go wrong when objects are lent to another process. */
import { defineError } from '../../api/errors.ts';

/** `what` names the kind of value: 'Secret', 'Map', 'symbol'. */
export const NotPassable = defineError<{ what: string }>('rpc.not-passable', {
  'zh-CN': '此类数据（{what}）不能传给在独立进程中运行的插件。',
  en: 'Values of this kind ({what}) are not passed to plugins in processes of their own.',
});

/** The object was lent for one call, or its owner has ended it. */
export const ObjectReleased = defineError('rpc.released', {
  'zh-CN': '对象已被释放，不能再使用。',
  en: 'The object has been released and can be used no more.',
});

export const TooManyObjects = defineError<{ limit: number }>('rpc.too-many-objects', {
  'zh-CN': '同时使用的对象过多，上限为 {limit} 个。',
  en: 'Too many objects are in use at once; {limit} is the limit.',
});
