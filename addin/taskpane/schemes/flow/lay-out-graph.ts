// Where the states and steps of a diagram stand: dagre's layers from top to bottom, with room for what is said on each line.
import { Graph, layout } from '@dagrejs/dagre';
import type { StateGraph, StateNode, StepEdge } from './state-graph';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LaidGraph {
  readonly width: number;
  readonly height: number;
  /** `x` and `y` are the middle */
  readonly nodes: readonly (StateNode & Point)[];
  readonly edges: readonly (StepEdge & Point & { readonly points: readonly Point[] })[];
}

/** Room around everything, so that no frame and no arrow is cut. */
const MARGIN = 8;

export function layOutGraph({ nodes, edges }: StateGraph): LaidGraph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 16, edgesep: 12, ranksep: 24, marginx: MARGIN, marginy: MARGIN });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { from, to, width, height } of edges) graph.setEdge(from, to, { width, height, labelpos: 'c' });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    ...{ width, height },
    nodes: nodes.map((node) => ({ ...node, ...pointOf(graph.node(node.id)) })),
    edges: edges.map((edge) => {
      const laid = graph.edge(edge.from, edge.to);
      return { ...edge, ...pointOf(laid), points: laid.points ?? [] };
    }),
  };
}

function pointOf({ x = 0, y = 0 }: { readonly x?: number | undefined; readonly y?: number | undefined }): Point {
  return { x, y };
}
