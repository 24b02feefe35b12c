import { Callout, ErrorState, LoadingState, useLoad, useText } from '@sealwright/ui';
import { AlikeForm, type AlikeFormProps } from './alike-form.tsx';
import { TEXTS } from './texts.ts';

export type AlikeDialogProps = Omit<AlikeFormProps, 'suggestions'>;

/** 在所有相同位置盖章: reads the words beside the seal, and asks about the places where they stand. */
export function AlikeDialog(props: AlikeDialogProps) {
  const { calls, draft, sealed } = props;
  const text = useText();
  const { page, box } = sealed.place;
  const nearby = useLoad((signal) => calls.words(draft.documentId, { page, box }, { signal }), [draft.documentId]);
  if (nearby.state === 'error') return <ErrorState error={nearby.error} isCompact onRetry={nearby.reload} />;
  if (!nearby.value) return <LoadingState label={TEXTS.reading} isCompact />;
  const { reading, words } = nearby.value;
  if (reading !== 'text') return <Callout tone="warning">{text(TEXTS.scan, { page: page + 1 })}</Callout>;
  return <AlikeForm {...props} suggestions={words} />;
}
