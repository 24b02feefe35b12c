import type { Localized } from '@sealwright/core/api';
import { Button, classes, Icon, useStore, useText } from '@sealwright/ui';
import type { SubmitStep } from '../common-signing-rpc.ts';
import type { Submission } from './submission.ts';
import styles from './submit-progress.module.css';
import { texts } from './texts.ts';

/** In the order in which the pipeline takes them. */
const steps: readonly { readonly step: SubmitStep; readonly title: Localized }[] = [
  { step: 'plan', title: { 'zh-CN': '检查文档', en: 'Checking the document' } },
  { step: 'prepare', title: { 'zh-CN': '准备签章', en: 'Preparing the seals' } },
  { step: 'digest', title: { 'zh-CN': '计算摘要', en: 'Computing the digest' } },
  { step: 'pin', title: { 'zh-CN': '等待输入 PIN 码', en: 'Waiting for the PIN' } },
  { step: 'sign', title: { 'zh-CN': '签名', en: 'Signing' } },
  { step: 'write', title: { 'zh-CN': '写入文件', en: 'Writing the file' } },
];

/** The steps of a submission in words, and the way to stop it. */
export function SubmitProgress({ submission }: { readonly submission: Submission }) {
  const text = useText();
  const { step, isCancelling } = useStore(submission.state);
  // A time stamp is fetched while the signature is made.
  const current = steps.findIndex((entry) => entry.step === (step === 'timestamp' ? 'sign' : step));
  return (
    <>
      <ol className={styles.steps} aria-live="polite">
        {steps.map(({ step: name, title }, index) => (
          <li
            key={name}
            className={classes(styles.step, index < current && styles.done, index === current && styles.current)}
            {...(index === current && { 'aria-current': 'step' })}
          >
            <Icon name={index < current ? 'circle-check' : index === current ? 'loader-circle' : 'circle'} size={16} />
            {text(title)}
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <Button disabled={isCancelling} onClick={() => submission.cancel()}>
          {text(isCancelling ? texts.cancelling : texts.cancel)}
        </Button>
      </div>
    </>
  );
}
