// The lines that differ from what somebody else submitted meanwhile, side by side, to choose from.
import { Button, Field, Radio, RadioGroup, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Conflict } from '../../../shared/api/problem';
import type { Scheme } from '../../../shared/scheme/scheme';
import { useLanguage, useSay } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { useServices } from '../../session/services';
import { momentText } from '../../ui/moment';
import { titlesOf } from '../../ui/titles';
import { useNames } from '../../ui/use-names';
import { linePlace, openLines, sheetPlace, type OpenLine, type Side } from '../../score-workbook/conflicts';
import { lineText, sheetText } from './line-text';

interface Props {
  readonly scheme: Scheme;
  readonly conflicts: readonly Conflict[];
  readonly busy: boolean;
  onChosen(sideOf: (place: string) => Side): void;
}

export function ConflictChoice({ scheme, conflicts, busy, onChosen }: Props) {
  const say = useSay();
  const layout = useLayout();
  const { me } = useServices();
  // Somebody who restores a version, or submits on another computer, meets an own submission.
  const title = say(conflicts.every(({ by }) => by === me.id) ? 'conflict.own' : 'conflict.title');
  const [sides, setSides] = useState<Readonly<Record<string, Side>>>({});
  const lines = openLines(scheme, conflicts).map((open) => ({ open, place: placeOf(open) }));
  const all = (side: Side): void => setSides(Object.fromEntries(lines.map(({ place }) => [place, side])));
  const complete = lines.every(({ place }) => sides[place] !== undefined);
  return (
    <section className={layout.section} aria-label={title}>
      <Text weight="semibold">{title}</Text>
      <Text>{lines.length === 0 ? say('conflict.none') : say('conflict.text', { count: lines.length })}</Text>
      {lines.length > 0 && (
        <div className={layout.row}>
          <Button onClick={() => all('mine')}>{say('conflict.allMine')}</Button>
          <Button onClick={() => all('theirs')}>{say('conflict.allTheirs')}</Button>
        </div>
      )}
      <ul className={layout.plainList}>
        {lines.map(({ open, place }) => (
          <li key={place} className={layout.item}>
            <LineChoice
              scheme={scheme}
              open={open}
              side={sides[place] ?? null}
              onSide={(side) => setSides({ ...sides, [place]: side })}
            />
          </li>
        ))}
      </ul>
      <Button
        appearance="primary"
        disabled={busy || !complete}
        onClick={() => onChosen((place) => sides[place] ?? 'mine')}
      >
        {say('conflict.resubmit')}
      </Button>
    </section>
  );
}

const placeOf = ({ conflict, line }: OpenLine): string =>
  line ? linePlace(conflict.key, line.indicator, line.position) : sheetPlace(conflict.key);

interface LineProps {
  readonly scheme: Scheme;
  readonly open: OpenLine;
  readonly side: Side | null;
  onSide(side: Side): void;
}

function LineChoice({ scheme, open: { conflict, line }, side, onSide }: LineProps) {
  const language = useLanguage();
  const say = useSay();
  const { me } = useServices();
  const titleOf = titlesOf(scheme, language);
  const nameOf = useNames(conflict.by ? [conflict.by] : []);
  const [unit = '', component = ''] = conflict.key.split('~');
  const name = `${titleOf('unit', unit)} · ${titleOf('indicator', line?.indicator ?? component)}`;
  const position = line?.position ?? 0;
  const label = position === 0 ? name : say('conflict.repeated', { line: name, position: position + 1 });
  const hint =
    conflict.by && conflict.acceptedAt
      ? { hint: say('conflict.by', { by: nameOf(conflict.by), time: momentText(language, conflict.acceptedAt) }) }
      : {};
  return (
    <Field label={label} {...hint}>
      <RadioGroup value={side ?? ''} onChange={(_, { value }) => onSide(value as Side)}>
        <Radio value="mine" label={say('conflict.mine', { line: textOf('yours') })} />
        <Radio
          value="theirs"
          label={say(conflict.by === me.id ? 'conflict.accepted' : 'conflict.theirs', { line: textOf('theirs') })}
        />
      </RadioGroup>
    </Field>
  );

  function textOf(whose: 'yours' | 'theirs'): string {
    if (!line) return sheetText(conflict, whose, language);
    const said = line[whose];
    return lineText(said ? [said] : [], language);
  }
}
