import {
  completeOptions,
  defineError,
  type PointReader,
  SealwrightError,
  type StampMode,
  type StampModeData,
  TemplateModeUnknown,
  type TemplateStamp,
  TemplateStampUnfit,
} from '@sealwright/core/api';

const PlacesNoSeal = defineError('templates.places-no-seal', {
  'zh-CN': '这种签章方式不盖印章。',
  en: 'This mode places no seal.',
});

/** Refuses stamps that their modes could not take: what is kept can be applied. `templates.mode-unknown`, `templates.stamp-unfit`. */
export function checkStamps(stamps: readonly TemplateStamp[], modes: PointReader<StampModeData, StampMode>): void {
  for (const [index, stamp] of stamps.entries()) {
    const mode = modes.get(stamp.mode);
    if (!mode) throw TemplateModeUnknown({ mode: stamp.mode, known: modes.list().map(({ id }) => id) });
    try {
      checkStamp(stamp, mode.data);
    } catch (fault) {
      if (!(fault instanceof SealwrightError)) throw fault;
      const { 'zh-CN': whyZh, en: why } = fault.sentence;
      throw TemplateStampUnfit({ place: index + 1, mode: stamp.mode, why, whyZh });
    }
  }
}

function checkStamp({ seal, options }: TemplateStamp, mode: StampModeData): void {
  completeOptions(mode.options, options);
  if (seal && mode.seal === 'none') throw PlacesNoSeal({});
}
