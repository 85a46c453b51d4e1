// How the JavaScript benchmarks measure. Candidates are timed in turn, round by
// round (A B C A B C ...), so that a slow moment of the machine hits all of
// them; a ratio is taken within its round, and the median of the ratios is
// what counts. The clock is the CPU time of this process, which leaves out the
// moments in which it waited for a core. Runs are kept in
// bench/record/<cpu>/<name>.json.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { load } from "../../hosts/js/src/index.js";

const ROUNDS = 41;
const ROUND_MS = 2;

/** The modules that are compared, in the order of the columns. */
export const VARIANTS = ["simd128", "scalar"];
export const modules = Object.fromEntries(
  await Promise.all(VARIANTS.map(async (variant) => [variant, await load({ variant })])),
);

/**
 * Times candidates `{ name: (repetitions) => anything }`. Answers for each the
 * median nanoseconds of one repetition, and its ratio to the reference, which
 * is above 1 where the candidate is faster: median, 5th and 95th percentile.
 */
export function compare(candidates, reference) {
  const names = Object.keys(candidates);
  const reps = Object.fromEntries(names.map((name) => [name, repetitions(candidates[name])]));
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) times[name].push(time(candidates[name], reps[name]));
  }
  return Object.fromEntries(
    names.map((name) => {
      const ratios = times[name].map((t, round) => times[reference][round] / t);
      return [name, { ns: round3(at(times[name], 0.5)), ratio: spread(ratios) }];
    }),
  );
}

/** The fastest of several candidates: the reference is the best that was found. */
export function fastest(candidates) {
  const names = Object.keys(candidates);
  const reps = Object.fromEntries(names.map((name) => [name, repetitions(candidates[name])]));
  const best = Object.fromEntries(names.map((name) => [name, Infinity]));
  for (let round = 0; round < 7; round++) {
    for (const name of names) best[name] = Math.min(best[name], time(candidates[name], reps[name]));
  }
  return names.reduce((a, b) => (best[b] < best[a] ? b : a));
}

// Enough repetitions for a round, found while the engine warms up.
function repetitions(run) {
  let reps = 1;
  while (reps < 2 ** 24) {
    const ms = (time(run, reps) * reps) / 1e6;
    if (ms > ROUND_MS) break;
    reps *= 2;
  }
  return reps;
}

function time(run, reps) {
  const start = process.cpuUsage();
  run(reps);
  const { user, system } = process.cpuUsage(start);
  return ((user + system) * 1000) / reps;
}

function at(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
const round3 = (value) => Number(value.toPrecision(3));
const spread = (values) => ({ median: round3(at(values, 0.5)), p5: round3(at(values, 0.05)), p95: round3(at(values, 0.95)) });

/** A ratio as the tables print it. */
export const times = ({ median, p5, p95 }) => `${median}x (${p5}-${p95})`;

/** Keeps a run; `node bench/js/dot.mjs 2026-01-31` dates it, else today does. */
export function record(name, rows) {
  const cpu = cpus()[0].model.trim();
  const slug = cpu.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const folder = new URL(`../record/${slug}/`, import.meta.url);
  const file = new URL(`js_${name}.json`, folder);
  mkdirSync(folder, { recursive: true });
  let runs = [];
  try {
    runs = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  const date = process.argv[2] ?? new Date().toISOString().slice(0, 10);
  const head = { date, cpu, engine: `node ${process.versions.node}, V8 ${process.versions.v8}`, command: `node bench/js/${name}.mjs` };
  runs = [...runs.filter((run) => run.date !== date), { ...head, rows }];
  writeFileSync(file, `${JSON.stringify(runs, null, 1)}\n`);
  console.log(`recorded in bench/record${String(file).split("/record")[1]}`);
}
