import type { CliCommand, CliInvocation, CliResult, Seals } from '@sealwright/core/api';

const REMOVED = {
  'zh-CN': (id: string) => `已删除印章 ${id}`,
  en: (id: string) => `Removed the seal ${id}`,
} as const;

/** `seals remove ID`: removes a seal that was made of a picture file. Others lie on devices and are not ours to remove. */
export class RemoveSeal implements CliCommand {
  private readonly seals: Pick<Seals, 'removePicture'>;

  constructor(seals: Pick<Seals, 'removePicture'>) {
    this.seals = seals;
  }

  async run({ arguments: [id = ''], locale }: CliInvocation): Promise<CliResult> {
    await this.seals.removePicture(id);
    return { text: REMOVED[locale](id), json: { removed: id } };
  }
}
