// The benchmarks in Node: the modules of dist/, the meter over this process'
// CPU time, which leaves out the moments in which it waited for a core, and
// what is printed and kept in bench/record/<machine>/<name>.json.
//
//     node bench/js/kernels.mjs [2026-01-31] [--only=dot,exp] [--dry]
//
// takes the date, if it is not today's; the rows to run; and records nothing
// with --dry, nor when only some rows were run.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { machine, folder } from "./machine.mjs";
import { meter } from "./measure.mjs";
import { instantiate } from "./module.mjs";

/** The modules that are compared, in the order of the rows. */
export const VARIANTS = ["simd128", "scalar"];
const dist = (variant) => new URL(`../../dist/vecsolve_${variant}.wasm`, import.meta.url);
export const open = async (variant) => existsSync(dist(variant)) && (await instantiate(readFileSync(dist(variant))));
export const modules = Object.fromEntries(await Promise.all(VARIANTS.map(async (variant) => [variant, await open(variant)])));
if (!Object.values(modules).every(Boolean)) throw new Error("no modules in dist/: ./build.sh wasm makes them");

export const { compare, fastest } = meter({
  now: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
  },
});

const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const date = process.argv.slice(2).find((word) => !word.startsWith("--")) ?? new Date().toISOString().slice(0, 10);
const only = flags.find((flag) => flag.startsWith("--only="))?.slice(7).split(",");
const missing = new Set();

/** Whether a row is asked for. */
export const wanted = (name) => !only || only.includes(name);

/** An export of a module, or nothing, said once, where the module lacks it. */
export function kernel(variant, name) {
  const found = modules[variant].exports[`vs_${name}`];
  if (!found) skipped(`the ${variant} module has no vs_${name}`);
  return found;
}

/**
 * A peer that may be missing (./build.sh bench installs them): what `make`
 * answers, or nothing, and why.
 */
export async function peer(name, make) {
  try {
    return await make();
  } catch (error) {
    skipped(`${name}: ${String(error.message ?? error).split("\n")[0]}`);
  }
}

function skipped(what) {
  if (!missing.has(what)) console.log(`skipped: ${what}`);
  missing.add(what);
}

/** A time as the tables print it. */
export function duration(ns) {
  const [unit, name] = ns < 1e4 ? [1, "ns"] : ns < 1e7 ? [1e3, "us"] : [1e6, "ms"];
  return `${Number((ns / unit).toPrecision(3))} ${name}`;
}

/** A ratio as the tables print it. */
export const times = ({ median, p5, p95 }) => `${median}x (${p5}-${p95})`;

/** Times candidates, prints the row, and answers it with what it is about. */
export async function row(title, about, candidates, reference, goals, options) {
  const result = { ...about, ...(await compare(candidates, reference, goals, options)) };
  const width = Math.max(24, title.length + 1, ...Object.keys(result.candidates).map((name) => name.length + 2));
  const cells = ["p50", "p95", "p99"].map((head) => head.padStart(10)).join("");
  console.log(`${title.padEnd(width)}${cells}   faster than ${reference}${about.reference ? ` (${about.reference})` : ""}`);
  for (const [name, { ns, p95, p99, ratio }] of Object.entries(result.candidates)) {
    const cells = [ns, p95, p99].map((t) => duration(t).padStart(10)).join("");
    const rate = about.flop ? `   ${Number((about.flop / ns).toPrecision(3))} GFLOP/s` : "";
    console.log(`  ${name.padEnd(width - 2)}${cells}   ${name === reference ? "" : times(ratio)}${rate}`);
  }
  for (const goal of result.goals) console.log(`  goal: ${verdict(goal)}`);
  return result;
}

function verdict({ of, against, least, within, under, ns, ratio, met }) {
  const bound = under ? `${of} under ${duration(under)}: ${duration(ns)}` : least ? `${of} ${least} times faster than ${against}: ${times(ratio)}` : `${of} within ${within} times ${against}: ${times(ratio)}`;
  return `${bound}: ${met ? "met" : "MISSED"}`;
}

/** What was missed and where another is faster; then keeps the run. */
export function record(name, rows, versions = {}) {
  const title = ({ kernel, problem, dtype, n }) => [kernel, dtype, problem, n && `n = ${n}`].filter(Boolean).join(" ");
  const goals = rows.flatMap((row) => row.goals.map((goal) => [title(row), goal]));
  const missed = goals.filter(([, goal]) => !goal.met);
  if (goals.length) console.log(`\n${goals.length - missed.length} of ${goals.length} goals met${missed.length ? "; missed:" : ""}`);
  for (const [what, goal] of missed) console.log(`  ${what}: ${verdict(goal)}`);
  const vectors = ([name]) => name.startsWith("simd128");
  for (const row of rows) {
    const all = Object.entries(row.candidates);
    const others = all.filter(([name]) => !/bound|once|^simd128|^scalar|^relaxed|int8/.test(name));
    for (const [name, { ns }] of all.filter(vectors)) {
      for (const [other, theirs] of others) {
        if (theirs.ns < ns) console.log(`  ${title(row)}: ${other} is ${Number((ns / theirs.ns).toPrecision(3))} times faster than ${name}`);
      }
    }
  }
  if (only || flags.includes("--dry")) return;
  mkdirSync(folder(), { recursive: true });
  const file = new URL(`js_${name}.json`, folder());
  const runs = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  const head = { date, cpu: machine(), engine: `node ${process.versions.node}, V8 ${process.versions.v8}`, versions, command: `node bench/js/${name}.mjs` };
  const run = { ...head, skipped: [...missing], rows };
  writeFileSync(file, `${JSON.stringify([...runs.filter((old) => old.date !== date), run], null, 1)}\n`);
  console.log(`recorded in bench/record${String(file).split("/record")[1]}`);
}
