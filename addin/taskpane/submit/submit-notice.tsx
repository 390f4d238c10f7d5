// How a submission went, in one sentence.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { faultSentence, problemSentence, type TitleOf } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';
import { waitSentence } from './outbox-sentence';
import { PlacedList } from '../../ui/placed-list';
import type { ReadScores } from '../../score-workbook/read-scores';
import type { Submitted } from '../../score-workbook/submit-month';

const intents = {
  accepted: 'success',
  same: 'info',
  waiting: 'warning',
  'earlier-pending': 'warning',
  discarded: 'info',
  refused: 'error',
} as const;

interface Props {
  readonly submitted: Submitted;
  readonly titleOf: TitleOf;
  /** the cell that a path into the submitted sheets is about */
  readonly placeOf: ReadScores['placeOf'];
}

export function SubmitNotice({ submitted, titleOf, placeOf }: Props) {
  const language = useLanguage();
  const say = useSay();
  const sentence = (): string => {
    switch (submitted.kind) {
      case 'accepted':
        return say('submit.accepted', { number: submitted.receipt.submission });
      case 'same':
        return say('submit.same');
      case 'waiting':
        return submitted.nextAt === null ? waitSentence(submitted, say, language) : say('submit.waiting');
      case 'discarded':
        return say('outbox.discarded');
      case 'earlier-pending':
        return say('outbox.pending');
      case 'refused':
        return problemSentence(language, submitted.problem);
    }
  };
  const { problem } = submitted.kind === 'refused' ? submitted : { problem: null };
  const refused = problem && problem.code !== 'stale' ? problem.faults : [];
  const faults = refused.map((fault) => ({
    sentence: faultSentence(language, fault, titleOf),
    place: placeOf(fault.path),
  }));
  return (
    <MessageBar intent={intents[submitted.kind]} layout="multiline">
      <MessageBarBody role={submitted.kind === 'refused' ? 'alert' : 'status'}>
        {sentence()}
        {faults.length > 0 && <PlacedList entries={faults} more="submit.faults.more" />}
      </MessageBarBody>
    </MessageBar>
  );
}
