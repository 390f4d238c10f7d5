// Lines for which what is accepted was chosen, in a table of somebody's own: what they have to change in it themselves.
import { useMemo } from 'react';
import type { TitleOf } from '../../../shared/text/sentences';
import type { ByHand } from '../../score-workbook/conflicts';
import { useLanguage, useSay } from '../../ui/language';
import { PlacedFaults } from '../../ui/placed-faults';
import { lineText, sheetText } from './line-text';

interface Props {
  readonly lines: readonly ByHand[];
  readonly titleOf: TitleOf;
}

export function ConflictByHand({ lines, titleOf }: Props) {
  const language = useLanguage();
  const say = useSay();
  const entries = useMemo(
    () =>
      lines.map(({ conflict, line, place }) => {
        const [unit = '', component = ''] = conflict.key.split('~');
        const name = `${titleOf('unit', unit)} · ${titleOf('indicator', line?.indicator ?? component)}`;
        const textOf = (whose: 'yours' | 'theirs'): string => {
          if (line === null) return sheetText(conflict, whose, language);
          return lineText(line[whose] ? [line[whose]] : [], language);
        };
        return { sentence: say('own.byHand.line', { name, mine: textOf('yours'), theirs: textOf('theirs') }), place };
      }),
    [language, lines, say, titleOf],
  );
  return <PlacedFaults label="own.byHand.label" title="own.byHand" more="own.byHand.more" entries={entries} />;
}
