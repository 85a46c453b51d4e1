// One value of x on rings of growing size, by push, against all of x by cg and
// against the npm package sublinear-time-solver. Errors and what was touched
// stand beside the times. The truth comes from 400 unknowns around the one asked
// for: what is farther away counts for less than 2^-200.
//     node bench/js/local.mjs [date]
import { readFileSync } from "node:fs";
import { duration, peer, record, row } from "./harness.mjs";
import { load } from "../../hosts/js/src/index.js";

const SHIFT = 0.5;
const vs = await load(readFileSync(new URL("../../dist/vecsolve_simd128.wasm", import.meta.url)));
const theirs = new URL("../../target/sublinear/node_modules/sublinear-time-solver/dist/core/solver.js", import.meta.url);
const sublinear = await peer("sublinear-time-solver", () => import(theirs));
const rows = [];
/** A candidate: the same once more, as often as the meter says. */
const again = (run) => (reps) => {
  for (let i = 0; i < reps; i++) run();
};
/** b_i between -1 and 1, the same in every size. */
const side = (n) => Float64Array.from({ length: n }, (_, i) => (((i * 2654435761) % 2001) - 1000) / 1000);

function ring(n) {
  const [row, col, val] = [new Uint32Array(n + 1), new Uint32Array(3 * n), new Float64Array(3 * n)];
  for (let i = 0; i < n; i++) {
    const around = [[(i + n - 1) % n, -1], [i, 2 + SHIFT], [(i + 1) % n, -1]].sort((a, b) => a[0] - b[0]);
    around.forEach(([j, v], k) => ([col[3 * i + k], val[3 * i + k]] = [j, v]));
    row[i + 1] = 3 * i + 3;
  }
  return { rows: n, cols: n, row, col, val, format: "csr" };
}

/** x in the middle of a tridiagonal system of the 400 rows around, by elimination (Thomas). */
function truth(n, b) {
  const [from, m] = [n / 2 - 200, 400];
  const [c, d] = [new Float64Array(m), new Float64Array(m)];
  for (let i = 0; i < m; i++) {
    const pivot = 2 + SHIFT + (i > 0 ? c[i - 1] : 0);
    c[i] = -1 / pivot;
    d[i] = (b[from + i] + (i > 0 ? d[i - 1] : 0)) / pivot;
  }
  for (let i = m - 2; i >= 200; i--) d[i] -= c[i] * d[i + 1];
  return d[200];
}

/** The package's estimate of one entry: its error and its time, of one call, since it stops itself after ten seconds. */
async function packaged(n, b, x) {
  const { row, col, val } = ring(n);
  const rowIndices = Array.from(col, (_, k) => Math.floor(k / 3));
  const matrix = { rows: row.length - 1, cols: n, format: "coo", values: [...val], rowIndices, colIndices: [...col] };
  const solver = new sublinear.SublinearSolver({ method: "random-walk", epsilon: 1e-6, maxIterations: 1000, seed: 1 });
  const asked = { row: n / 2, column: n / 2, epsilon: 1e-6, confidence: 0.99, method: "random-walk" };
  const { user } = process.cpuUsage();
  // Under load it may end without any estimate.
  const { estimate } = await solver.estimateEntry(matrix, [...b], asked).catch(() => ({ estimate: NaN }));
  return { ns: (process.cpuUsage().user - user) * 1000, error: Math.abs(estimate - x) };
}

for (const n of [1e3, 1e4, 1e5, 1e6, 4e6]) {
  const s = vs.create({ max_bytes: 2 ** 30 });
  const stored = n <= 1e6;
  const b = side(n);
  const a = stored && s.csr(ring(n));
  const system = stored
    ? s.localMatrix({ a, b })
    : s.localGrid({ nx: n, periodic: true, coefficients: new Float64Array([2 + SHIFT, -1, -1]), b });
  const [index, values, bounds] = [s.array("u32", [n / 2]), s.array("f64", 1), s.array("f64", 1)];
  const ask = { system, index, values, bounds, method: "push", tol: 1e-6 };
  const done = s.localSolve(ask);
  const x = truth(n, b);
  const about = { problem: "ring, shift 0.5", n, implicit: !stored, touched: done.nonzeros, rows: done.rows, bound: done.bound, error: Math.abs(done.value - x) };
  if (!(about.error <= done.bound)) throw new Error(`n = ${n}: off by ${about.error}, bound ${done.bound}`);
  const candidates = { "simd128 push": again(() => s.localSolve(ask)) };
  let reference = "simd128 push";
  if (stored) {
    reference = "all of x, our cg";
    const [all, resident] = [s.array("f64", n), s.array("f64", b)];
    const full = s.solve({ a, b: resident, x: all, method: "cg", tol: 1e-6 });
    about.full = { error: Math.abs(full.x.view[n / 2] - x), residual: full.residual };
    candidates[reference] = again(() => s.solve({ a, b: resident, x: all, method: "cg", tol: 1e-6 }));
  }
  if (sublinear && n === 1e3) {
    about.package = await packaged(n, b, x);
    console.log(`sublinear-time-solver at n = ${n}: ${duration(about.package.ns)}, error ${about.package.error.toExponential(1)}`);
  }
  const error = (e) => (e === undefined ? "" : e.toExponential(1));
  console.log(`n = ${n}: read ${done.nonzeros} values, bound ${error(done.bound)}, error ${error(about.error)}; all of x ${error(about.full?.error)}`);
  rows.push(await row(`ring ${n}`, about, candidates, reference, []));
  s.destroy?.();
}
const at = (n) => rows.find((row) => row.n === n).candidates["simd128 push"].ns;
console.log(`time at 1e6 over that at 1e3: ${(at(1e6) / at(1e3)).toFixed(2)}`);
record("local", rows, { "sublinear-time-solver": "1.7.2" });
