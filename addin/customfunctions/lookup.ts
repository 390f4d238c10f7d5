// Asks the service for the cells of one recalculation: every question once, all in one request, or in as few as take so many.
import {
  mostExplained,
  mostFigures,
  mostPeriods,
  type AskFigures,
  type Figures,
  type UnitFigures,
} from '../../shared/api/figures';
import type { Language } from '../../shared/scheme/text';
import type { FoundFigures, Wanted } from './question';
import { Refusal, type Unanswered } from './refusal';

/** Asks the service; what keeps it from answering is told by its name. */
export type Ask = (request: AskFigures) => Promise<Figures | Unanswered>;

export type Lookup = (wanted: Wanted) => Promise<FoundFigures>;

/** Excel hands the cells of one recalculation over in several parts; after this much quiet no more of them are coming. */
const QUIET_MS = 50;
/** Cells that ask the same so soon after the answer belong to the same recalculation: they follow from other cells. */
const KEPT_MS = 1_000;

type FiguresAsked = AskFigures['asked'][number];

/** The questions of one request. `isFull` says that it might not take another; `add` gives the way to a question's answer. */
function createRequest() {
  const asked: FiguresAsked[] = [];
  const places = new Map<string, number>();
  let units = 0;
  let explained = 0;
  return {
    asked,
    isFull: (): boolean => units >= mostFigures || explained >= mostExplained || asked.length >= mostPeriods,
    add({ scheme, period, unit, explain }: Wanted): (figures: Figures) => UnitFigures | undefined {
      const key = JSON.stringify([scheme, period, explain]);
      const place =
        places.get(key) ?? asked.push({ ...(scheme !== null && { scheme }), period, explain, units: [] }) - 1;
      places.set(key, place);
      const position = (asked[place] as FiguresAsked).units.push(unit) - 1;
      units += 1;
      if (explain) explained += 1;
      return ({ answers }) => answers[place]?.[position];
    },
  };
}

function foundIn(figures: UnitFigures | undefined): FoundFigures {
  if (figures === undefined) throw new Refusal('service-failed');
  if (!figures.found) throw new Refusal(figures.because);
  return figures;
}

/**
 * Excel does not tell a custom function that it recalculates, so a recalculation is told by time: its questions follow one
 * another without a pause, and it is over a second after the service has answered. Whatever is asked then is asked anew.
 */
export function createLookup(ask: Ask, language: Language): Lookup {
  const answers = new Map<string, Promise<FoundFigures>>();
  let gathering: ReturnType<typeof gather> | null = null;

  const gather = () => {
    const { asked, isFull, add } = createRequest();
    const keys: string[] = [];
    let quiet: ReturnType<typeof setTimeout> | undefined;
    let send = (): void => undefined;
    const close = (): void => {
      clearTimeout(quiet);
      gathering = null;
      send();
    };
    const answer = new Promise<void>((resolve) => (send = resolve)).then(() => ask({ language, asked }));
    const forget = (): void => keys.forEach((key) => answers.delete(key));
    const forgetLater = (): void => void setTimeout(forget, KEPT_MS);
    // Whoever signs in has the cells calculated at once: they must not be told again that nobody has.
    answer.then((figures) => (figures === 'not-signed-in' ? forget() : forgetLater()), forgetLater);
    return (key: string, wanted: Wanted): Promise<FoundFigures> => {
      clearTimeout(quiet);
      keys.push(key);
      const answerIn = add(wanted);
      if (isFull()) close();
      else quiet = setTimeout(close, QUIET_MS);
      return answer.then((figures) => {
        if (typeof figures === 'string') throw new Refusal(figures);
        return foundIn(answerIn(figures));
      });
    };
  };

  return (wanted) => {
    const key = JSON.stringify([wanted.scheme, wanted.period, wanted.unit, wanted.explain]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    gathering ??= gather();
    const answer = gathering(key, wanted);
    answers.set(key, answer);
    return answer;
  };
}
