// The nodes of an explanation: labels, figures and notes in the reader's language.
import { exact, Exact } from '../exact/exact';
import { digitsOf } from '../scheme/defaults';
import type { Scheme } from '../scheme/scheme';
import { textIn, type Language, type Text } from '../scheme/text';
import { countedSheets } from './combine';
import { phrasesIn } from './explain-phrases';
import type { Explanation } from './explanation';
import { isRanked, type CompleteResult, type UnitResult } from './results';
import type { PlannedComponent } from './scheme-plan';
import { isRecorded, scores, type Line, type RecordedLine, type Sheet } from './sheet';
import { sheetScore } from './sheet-score';

const minusOne = Exact.ratio(-1, 1);

interface Titled {
  readonly id: string;
  readonly title: Text;
}

/** What a node may have beside its figure. */
interface More {
  readonly factor?: Exact;
  readonly notes?: string[];
  readonly parts?: Explanation[];
  readonly record?: string;
}

/** The score of a component for a unit, the sheets that count, and why a gate is shut, where one is. */
interface Scored {
  readonly score: Exact | null;
  readonly sheets: readonly Sheet[];
  readonly shut: string | undefined;
}

/** What the nodes of one explanation have in common: the scheme and the reader's language. */
export class Explainer {
  readonly words;
  private readonly digits: number;
  private readonly titles = new Map<readonly Titled[], ReadonlyMap<string, string>>();

  constructor(
    readonly scheme: Scheme,
    readonly language: Language,
  ) {
    this.words = phrasesIn(language);
    this.digits = digitsOf(scheme);
  }

  node(
    kind: Explanation['kind'],
    label: string,
    score: Exact | null,
    { factor = Exact.one, notes = [], parts = [], record }: More = {},
  ): Explanation {
    return {
      kind,
      label,
      value: score === null ? null : score.round(this.digits),
      exact: score === null ? null : score.toString(),
      factor: factor.toString(),
      notes,
      ...(record !== undefined && { record }),
      parts,
    };
  }

  title(part: { readonly title: Text }): string {
    return textIn(part.title, this.language);
  }

  /** Place, grade and rewards, or what is missing: what the results say of the unit beside its score. */
  standing(result: UnitResult): string[] {
    const { words, scheme } = this;
    if (!result.complete) {
      return [
        words.notScored,
        ...result.waitsFor.map((id) => words.waitsFor(this.titleOf(scheme.units, id) ?? id)),
        ...(result.missingParts ?? []).map((period) => words.missingPart(period)),
        ...(result.excused === undefined ? [] : [words.excused(result.excused)]),
      ];
    }
    if (!isRanked(result)) return this.notRanked(result);
    return [
      words.place(result.place, result.of),
      ...(result.grade === undefined ? [] : [words.grade(this.titleOf(scheme.grades, result.grade) ?? result.grade)]),
      ...result.rewards.map(({ reward, tier }) => {
        const title = this.titleOf(scheme.rewards, reward) ?? reward;
        if (tier === undefined) return words.reward(title);
        const [side, rank] = tier.split('-');
        return words.tier(title, side === 'top' ? 'top' : 'bottom', Number(rank));
      }),
    ];
  }

  /** Why a unit that has a final score is not ranked; nothing where it is. */
  notRanked({ excluded }: CompleteResult): string[] {
    return excluded === undefined ? [] : [this.words.excluded(excluded)];
  }

  /** The titles of a list are looked through once, however many units and lines name its parts. */
  private titleOf(parts: readonly Titled[] | undefined, id: string | undefined): string | undefined {
    if (parts === undefined || id === undefined) return undefined;
    let titles = this.titles.get(parts);
    if (titles === undefined) {
      titles = new Map(parts.map((part) => [part.id, this.title(part)]));
      this.titles.set(parts, titles);
    }
    return titles.get(id);
  }

  private line({ component, method }: PlannedComponent, line: Line): Explanation {
    const { words } = this;
    const { indicator, points, reason, record } = line;
    const what = method === 'rate' ? words.given : method === 'add' ? words.added : words.takenOff;
    const factor = method === 'deduct' || method === 'penalty' ? minusOne : Exact.one;
    const notes = reason === undefined || reason === '' ? [] : [reason];
    const label = this.titleOf(component.indicators, indicator) ?? what;
    if (record === undefined) return this.node('line', label, exact(points), { factor, notes });
    return this.node('line', label, exact(points), {
      factor,
      notes: [...notes, ...(isRecorded(line) ? this.origin(line) : [words.about(record)])],
      record: isRecorded(line) ? `${record}@${line.version}` : record,
    });
  }

  /** Where a line comes from that a record counts, who took it so far or corrected it, and when; what there is to see of it, and what appeals say. */
  private origin({
    register: id,
    record,
    version,
    agreed,
    corrected = [],
    files = 0,
    appeals = [],
  }: RecordedLine): string[] {
    const { words, scheme } = this;
    const registerOf = (named: string) => scheme.registers?.find((one) => one.id === named);
    const register = registerOf(id);
    return [
      words.recorded(register ? this.title(register) : id, record, version),
      ...agreed.map(({ step, by, at }) => words.agreed(this.titleOf(register?.steps, step) ?? step, by, at)),
      ...corrected.map(({ step, by, at, reason = '' }) =>
        words.corrected(this.titleOf(register?.steps, step) ?? step, by, at, reason),
      ),
      ...(files > 0 ? [words.files(files)] : []),
      ...appeals.map((appeal) => {
        const kept = registerOf(appeal.register);
        const state = this.titleOf(kept?.states, appeal.state) ?? appeal.state;
        return words.appeal(kept ? this.title(kept) : appeal.register, appeal.record, state);
      }),
    ];
  }

  /** The lines of a sheet, the marks they are taken from, and what a limit gives back or takes. */
  private sheetParts(planned: PlannedComponent, sheet: Sheet): Explanation[] {
    const { method, marks } = planned;
    const lines = sheet.lines.map((line) => this.line(planned, line));
    const start = method === 'deduct' && marks !== null ? [this.node('marks', this.words.marks, marks)] : [];
    const parts = [...start, ...lines];
    const beyond = sheetScore(method, marks, sheet.lines).minus(sumOfParts(parts));
    return beyond.sign === 0 ? parts : [...parts, this.node('limit', this.words.limit, beyond)];
  }

  component(planned: PlannedComponent, weight: Exact, { score, sheets, shut }: Scored): Explanation {
    const { method, marks, combine, component } = planned;
    const label = this.title(component);
    const [only, ...others] = sheets;
    if (only === undefined) {
      const notes = [score === null ? this.words.notScored : this.words.noSheetCountsZero];
      return this.node('component', label, score, { factor: weight, notes });
    }
    if (others.length === 0) {
      if (only.notAssessed !== undefined) {
        const notes = [this.words.notAssessed(only.notAssessed)];
        return this.node('component', label, score, { factor: weight, notes });
      }
      // Marks that are taken off whole say why in their line.
      const notes = shut === undefined || only.lines.length > 0 ? [] : [shut];
      return this.node('component', label, score, { factor: weight, notes, parts: this.sheetParts(planned, only) });
    }
    const scoring = sheets.filter(scores);
    const sheetScores = scoring.map((sheet) => sheetScore(method, marks, sheet.lines));
    const counted = new Set(countedSheets(combine, sheetScores).map((i) => scoring[i]));
    const share = combine === 'sum' || counted.size === 0 ? Exact.one : Exact.one.over(counted.size);
    const parts = sheets.map((sheet, i) => {
      const name = this.words.sheet(i + 1, sheet.assessor);
      if (sheet.notAssessed !== undefined) {
        return this.node('sheet', name, null, {
          factor: Exact.zero,
          notes: [this.words.notAssessed(sheet.notAssessed)],
        });
      }
      return this.node('sheet', name, sheetScore(method, marks, sheet.lines), {
        factor: counted.has(sheet) ? share : Exact.zero,
        notes: counted.has(sheet) ? [] : [this.words.leftOut],
        parts: this.sheetParts(planned, sheet),
      });
    });
    return this.node('component', label, score, { factor: weight, parts });
  }
}

/** The exact sum of factor × part over the parts that are scored. */
export function sumOfParts(parts: readonly Explanation[]): Exact {
  return parts.reduce(
    (sum, { factor, exact: score }) => (score === null ? sum : sum.plus(Exact.parse(factor).times(Exact.parse(score)))),
    Exact.zero,
  );
}
