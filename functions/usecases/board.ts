// The red–blue board (红蓝榜): the units whose rewards put them on one of its sides.
import type { Board } from '../../shared/api/results';
import type { CompleteResult, Results } from '../../shared/scoring/results';

export function boardOf(results: Results, digest: string): Board {
  const complete = results.units.filter((unit) => unit.complete);
  const side = (board: 'red' | 'blue') => complete.flatMap((unit) => entry(unit, board));
  return { scheme: results.scheme, period: results.period, digest, red: side('red'), blue: side('blue') };
}

function entry({ unit, category, final, place, of, rewards }: CompleteResult, board: 'red' | 'blue'): Board['red'] {
  const earned = rewards.filter(({ effects }) => effects.board === board);
  if (earned.length === 0) return [];
  return [{ unit, category, final, place, of, rewards: earned.map(({ reward, effects }) => ({ reward, effects })) }];
}
