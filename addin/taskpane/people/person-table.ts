// Everything about a person as a table to read (个人信息表): where each thing stands, what it is, and each of its members on a line of its own.
import type { ExportedItem } from '../../../shared/api/person-export';
import type { Language } from '../../../shared/scheme/text';
import { exportTable, type ExportCell, type ExportTable } from '../../../shared/sheets/export/export-table';
import { message } from '../../../shared/text/sentences';
import { pane, type MessageKey } from '../../../shared/text/zh-CN/pane';

interface Reading {
  readonly language: Language;
  readonly chainTitle: (chain: string) => string;
}

interface Line {
  readonly item: ExportedItem;
  /** the way to the member, from name to name */
  readonly member: string;
  readonly value: ExportCell;
}

const isKey = (text: string): text is MessageKey => Object.hasOwn(pane, text);
/** What stands beside the chains, called as what it is of. */
const besides: Readonly<Record<string, MessageKey>> = {
  notices: 'person.kind.notice',
  consolidations: 'person.kind.job',
};

export function personTable(items: readonly ExportedItem[], { language, chainTitle }: Reading): ExportTable {
  const say = (key: MessageKey): string => message(language, key);
  const placeOf = ({ chain }: ExportedItem): string => {
    const key = besides[chain];
    return key === undefined ? chainTitle(chain) : say(key);
  };
  const kindOf = ({ kind }: ExportedItem): string => {
    const key = `person.kind.${kind}`;
    return isKey(key) ? say(key) : kind;
  };
  const lines = items.flatMap((item): Line[] =>
    item.damaged ? [{ item, member: '', value: say('person.damaged') }] : [...linesOf(item, item.value, '')],
  );
  return exportTable(
    { key: 'person', tab: say('person.table') },
    [
      { title: say('export.chain'), cell: ({ item }: Line) => placeOf(item) },
      { title: say('person.kind'), cell: ({ item }) => kindOf(item) },
      { title: say('person.key'), cell: ({ item }) => item.key },
      { title: say('person.member'), cell: ({ member }) => member || null },
      { title: say('person.value'), cell: ({ value }) => value },
    ],
    lines,
  );
}

function* linesOf(item: ExportedItem, value: unknown, member: string): Generator<Line> {
  if (typeof value !== 'object' || value === null) {
    const isPlain = typeof value === 'string' || typeof value === 'number';
    yield { item, member, value: isPlain ? value : value === null ? null : String(value) };
    return;
  }
  // Lists are counted from one, as people count.
  const members = Array.isArray(value) ? value.map((one, at) => [String(at + 1), one]) : Object.entries(value);
  if (members.length === 0) yield { item, member, value: null };
  for (const [name, one] of members) yield* linesOf(item, one, member === '' ? name : `${member} › ${name}`);
}
