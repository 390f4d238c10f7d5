// The notice of results (通报) as plain data: a summary, the ranking of each category, rewards, board, what follows, and how to appeal.
import type { Period } from '../api/periods';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language } from '../scheme/text';
import { boardSide } from '../scoring/board';
import type { RankedResult, Results } from '../scoring/results';
import { excludedIn, incompleteIn, payKindsOf, rankedIn, tierText, viewResults } from '../sheets/results-columns';
import type { ResultsView } from '../sheets/results-columns';
import { effectText, payIn, payName, type PayKind } from '../sheets/tier-table';
import { periodInFull } from '../text/calendar-text';
import { namesListed } from '../text/lists';
import { message } from '../text/sentences';
import { appealsText } from './appeals-text';
import type { Imprint } from './imprint';
import { paragraph, type WrittenDocument, type WrittenPart } from './written';

/** What every written document of a period is made of. */
export interface OfPeriod {
  readonly scheme: Scheme;
  readonly results: Results;
  readonly period: Period;
  readonly imprint: Imprint;
  readonly language: Language;
  /** the day on which it is made */
  readonly today: string;
  readonly dayOf: (moment: string) => string;
}

export interface NoticeOf extends OfPeriod {
  /** the number of the document (文号); null leaves it out */
  readonly number: string | null;
}

const numerals = ['一', '二', '三', '四', '五', '六'];

/** The headings of a document, numbered as they come (一、 … or 1.). */
function numbered(language: Language): (text: string) => WrittenPart {
  let count = 0;
  return (text) => {
    count += 1;
    return {
      kind: 'heading',
      text: language === 'zh-CN' ? `${numerals[count - 1] ?? count}、${text}` : `${count}. ${text}`,
    };
  };
}

/**
 * A pay with its sign (兑现数额): `+20%`, `-500`, `+1.5`.
 * @example payAmount({ role: 'chief', measure: 'percent' }, 0.2) // '+20%'
 */
export function payAmount({ measure }: PayKind, pay: number | null): string {
  if (pay === null) return '';
  const amount = measure === 'percent' ? Number((pay * 100).toPrecision(12)) : pay;
  const text = amount.toLocaleString('en-US', { signDisplay: 'exceptZero', maximumFractionDigits: 4 });
  return measure === 'percent' ? `${text}%` : text;
}

const byPlace = (units: readonly RankedResult[]): RankedResult[] => [...units].sort((a, b) => a.place - b.place);

function rankings(view: ResultsView): WrittenPart[] {
  const { say, scheme, results, grades, categories, units } = view;
  return scheme.categories.flatMap(({ id }): WrittenPart[] => {
    const ranked = byPlace(rankedIn(results).filter(({ category }) => category === id));
    if (ranked.length === 0) return [];
    return [
      {
        kind: 'table',
        table: {
          caption: categories.get(id) ?? id,
          columns: [
            { title: say('place'), align: 'center', share: 1 },
            { title: say('unit'), align: 'left', share: 4 },
            { title: say('final'), align: 'right', share: 2 },
            ...(grades.size === 0 ? [] : [{ title: say('grade'), align: 'center' as const, share: 2 }]),
          ],
          rows: ranked.map((unit) => [
            String(unit.place),
            units.get(unit.unit) ?? unit.unit,
            view.scoreText(unit.final),
            ...(grades.size === 0 ? [] : [grades.get(unit.grade ?? '') ?? '']),
          ]),
        },
      },
    ];
  });
}

function rewards(view: ResultsView): WrittenPart[] {
  const { say, scheme, results, language } = view;
  const rows = scheme.categories.flatMap(({ id }) =>
    byPlace(rankedIn(results).filter(({ category }) => category === id)).flatMap((unit) =>
      unit.rewards.map((earned) => ({ unit, earned })),
    ),
  );
  if (rows.length === 0) return [];
  const kinds = payKindsOf(results);
  const others = rows.map(({ earned }) => effectText(earned.effects, language));
  const says = others.some((text) => text !== '');
  return [
    {
      kind: 'table',
      table: {
        caption: null,
        columns: [
          { title: say('unit'), align: 'left', share: 3 },
          { title: say('reward'), align: 'left', share: 3 },
          ...kinds.map((kind) => ({ title: payName(kind, language), align: 'right' as const, share: 2 })),
          ...(says ? [{ title: say('effect'), align: 'left' as const, share: 3 }] : []),
        ],
        rows: rows.map(({ unit, earned }, index) => {
          const title = view.rewards.get(earned.reward) ?? earned.reward;
          const tier = tierText(earned.tier, say);
          return [
            view.units.get(unit.unit) ?? unit.unit,
            tier === null ? title : message(language, 'results.tier', { reward: title, tier }),
            ...kinds.map((kind) => payAmount(kind, payIn(earned.effects, kind))),
            ...(says ? [others[index] ?? ''] : []),
          ];
        }),
      },
    },
  ];
}

function boards(view: ResultsView): WrittenPart[] {
  const { language, results, units } = view;
  return (['red', 'blue'] as const).flatMap((side) => {
    const names = boardSide(results, side).map(({ unit }) => units.get(unit.unit) ?? unit.unit);
    return names.length === 0
      ? []
      : [paragraph(message(language, `notice.${side}`, { units: namesListed(language, names) }))];
  });
}

function duties(view: ResultsView): WrittenPart[] {
  const { language, results, units, say } = view;
  return (['remark', 'talk', 'admonition', 'rectification'] as const).flatMap((duty) => {
    const names = rankedIn(results)
      .filter((unit) => unit.rewards.some(({ effects }) => effects.duties?.includes(duty)))
      .map(({ unit }) => units.get(unit) ?? unit);
    return names.length === 0
      ? []
      : [paragraph(message(language, 'notice.duty', { duty: say(duty), units: namesListed(language, names) }))];
  });
}

function summary({ scheme, results, period, language, imprint }: NoticeOf, view: ResultsView): WrittenPart[] {
  const { overall } = results;
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const figure = (value: number | null): string => view.scoreText(value ?? 0);
  const values = {
    scheme: textIn(scheme.title, language),
    version: results.version,
    period: periodInFull(language, period.period),
    units: results.units.length,
    ranked: overall.ranked,
    mean: figure(overall.mean),
    highest: figure(overall.max),
    lowest: figure(overall.min),
  };
  const isDraft = imprint.standing === say('document.draft');
  const names = (some: readonly { readonly unit: string }[]): string =>
    namesListed(
      language,
      some.map(({ unit }) => view.units.get(unit) ?? unit),
    );
  const [excluded, incomplete] = [excludedIn(results), incompleteIn(results)];
  return [
    paragraph(
      say(overall.ranked === 0 ? 'notice.intro.none' : isDraft ? 'notice.intro.draft' : 'notice.intro', values),
    ),
    ...(excluded.length === 0
      ? []
      : [paragraph(say('notice.excluded', { count: excluded.length, units: names(excluded) }))]),
    ...(incomplete.length === 0
      ? []
      : [paragraph(say('notice.incomplete', { count: incomplete.length, units: names(incomplete) }))]),
  ];
}

/** The notice of a period's results (通报). What nobody earned, and boards on which nobody stands, are left out. */
export function noticeOf(of: NoticeOf): WrittenDocument {
  const { scheme, results, period, language, imprint, number, today, dayOf } = of;
  const say = (key: Parameters<typeof message>[1], values = {}): string => message(language, key, values);
  const view = viewResults(scheme, results, language);
  const heading = numbered(language);
  const section = (title: Parameters<typeof message>[1], parts: readonly WrittenPart[]): WrittenPart[] =>
    parts.length === 0 ? [] : [heading(say(title)), ...parts];
  const title = say('notice.title', {
    period: periodInFull(language, period.period),
    scheme: textIn(scheme.title, language),
  });
  return {
    title,
    imprint,
    papers: [
      {
        head: imprint.organisation === null ? null : say('notice.head', { organisation: imprint.organisation }),
        number,
        title,
        to: language === 'zh-CN' ? `${say('notice.to')}：` : say('notice.to'),
        parts: [
          ...summary(of, view),
          ...section('notice.rankings', rankings(view)),
          ...section('notice.rewards', rewards(view)),
          ...section('notice.boards', boards(view)),
          ...section('notice.duties', duties(view)),
          paragraph(appealsText(scheme, period, language, { today, dayOf })),
        ],
        closing: [...(imprint.organisation === null ? [] : [imprint.organisation]), imprint.day],
        receipt: null,
      },
    ],
  };
}
