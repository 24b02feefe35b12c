type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** Shortest way from one node back to a node along the edges, both ends included; a node alone is no way. */
function wayBetween(edges: Edges, from: string, to: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (const node of queue) {
    for (const next of edges.get(node) ?? []) {
      if (next === to) {
        const way = [to];
        for (let step: string | undefined = node; step !== undefined; step = cameFrom.get(step)) way.unshift(step);
        return way;
      }
      if (next !== from && !cameFrom.has(next)) {
        cameFrom.set(next, node);
        queue.push(next);
      }
    }
  }
  return undefined;
}

/** Whether `to` is `from` or can be reached from it. */
export function reaches(edges: Edges, from: string, to: string): boolean {
  return from === to || wayBetween(edges, from, to) !== undefined;
}

/** The shortest cycle through every node that is on one, each cycle once, beginning with its smallest node. */
export function findCycles(edges: Edges): readonly (readonly string[])[] {
  const cycles = new Map<string, readonly string[]>();
  for (const node of edges.keys()) {
    const cycle = wayBetween(edges, node, node)?.slice(1);
    if (!cycle) continue;
    const start = cycle.indexOf([...cycle].sort()[0] as string);
    const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
    cycles.set(turned.join(' '), turned);
  }
  return [...cycles.values()];
}
