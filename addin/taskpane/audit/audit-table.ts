// Audit entries as a table to take away: who did what when, with what the chain keeps of it, word for word.
import type { AuditEntry } from '../../../shared/api/audit';
import type { Language } from '../../../shared/scheme/text';
import { exportTable, type ExportTable } from '../../../shared/sheets/export/export-table';
import { message } from '../../../shared/text/sentences';
import { pane, type MessageKey } from '../../../shared/text/zh-CN/pane';
import { paddedMoment } from '../../ui/moment';

interface Reading {
  readonly language: Language;
  readonly nameOf: (id: string) => string;
  readonly chainTitle: (chain: string) => string;
}

const isKey = (text: string): text is MessageKey => Object.hasOwn(pane, text);

export function auditTable(entries: readonly AuditEntry[], { language, nameOf, chainTitle }: Reading): ExportTable {
  const say = (key: MessageKey): string => message(language, key);
  const named = (name: string): string => {
    const key = `audit.detail.${name}`;
    return isKey(key) ? say(key) : name;
  };
  const detailOf = ({ detail }: AuditEntry): string =>
    Object.entries(detail)
      .map(([name, value]) => `${named(name)}=${value}`)
      .join('\n');
  return exportTable(
    { key: 'audit', tab: say('audit.title') },
    [
      { title: say('export.time'), cell: ({ at }: AuditEntry) => paddedMoment(at) },
      { title: say('export.act'), cell: ({ what }) => say(`audit.act.${what}`) },
      { title: say('export.by.id'), cell: ({ by }) => by },
      { title: say('export.by'), cell: ({ by }) => nameOf(by) },
      { title: say('export.chain'), cell: ({ chain }) => chainTitle(chain) },
      { title: say('export.sequence'), cell: ({ sequence }) => sequence },
      { title: say('export.detail'), cell: (entry) => detailOf(entry) || null },
      { title: say('export.digest'), cell: ({ digest }) => digest },
    ],
    entries,
  );
}

/** Everybody whom entries name. */
export const peopleIn = (entries: readonly AuditEntry[]): string[] => [...new Set(entries.map(({ by }) => by))];
