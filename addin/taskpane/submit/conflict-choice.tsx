// The lines that differ from what somebody else submitted meanwhile, side by side, to choose from.
import { Button, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Conflict } from '../../../shared/api/problem';
import type { TitleOf } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../language';
import { useLayout } from '../layout';
import { momentText } from '../moment';
import { linePlace, type Side } from './conflicts';
import { lineText } from './line-text';

interface Props {
  readonly conflicts: readonly Conflict[];
  readonly titleOf: TitleOf;
  readonly busy: boolean;
  onChosen(conflicts: readonly Conflict[], sideOf: (place: string) => Side): void;
}

export function ConflictChoice({ conflicts, titleOf, busy, onChosen }: Props) {
  const language = useLanguage();
  const say = useSay();
  const layout = useLayout();
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const places = conflicts.flatMap((conflict) =>
    conflict.lines.map((line) => ({ conflict, line, place: linePlace(conflict.key, line.indicator, line.position) })),
  );
  const all = (side: Side): void => setSides(Object.fromEntries(places.map(({ place }) => [place, side])));
  const complete = places.every(({ place }) => sides[place] !== undefined);
  return (
    <section className={layout.section} aria-label={say('conflict.title')}>
      <Text weight="semibold">{say('conflict.title')}</Text>
      <Text>{say('conflict.text', { count: places.length })}</Text>
      <div className={layout.row}>
        <Button onClick={() => all('mine')}>{say('conflict.allMine')}</Button>
        <Button onClick={() => all('theirs')}>{say('conflict.allTheirs')}</Button>
      </div>
      <ul className={layout.plainList}>
        {places.map(({ conflict, line, place }) => {
          const [unit = '', component = ''] = conflict.key.split('~');
          return (
            <li key={place} className={layout.item}>
              <Field
                label={`${titleOf('unit', unit)} · ${titleOf('indicator', line.indicator ?? component)}`}
                {...(conflict.by &&
                  conflict.acceptedAt && {
                    hint: say('conflict.by', { by: conflict.by, time: momentText(language, conflict.acceptedAt) }),
                  })}
              >
                <RadioGroup
                  value={sides[place] ?? ''}
                  onChange={(_, { value }) => setSides({ ...sides, [place]: value as Side })}
                >
                  <Radio
                    value="mine"
                    label={say('conflict.mine', { line: lineText(line.yours ? [line.yours] : [], say) })}
                  />
                  <Radio
                    value="theirs"
                    label={say('conflict.theirs', { line: lineText(line.theirs ? [line.theirs] : [], say) })}
                  />
                </RadioGroup>
              </Field>
            </li>
          );
        })}
      </ul>
      <Button
        appearance="primary"
        disabled={busy || !complete}
        onClick={() => onChosen(conflicts, (place) => sides[place] ?? 'mine')}
      >
        {say('conflict.resubmit')}
      </Button>
    </section>
  );
}
