// The state diagram of a register, drawn from its data: states from top to bottom, steps as arrows; its tables tell the same.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useEffect, useId, useMemo, useRef } from 'react';
import type { Register } from '../../../../shared/scheme/register';
import { loadPart } from '../../../session/load-part';
import { useSay } from '../../../ui/language';
import { LoadedContent } from '../../../ui/loaded-content';
import { useLoaded } from '../../../ui/use-loaded';
import type { FlowTexts } from './flow-text';
import type { LaidGraph } from './lay-out-graph';
import { LINE, stateGraph, type Lines } from './state-graph';

/** The layout, in a file of its own: only who looks at a diagram needs it. */
async function loadLayout() {
  const { layOutGraph } = await loadPart(() => import(/* webpackChunkName: "diagram" */ './lay-out-graph'));
  return layOutGraph;
}

/** Whatever the system's high contrast paints, lines and words stand out from what is behind them. */
const contrast = '@media (forced-colors: active)';

const useStyles = makeStyles({
  // What does not fit the pane is moved within its own frame.
  frame: { overflowX: 'auto', maxWidth: '100%', border: `1px solid ${tokens.colorNeutralStroke2}` },
  drawing: { display: 'block', marginInline: 'auto' },
  text: {
    fontFamily: tokens.fontFamilyBase,
    fontSize: '11px',
    textAnchor: 'middle',
    fill: tokens.colorNeutralForeground1,
    [contrast]: { fill: 'CanvasText' },
  },
  // Words on a line interrupt it.
  behind: { fill: tokens.colorNeutralBackground1, [contrast]: { fill: 'Canvas' } },
  strong: { fontWeight: tokens.fontWeightSemibold },
  line: {
    fill: 'none',
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeWidth: '1.2px',
    [contrast]: { stroke: 'CanvasText' },
  },
  head: { fill: tokens.colorNeutralStrokeAccessible, [contrast]: { fill: 'CanvasText' } },
  box: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralStrokeAccessible,
    strokeWidth: '1.2px',
    [contrast]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  first: { strokeWidth: '3px' },
  void: { strokeDasharray: '6 4' },
  inside: { strokeDasharray: '1.5 3', strokeLinecap: 'round', strokeWidth: '2px' },
  current: { fill: tokens.colorBrandBackground2, [contrast]: { stroke: 'Highlight' } },
});

interface Props {
  readonly register: Register;
  readonly texts: FlowTexts;
  /** the state that stands out */
  readonly current: string;
}

export function StateDiagram({ register, texts, current }: Props) {
  const say = useSay();
  const [layOut, again] = useLoaded(loadLayout);
  const graph = useMemo(() => stateGraph(register, texts), [register, texts]);
  const title = say('flow.diagram', { register: texts.title });
  return (
    <>
      <LoadedContent of={layOut} again={again}>
        {(lay) => <Framed key={register.id} graph={lay(graph)} title={title} current={current} />}
      </LoadedContent>
      <Text size={200}>{say('flow.legend')}</Text>
    </>
  );
}

interface DrawingProps {
  readonly graph: LaidGraph;
  readonly title: string;
  readonly current: string;
}

/** A frame of the pane's width, which begins where the first state is in its middle. */
function Framed(props: DrawingProps) {
  const { nodes } = props.graph;
  const styles = useStyles();
  const frame = useRef<HTMLDivElement>(null);
  const middle = nodes[0]?.x ?? 0;
  useEffect(() => {
    if (frame.current !== null) frame.current.scrollLeft = middle - frame.current.clientWidth / 2;
  }, [middle]);
  return (
    <div ref={frame} className={styles.frame} role="region" aria-label={props.title} tabIndex={0}>
      <Drawing {...props} />
    </div>
  );
}

function Drawing({ graph: { width, height, nodes, edges }, title, current }: DrawingProps) {
  const styles = useStyles();
  const arrow = useId();
  const ends = new Set(nodes.flatMap(({ id, end }) => (end === 'void' ? [id] : [])));
  return (
    <svg className={styles.drawing} width={width} height={height} role="img" aria-label={title}>
      <defs>
        <marker id={arrow} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M0 0 L8 4 L0 8 Z" className={styles.head} />
        </marker>
      </defs>
      {edges.map(({ from, to, points }) => (
        <path
          key={`${from} ${to}`}
          className={mergeClasses(styles.line, ends.has(to) && styles.void)}
          d={curveThrough(points)}
          markerEnd={`url(#${arrow})`}
          data-from={from}
          data-to={to}
        />
      ))}
      {edges.map((edge) => (
        <Words key={`${edge.from} ${edge.to}`} of={edge} />
      ))}
      {nodes.map((node) => {
        const { id, isFirst, end, isInside } = node;
        const look = mergeClasses(
          styles.box,
          isFirst && styles.first,
          end === 'void' && styles.void,
          isInside && styles.inside,
          id === current && styles.current,
        );
        return (
          <g key={id} data-state={id}>
            <rect className={look} rx={6} {...boxOf(node, 0)} />
            {end === 'done' && <rect className={styles.line} rx={4} {...boxOf(node, 3)} />}
            <Words of={node} framed />
          </g>
        );
      })}
    </svg>
  );
}

function boxOf({ x, y, width, height }: Lines & { readonly x: number; readonly y: number }, within: number) {
  return {
    ...{ x: x - width / 2 + within, y: y - height / 2 + within },
    ...{ width: width - 2 * within, height: height - 2 * within },
  };
}

interface WordsProps {
  readonly of: Lines & { readonly x: number; readonly y: number };
  readonly framed?: boolean;
}

function Words({ of: { x, y, lines }, framed = false }: WordsProps) {
  const styles = useStyles();
  const top = y - ((lines.length - 1) * LINE) / 2;
  return lines.map(({ text, strong, width }, i) => {
    const middle = top + i * LINE;
    return (
      <g key={i}>
        {!framed && (
          <rect className={styles.behind} x={x - width / 2} y={middle - LINE / 2} width={width} height={LINE} />
        )}
        <text x={x} y={middle} dy="0.35em" className={mergeClasses(styles.text, strong && styles.strong)}>
          {text}
        </text>
      </g>
    );
  });
}

/** A line through all points, bent at each of them. */
function curveThrough(points: LaidGraph['edges'][number]['points']): string {
  const [start, ...rest] = points;
  const last = rest.at(-1);
  if (start === undefined || last === undefined) return '';
  const bends = rest.slice(0, -1).map((point, i) => {
    const next = rest[i + 1] ?? last;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  return `M${start.x} ${start.y} ${bends.join(' ')} L${last.x} ${last.y}`;
}
