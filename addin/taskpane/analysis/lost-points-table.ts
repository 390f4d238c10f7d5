// Lost points by cause as a table to take away: of each cause its total, then unit by unit and reason by reason.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { Language } from '../../../shared/scheme/text';
import type { Cause, LostPoints } from '../../../shared/scoring/analysis/lost-points';
import type { Loss } from '../../../shared/scoring/analysis/loss-figures';
import { exportTable, type ExportTable } from '../../../shared/sheets/export/export-table';
import { message } from '../../../shared/text/sentences';
import type { MessageKey } from '../../../shared/text/zh-CN/pane';
import { titlesOf } from '../../ui/titles';

interface Line {
  readonly cause: Cause;
  readonly by: 'total' | 'unit' | 'reason';
  readonly what: string | null;
  readonly loss: Loss;
}

/** Figures as they are shown; those of another column than the total add up to it but for their rounding. `earlier` names what the scheme has no longer. */
export function lostPointsTable(
  scheme: Scheme,
  earlier: Scheme | null,
  { causes }: Pick<LostPoints, 'causes'>,
  language: Language,
): ExportTable {
  const say = (key: MessageKey): string => message(language, key);
  const [now, before] = [titlesOf(scheme, language), titlesOf(earlier ?? scheme, language)];
  const titleOf: typeof now = (part, id) => {
    const title = now(part, id);
    return title === id ? before(part, id) : title;
  };
  const lines = causes.flatMap((cause): Line[] => [
    { cause, by: 'total', what: null, loss: cause },
    ...cause.units.map((loss): Line => ({ cause, by: 'unit', what: titleOf('unit', loss.unit), loss })),
    ...cause.reasons.map((loss): Line => ({ cause, by: 'reason', what: loss.reason ?? say('lost.noReason'), loss })),
  ]);
  const compared =
    earlier === null
      ? []
      : [
          { title: say('export.lost.before'), cell: ({ loss }: Line) => loss.before?.value ?? null },
          { title: say('export.lost.change'), cell: ({ loss }: Line) => loss.change?.value ?? null },
        ];
  return exportTable(
    { key: 'lost_points', tab: say('lost.title') },
    [
      { title: say('export.component'), cell: ({ cause }: Line) => titleOf('component', cause.component) },
      {
        title: say('export.indicator'),
        cell: ({ cause }) => (cause.indicator === null ? null : titleOf('indicator', cause.indicator)),
      },
      { title: say('export.lostBy'), cell: ({ by }) => say(`export.lostBy.${by}`) },
      { title: say('export.unitOrReason'), cell: ({ what }) => what },
      { title: say('export.lost'), cell: ({ loss }) => loss.lost?.value ?? null },
      ...compared,
    ],
    lines,
  );
}
