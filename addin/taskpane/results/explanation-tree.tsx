// How a unit's score came about, as the service tells it: every figure opens to what it consists of.
import type { Scheme } from '../../../shared/scheme/scheme';
import type { UnitId } from '../../../shared/scheme/id';
import type { Explanation } from '../../../shared/scoring/explanation';
import { useLanguage } from '../../ui/language';
import { useLayout } from '../../ui/layout';
import { LoadedContent } from '../../ui/loaded-content';
import { Opening } from '../opening';
import { LineActs } from './line-acts';
import { useServices } from '../../session/services';
import { useAsked } from '../../ui/use-asked';
import { exactText, shownValue } from './explanation-view';
import { scoreText } from '../../ui/score-text';

/** Figures that are open at first: down to the components, whose lines open on demand. */
const openKinds: readonly Explanation['kind'][] = ['final', 'own', 'counterpart'];

interface Props {
  readonly scheme: Scheme;
  readonly period: string;
  readonly unit: UnitId;
}

export function ExplanationTree({ scheme, period, unit }: Props) {
  const { api } = useServices();
  const language = useLanguage();
  const [explanation, again] = useAsked(['explanation', scheme.id, period, unit, language], (signal) =>
    api.ask('explanation', { params: { s: scheme.id, p: period, u: unit }, query: { language }, signal }),
  );
  return (
    <LoadedContent of={explanation} again={again}>
      {(root) => <Figure {...{ scheme, period, unit }} figure={root} />}
    </LoadedContent>
  );
}

interface FigureProps extends Props {
  readonly figure: Explanation;
  /** the label of the component that it belongs to */
  readonly component?: string;
}

function Figure({ figure, ...of }: FigureProps) {
  const layout = useLayout();
  const { scheme } = of;
  const component = figure.kind === 'component' ? figure.label : of.component;
  if (figure.parts.length === 0)
    return (
      <>
        <FigureLine scheme={scheme} figure={figure} />
        {figure.kind === 'line' && component !== undefined && <LineActs {...of} {...{ component, figure }} />}
      </>
    );
  return (
    <Opening open={openKinds.includes(figure.kind)} summary={<FigureLine scheme={scheme} figure={figure} />}>
      <ul className={layout.plainList}>
        {figure.parts.map((part, index) => (
          <li key={index}>
            <Figure {...of} {...(component !== undefined && { component })} figure={part} />
          </li>
        ))}
      </ul>
    </Opening>
  );
}

function FigureLine({ scheme, figure }: { readonly scheme: Scheme; readonly figure: Explanation }) {
  const language = useLanguage();
  const layout = useLayout();
  const value = shownValue(figure);
  const exact = exactText(figure);
  return (
    <span className={layout.figure}>
      <span className={layout.figureLine}>
        <span>{figure.label}</span>
        <span className={layout.number}>{value === null ? '—' : scoreText(scheme, value, language)}</span>
      </span>
      {[...(exact === null ? [] : [exact]), ...figure.notes].map((remark, index) => (
        <span key={index} className={layout.remark}>
          {remark}
        </span>
      ))}
    </span>
  );
}
