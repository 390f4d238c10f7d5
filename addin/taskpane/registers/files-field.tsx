// The files of a column.
import { Text } from '@fluentui/react-components';
import type { Column } from '../../../shared/scheme/register';
import { useSay } from '../../ui/language';

interface Props {
  readonly scheme: string;
  readonly period: string;
  readonly column: Column & { readonly type: 'files' };
  readonly value: readonly string[];
  readonly readOnly: boolean;
  onChange(value: readonly string[]): void;
}

export function FilesField({ value }: Props) {
  const say = useSay();
  return <Text>{say('record.files', { count: value.length })}</Text>;
}
