// The custom functions under their ids, which are fixed for good, and the way they are handed to Excel.
import type { Language } from '../../shared/scheme/text';
import { blendScore } from './blend';
import { distributionOf } from './distribution';
import { explain } from './explain';
import { createLookup, type Ask } from './lookup';
import { place, places, ranking } from './place';
import { Question } from './question';
import { grade, winners } from './quota';
import { Refusal } from './refusal';
import { result } from './result';
import { roundScore } from './round';
import { compositeOf, sheetScoreOf } from './sheet';
import { streak } from './streak';
import { tierBonus } from './tier';

export const functions = {
  BLENDSCORE: blendScore,
  TIERBONUS: tierBonus,
  SHEETSCORE: sheetScoreOf,
  COMPOSITE: compositeOf,
  PLACE: place,
  PLACES: places,
  RANKING: ranking,
  WINNERS: winners,
  GRADE: grade,
  DISTRIBUTION: distributionOf,
  STREAK: streak,
  ROUNDSCORE: roundScore,
  RESULT: result,
  EXPLAIN: explain,
} as const;

const codes: Readonly<Record<Refusal['code'], () => CustomFunctions.ErrorCode>> = {
  '#N/A': () => CustomFunctions.ErrorCode.notAvailable,
  '#VALUE!': () => CustomFunctions.ErrorCode.invalidValue,
};

/**
 * Hands the functions to Excel; what they refuse becomes an error value with a sentence in this language. What they have
 * to ask the service is asked by `ask`.
 */
export function associateFunctions(language: Language, ask: Ask): void {
  const lookup = createLookup(ask, language);
  const shown = (refusal: Refusal) => new CustomFunctions.Error(codes[refusal.code](), refusal.sentence(language));
  const cellOf = (value: unknown): unknown => (value instanceof Refusal ? shown(value) : value);
  const cellsOf = (value: unknown): unknown =>
    Array.isArray(value) ? value.map((row: unknown[]) => row.map(cellOf)) : value;
  const refused = (reason: unknown): never => {
    throw reason instanceof Refusal ? shown(reason) : reason;
  };
  for (const [id, calculate] of Object.entries<(...cells: never[]) => unknown>(functions)) {
    CustomFunctions.associate(id, (...cells: never[]): unknown => {
      try {
        const value = calculate(...cells);
        if (!(value instanceof Question)) return cellsOf(value);
        return lookup(value.wanted)
          .then((found) => cellsOf(value.read(found, language)))
          .catch(refused);
      } catch (reason) {
        return refused(reason);
      }
    });
  }
}
