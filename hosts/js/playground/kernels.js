// The run of kernels.html: which kernels at which lengths, the crossover, and
// what the controls do. The charts are in kernels_chart.js; what is timed, and
// how, is what the benchmarks in Node use.
import { calls } from "../../../bench/js/loops.mjs";
import { meter } from "../../../bench/js/measure.mjs";
import { instantiate } from "../../../bench/js/module.mjs";
import { plainLoops, resident, VECTORS } from "../../../bench/js/vectors.mjs";
import { $, breathe, save } from "./page.js";
import { card } from "./kernels_chart.js";

const LENGTHS = [4, 8, 16, 32, 64, 128, 256, 1024, 4096, 16_384, 65_536, 262_144];
const SERIES = ["js", "scalar", "simd128"];

// The browser's clock goes in steps of 5 microseconds, or of 100 where the page
// is not isolated: rounds are long against them. Between rounds the page gets
// its turn.
const roundMs = crossOriginIsolated ? 1 : 5;
const { compare } = meter({ now: () => performance.now() * 1e6, rounds: 25, roundMs, rowMs: 200 * roundMs, warmMs: 15, pause: breathe });

const modules = {};
const results = [];
let stopped = false;

const open = async (variant) => {
  const response = await fetch(new URL(`../wasm/vecsolve_${variant}.wasm`, import.meta.url));
  if (!response.ok) throw new Error(`no wasm/vecsolve_${variant}.wasm: ./build.sh wasm makes it`);
  const bytes = await response.arrayBuffer();
  if (WebAssembly.validate(bytes)) modules[variant] = await instantiate(bytes);
};

/** One length: the times of the best plain loop and of the modules, in nanoseconds. */
async function point(name, dtype, n) {
  const vector = VECTORS[name];
  const candidates = {};
  for (const [way, [f, args]] of Object.entries(plainLoops(vector, dtype, n))) candidates[`js, ${way}`] = calls(f, args);
  const ways = Object.keys(candidates);
  const taken = [];
  for (const [variant, module] of Object.entries(modules)) {
    const made = resident(module, vector, module.exports[`vs_${name}_${dtype}`], dtype, n);
    taken.push(made);
    candidates[variant] = calls(made.f, made.args);
  }
  if (new Set(taken.map(({ bits }) => bits)).size > 1) throw new Error(`the modules disagree for ${name}, n = ${n}`);
  const timed = (await compare(candidates, ways[0])).candidates;
  for (const { free } of taken) free();
  const best = ways.reduce((a, b) => (timed[b].ns < timed[a].ns ? b : a));
  return { n, loop: best.slice(4), js: timed[best], ...Object.fromEntries(Object.keys(modules).map((variant) => [variant, timed[variant]])) };
}

/**
 * The length from which one series stays below another, between two points by
 * a straight line on the logarithmic scales; the first length when it always
 * is, nothing when it is not at the end.
 */
function crossover(points, below, above) {
  const lead = points.map((p) => Math.log(p[above].ns / p[below].ns));
  let last = lead.length - 1;
  if (!(lead[last] > 0)) return undefined;
  while (last > 0 && lead[last - 1] > 0) last--;
  if (last === 0) return points[0].n;
  const [from, to] = [points[last - 1].n, points[last].n];
  return from * (to / from) ** (-lead[last - 1] / (lead[last] - lead[last - 1]));
}

function sentence({ points, cross }) {
  const last = points.at(-1);
  if (!last.simd128) return "This browser has no 128-bit vectors.";
  const times = points.map((p) => p.js.ns / p.simd128.ns);
  const best = Number(Math.max(...times).toPrecision(2));
  if (cross === undefined) return `Plain JavaScript is faster at n = ${last.n.toLocaleString("en")}.`;
  const from = cross === points[0].n ? `already at n = ${cross}, the shortest measured` : `from about n = ${Math.round(cross)}`;
  return `The vectors win ${from}; at most ${best} times faster than JavaScript.`;
}

async function kernel(name, dtype) {
  const result = { kernel: name, dtype, points: [] };
  const view = card($("cards"), result, Object.keys(modules));
  for (const n of LENGTHS) {
    if (stopped) break;
    result.points.push(await point(name, dtype, n));
    if (modules.simd128) result.cross = crossover(result.points, "simd128", "js");
    view.show(SERIES, sentence(result));
    await breathe();
  }
  results.push(result);
}

async function run(event) {
  event?.preventDefault();
  stopped = false;
  results.length = 0;
  $("cards").replaceChildren();
  const [dtype, chosen] = [$("dtype").value, $("kernel").value];
  const here = (name) => VECTORS[name].dtypes.includes(dtype) || VECTORS[name].dtypes.length === 1;
  const of = (name) => (VECTORS[name].dtypes.includes(dtype) ? dtype : VECTORS[name].dtypes[0]);
  const names = Object.keys(VECTORS).filter((name) => (chosen === "all" ? here(name) : name === chosen));
  const there = names.filter((name) => Object.values(modules).every(({ exports }) => exports[`vs_${name}_${of(name)}`]));
  const busy = (state) => {
    for (const id of ["run", "kernel", "dtype"]) $(id).disabled = state;
    $("stop").disabled = !state;
    $("save").disabled = state || results.length === 0;
  };
  busy(true);
  document.documentElement.dataset.state = "running";
  try {
    for (const [k, name] of there.entries()) {
      if (stopped) break;
      $("status").textContent = `Timing ${name}, ${k + 1} of ${there.length}.`;
      $("progress").value = k / there.length;
      await kernel(name, of(name));
    }
    const lacking = names.filter((name) => !there.includes(name));
    const missing = lacking.length ? ` Not in these modules: ${lacking.join(", ")}.` : "";
    $("status").textContent = `${stopped ? "Stopped" : "Done"}: ${results.length} ${results.length === 1 ? "kernel" : "kernels"}.${missing}`;
    $("progress").value = 1;
    document.documentElement.dataset.state = "done";
  } catch (error) {
    $("status").textContent = `Failed: ${error.message}`;
    document.documentElement.dataset.state = "failed";
  }
  busy(false);
}

/** What a run found, for the save button and for bench/js/page.mjs. */
globalThis.vecsolveResults = () => ({ engine: navigator.userAgent, isolated: crossOriginIsolated, results });

$("kernel").append(...Object.keys(VECTORS).map((name) => new Option(name, name)));
$("controls").addEventListener("submit", run);
$("stop").addEventListener("click", () => (stopped = true));
$("save").addEventListener("click", () => save("vecsolve-kernels.json", JSON.stringify(globalThis.vecsolveResults(), null, 1), "application/json"));
$("about").textContent = `${navigator.userAgent}. ${crossOriginIsolated ? "" : "Not cross-origin isolated: the clock is coarse."}`;
try {
  await open("scalar");
  await open("simd128");
  $("status").textContent = modules.simd128 ? "Ready." : "Ready; this browser has no 128-bit vectors.";
  $("run").disabled = false;
  document.documentElement.dataset.state = "ready";
  if (new URLSearchParams(location.search).has("run")) run();
} catch (error) {
  $("status").textContent = `Failed: ${error.message}`;
  document.documentElement.dataset.state = "failed";
}
