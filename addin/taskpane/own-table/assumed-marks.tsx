// By which full marks of the scheme the figures of somebody's table are taken, since it names none.
import { Text } from '@fluentui/react-components';
import type { AssumedMarks } from '../../../shared/sheets/adopt/score-lines';
import { namesListed } from '../../../shared/text/lists';
import type { TitleOf } from '../../../shared/text/sentences';
import { useLanguage, useSay } from '../../ui/language';

interface Props {
  readonly assumed: readonly AssumedMarks[];
  readonly titleOf: TitleOf;
}

export function AssumedMarksTold({ assumed, titleOf }: Props) {
  const language = useLanguage();
  const say = useSay();
  const columns = [...new Set(assumed.map(({ column }) => column))];
  return columns.map((column) => {
    const said = assumed
      .filter((one) => one.column === column)
      .map(({ part, marks }) => say('own.assumed.one', { part: titleOf('indicator', part), marks }));
    return <Text key={column}>{say('own.assumed', { column, marks: namesListed(language, said) })}</Text>;
  });
}
