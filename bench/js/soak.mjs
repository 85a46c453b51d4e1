// Mixed work for so many minutes in one module: memory and the percentiles of
// latency of the first and the last tenth, kept in bench/record. Fails when memory
// grew after the first tenth, or an answer changed. `node soak.mjs [minutes]`

import { mkdirSync, writeFileSync } from "node:fs";
import { load } from "../../hosts/js/src/index.js";
import { folder } from "./machine.mjs";

const minutes = Number(process.argv[2] ?? 60);
const vs = await load();
const memory = () => vs.exports.memory.buffer.byteLength;

/** The 5-point Laplacian on a side x side grid. */
function poisson(side) {
  const [row, col, val] = [[], [], []];
  for (let i = 0; i < side * side; i++) {
    const near = [[i, 4]];
    if (i % side > 0) near.push([i - 1, -1]);
    if (i % side < side - 1) near.push([i + 1, -1]);
    if (i >= side) near.push([i - side, -1]);
    if (i + side < side * side) near.push([i + side, -1]);
    for (const [j, v] of near) row.push(i), col.push(j), val.push(v);
  }
  return { rows: side * side, cols: side * side, row, col, val };
}

const systems = [10, 20, 30].map(poisson);
const numbers = (n) => Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 1000) / 999 - 0.3);
const kept = vs.create();
const [x, y] = [kept.array("f64", numbers(10_000)), kept.array("f64", numbers(10_000))];

/** Every kind of work by name: answers a number that must never change. */
const work = {
  dot: () => kept.dot(x, y),
  solve: (i) => {
    const s = vs.create();
    const a = s.csr(systems[i % 3]);
    const { residual } = s.solve({ a, b: numbers(a.rows ?? systems[i % 3].rows), method: ["auto", "cg", "sparse_lu"][i % 2] });
    s.destroy();
    return residual;
  },
  refused: () => {
    try {
      kept.array("f64", 2 ** 30);
    } catch (error) {
      return error.status === "limit" || error.code !== 0 ? 1 : 0;
    }
    return 0;
  },
  stepped: () => {
    const s = vs.create();
    const a = s.csr(systems[1]);
    let part = s.solve({ a, b: numbers(400), method: "gmres", budget: 500 });
    while (part.status === "pending") part = s.step(5000);
    s.destroy();
    return part.iterations;
  },
};

const percentile = (sorted, p) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))];
const known = new Map();
const tenths = Array.from({ length: 10 }, () => ({ memory: 0, heap: 0, times: Object.fromEntries(Object.keys(work).map((k) => [k, []])) }));
const start = performance.now();
const length = minutes * 60_000;
let rounds = 0;
for (let now = start; now - start < length; rounds++) {
  const tenth = tenths[Math.min(9, Math.floor(((now - start) / length) * 10))];
  for (const [name, run] of Object.entries(work)) {
    const before = performance.now();
    const answer = run(rounds);
    const took = performance.now() - before;
    // Reservoirs of bounded size: the soak must not grow by itself.
    const times = tenth.times[name];
    if (times.length < 20_000) times.push(took);
    else times[(rounds * 7919) % 20_000] = took;
    const key = `${name} ${rounds % 6}`;
    if (!known.has(key)) known.set(key, answer);
    if (known.get(key) !== answer) throw new Error(`${key}: ${answer}, before ${known.get(key)}`);
  }
  tenth.memory = memory();
  if (rounds % 500 === 0) {
    globalThis.gc?.();
    tenth.heap = process.memoryUsage().heapUsed;
  }
  now = performance.now();
}

const summary = tenths.map(({ memory, heap, times }) => ({
  memory,
  heap,
  milliseconds: Object.fromEntries(
    Object.entries(times).map(([name, list]) => {
      const sorted = list.toSorted((a, b) => a - b);
      return [name, { p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99), max: sorted.at(-1) }];
    }),
  ),
}));
const grown = summary.at(-1).memory - summary[0].memory;
mkdirSync(folder(), { recursive: true });
const record = { date: new Date().toISOString().slice(0, 10), node: process.versions.node, minutes, rounds, grown, tenths: summary };
writeFileSync(new URL("js_soak.json", folder()), `${JSON.stringify(record, null, 1)}\n`);
console.log(`${rounds} rounds in ${minutes} minutes, memory ${summary[0].memory} to ${summary.at(-1).memory} bytes`);
for (const name of Object.keys(work)) {
  const [first, last] = [summary[0].milliseconds[name], summary.at(-1).milliseconds[name]];
  console.log(`${name}: p50 ${first.p50?.toFixed(4)} to ${last.p50?.toFixed(4)} ms, p99 ${first.p99?.toFixed(4)} to ${last.p99?.toFixed(4)} ms`);
}
if (grown !== 0) throw new Error(`memory grew by ${grown} bytes after the first tenth`);
