// A register's states and steps as a graph to be drawn: lines of text with the room that they take, before anybody lays it out.
import type { Register } from '../../../../shared/scheme/register';
import { textWidth } from '../../../../shared/sheets/column-width';
import type { FlowTexts } from './flow-text';

interface Said {
  readonly text: string;
  readonly strong: boolean;
}

export interface Lines {
  readonly lines: readonly (Said & { readonly width: number })[];
  readonly width: number;
  readonly height: number;
}

export interface StateNode extends Lines {
  readonly id: string;
  readonly isFirst: boolean;
  readonly end: 'done' | 'void' | null;
  readonly isInside: boolean;
}

export interface StepEdge extends Lines {
  readonly from: string;
  readonly to: string;
}

export interface StateGraph {
  readonly nodes: readonly StateNode[];
  readonly edges: readonly StepEdge[];
}

export const LINE = 16;
const PADDING = 10;
/** So much wider are strong letters. */
const STRONG = 1.2;
const mostWide = 132;

/** Steps that lead from one state to the same other one share a line; those that stay are told in their state. */
export function stateGraph({ states, steps }: Register, texts: FlowTexts): StateGraph {
  const nodes = states.map((state): StateNode => {
    const staying = steps.filter(({ from, to }) => from.includes(state.id) && (to === undefined || to === state.id));
    const stays = staying.map(texts.stays);
    return {
      ...linesOf([strong(texts.stateTitle(state.id)), ...[...texts.stateFacts(state), ...stays].map(plain)], PADDING),
      ...{ id: state.id, isFirst: state === states[0], end: state.end ?? null, isInside: state.inside ?? false },
    };
  });
  const between = new Map<string, { from: string; to: string; steps: typeof steps }>();
  for (const step of steps) {
    for (const from of step.from) {
      if (step.to === undefined || step.to === from) continue;
      const key = `${from} ${step.to}`;
      between.set(key, { from, to: step.to, steps: [...(between.get(key)?.steps ?? []), step] });
    }
  }
  const edges = [...between.values()].map(({ from, to, steps: own }): StepEdge => {
    const said = own.flatMap((step) => [strong(texts.stepTitle(step.id)), plain(texts.takers(step))]);
    return { from, to, ...linesOf(said, 2) };
  });
  return { nodes, edges };
}

const strong = (text: string): Said => ({ text, strong: true });
const plain = (text: string): Said => ({ text, strong: false });

function linesOf(said: readonly Said[], padding: number): Lines {
  const lines = said.flatMap((one) =>
    broken(one.text).map((text) => ({ ...one, text, width: textWidth(text) * (one.strong ? STRONG : 1) })),
  );
  const widest = Math.max(...lines.map(({ width }) => width));
  return { lines, width: Math.ceil(widest) + 2 * padding, height: lines.length * LINE + padding };
}

/** A text in lines that are not too wide: broken at spaces, and between Chinese characters, but before no mark. */
export function broken(text: string): string[] {
  const words =
    text.match(/[^\s\u2E80-\u9FFF\uFF00-\uFFEF]+\s*|[\u2E80-\u9FFF\uFF00-\uFFEF][、，；：）。]*\s*|\s+/g) ?? [];
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth((last + word).trimEnd()) <= mostWide) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines.map((line) => line.trim());
}
