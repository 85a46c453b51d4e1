// Solvers against plain JavaScript and against the crate faer as a module, each
// from the matrix in memory to the solution. Residuals are checked here first.
//     node bench/js/solvers.mjs [date]
import { readFileSync } from "node:fs";
import { painted, poisson } from "./inputs.mjs";
import { modules, peer, record, row } from "./harness.mjs";

const TOL = 1e-8;
const faer = await peer("faer", async () => {
  const file = new URL("../../target/faer/vecsolve_bench_faer.wasm", import.meta.url);
  return (await WebAssembly.instantiate(readFileSync(file), {})).instance.exports;
});

/** An instance of a module, over its bare exports. */
class Instance {
  constructor(variant, maxBytes) {
    this.e = modules[variant].exports;
    this.text = this.e.vs_alloc(65536);
    this.handle = this.ask((ptr, len) => this.e.vs_create(ptr, len), { max_bytes: maxBytes });
  }
  ask(call, request) {
    const bytes = new TextEncoder().encode(JSON.stringify(request));
    new Uint8Array(this.e.memory.buffer, this.text, bytes.length).set(bytes);
    const answer = call(this.text, bytes.length);
    if (answer < 0) throw new Error(`${JSON.stringify(request)}: status ${answer}`);
    return answer;
  }
  array(id, dtype, values) {
    const View = { 2: Float64Array, 4: Uint32Array }[dtype];
    const at = this.e.vs_array(this.handle, id, dtype, values.length);
    if (!at) throw new Error("no memory for an array");
    new View(this.e.memory.buffer, at, values.length).set(values);
    return at;
  }
  op(request) {
    this.ask((ptr, len) => this.e.vs_op(this.handle, ptr, len), request);
    const len = this.e.vs_result_len(this.handle);
    this.e.vs_result_read(this.handle, this.text, 65536);
    return JSON.parse(new TextDecoder().decode(new Uint8Array(this.e.memory.buffer, this.text, len)));
  }
  values(id, n) {
    const info = this.text;
    this.e.vs_array_info(this.handle, id, info);
    return new Float64Array(this.e.memory.buffer, new Uint32Array(this.e.memory.buffer, info, 1)[0], n);
  }
  destroy() {
    this.e.vs_destroy(this.handle);
    this.e.vs_free(this.text);
  }
}

/** Fails unless ||b - A x|| <= tol ||b|| for a matrix in compressed rows. */
function check(name, { rows, rowPtr, col, val }, b, x, tol) {
  let [r2, b2] = [0, 0];
  for (let i = 0; i < rows; i++) {
    let r = b[i];
    for (let k = rowPtr[i]; k < rowPtr[i + 1]; k++) r -= val[k] * x[col[k]];
    r2 += r * r;
    b2 += b[i] * b[i];
  }
  const relative = Math.sqrt(r2 / b2);
  if (!(relative <= tol)) throw new Error(`${name}: a relative residual of ${relative}`);
}

/** Conjugate gradients as one would write them for speed: one walk for A p and p'Ap, one for x, r and r'r. */
function cg({ rows: n, rowPtr, col, val }, b, tol, most) {
  const [x, r, p, q] = [new Float64Array(n), Float64Array.from(b), Float64Array.from(b), new Float64Array(n)];
  let rr = 0;
  for (let i = 0; i < n; i++) rr += b[i] * b[i];
  const target = tol * tol * rr;
  let iterations = 0;
  while (rr > target && iterations < most) {
    let pq = 0;
    for (let i = 0, k = 0; i < n; i++) {
      let sum = 0;
      for (const end = rowPtr[i + 1]; k < end; k++) sum += val[k] * p[col[k]];
      q[i] = sum;
      pq += sum * p[i];
    }
    const alpha = rr / pq;
    let next = 0;
    for (let i = 0; i < n; i++) {
      x[i] += alpha * p[i];
      const v = r[i] - alpha * q[i];
      r[i] = v;
      next += v * v;
    }
    const beta = next / rr;
    rr = next;
    for (let i = 0; i < n; i++) p[i] = r[i] + beta * p[i];
    iterations++;
  }
  return { x, iterations };
}

const times = (f) => (reps) => {
  for (let r = 0; r < reps; r++) f();
};
const rows = [];
const long = { rowMs: 20_000 };

function system(k) {
  const matrix = poisson(k, Float64Array);
  const b = new Float64Array(matrix.rows);
  for (let i = 0; i < matrix.rows; i++) for (let p = matrix.rowPtr[i]; p < matrix.rowPtr[i + 1]; p++) b[i] += matrix.val[p];
  return { matrix, b };
}

/** An instance that holds the system as objects 1 (A) and 2 (b). */
function holding(variant, { matrix, b }) {
  const s = new Instance(variant, 2 ** 31 - 1);
  s.array(11, 4, matrix.rowPtr);
  s.array(12, 4, matrix.col);
  s.array(13, 2, matrix.val);
  s.op({ op: "csr", id: 1, rows: matrix.rows, cols: matrix.rows, row: 11, col: 12, val: 13, format: "csr" });
  for (const id of [11, 12, 13]) s.op({ op: "free", id });
  s.array(2, 2, b);
  return s;
}

// An iteration of cg, by as many of them for each.
for (const k of [100, 300]) {
  const own = system(k);
  const most = 200;
  const candidates = { js: times(() => cg(own.matrix, own.b, 0, most)) };
  check("js", own.matrix, own.b, cg(own.matrix, own.b, TOL, 10 * k).x, 1.01 * TOL);
  const made = ["simd128", "scalar"].map((variant) => {
    const s = holding(variant, own);
    const solve = (tol, max_iter) => s.op({ op: "solve", a: 1, b: 2, x: 3, method: "cg", precond: "none", tol, max_iter });
    const done = solve(TOL, 0);
    if (done.reason !== "converged") throw new Error(`${variant}: ${done.reason}`);
    check(variant, own.matrix, own.b, s.values(3, own.matrix.rows), 1.01 * TOL);
    if (solve(1e-300, most).iterations !== most) throw new Error(`${variant}: not ${most} iterations`);
    candidates[variant] = times(() => solve(1e-300, most));
    return s;
  });
  const about = { kernel: `cg, ${most} iterations`, dtype: "f64", problem: `Poisson ${k} x ${k}`, reference: "plain JavaScript, fused walks" };
  const goals = [...(k === 300 ? [{ of: "simd128", against: "js", least: 3 }] : []), { of: "scalar", against: "js", within: 1.2 }];
  rows.push(await row(`cg ${k} x ${k}, ${most} iterations`, about, candidates, "js", goals, long));
  for (const s of made) s.destroy();
}

// Sparse factorisations, from the matrix to the solution.
for (const k of [100, 300]) {
  const own = system(k);
  const n = own.matrix.rows;
  const s = holding("simd128", own);
  const candidates = {};
  for (const method of ["cholesky", "ldl", "sparse_lu"]) {
    const solve = () => s.op({ op: "solve", a: 1, b: 2, x: 3, method });
    if (solve().reason !== "converged") throw new Error(`${method} did not converge`);
    check(method, own.matrix, own.b, s.values(3, n), 1e-13);
    candidates[`simd128 ${method}`] = times(solve);
    const again = () => {
      s.op({ op: "factor", a: 1, id: 4, method, condition: false });
      s.op({ op: "factor_solve", factor: 4, b: 2, x: 3 });
    };
    again();
    check(method, own.matrix, own.b, s.values(3, n), 1e-13);
    // What others do: no condition, no residual, no refinement.
    if (method !== "sparse_lu") candidates[`simd128 ${method} alone`] = times(again);
  }
  if (faer) {
    if (faer.poisson(k) !== 0) throw new Error("faer made no matrix");
    const at = faer.alloc(8 * n);
    const solve = () => {
      new Float64Array(faer.memory.buffer, at, n).set(own.b);
      if (faer.poisson_solve(at) !== 0) throw new Error("faer did not solve");
    };
    solve();
    check("faer", own.matrix, own.b, new Float64Array(faer.memory.buffer, at, n), 1e-12);
    candidates["faer Cholesky"] = times(solve);
  }
  const about = { kernel: "sparse factorisation and solution", dtype: "f64", problem: `Poisson ${k} x ${k}` };
  const goals = faer && k === 300 ? [{ of: "simd128 cholesky alone", against: "faer Cholesky", least: 1 }] : [];
  const reference = faer ? "faer Cholesky" : "simd128 cholesky";
  rows.push(await row(`sparse factors ${k} x ${k}`, about, candidates, reference, goals, long));
  s.destroy();
}

// Dense factorisations.
for (const n of [256, 1000]) {
  for (const [method, name] of [["lu", "lu_solve"], ["cholesky", "cholesky_solve"]]) {
    const a = painted(Float64Array, n * n, 1);
    for (let i = 0; i < n; i++) {
      if (method === "cholesky") for (let j = 0; j < i; j++) a[i * n + j] = a[j * n + i];
      if (method === "cholesky") a[i * n + i] += n;
    }
    const ones = new Float64Array(n).fill(1);
    const b = Float64Array.from({ length: n }, (_, i) => a.subarray(i * n, (i + 1) * n).reduce((sum, v) => sum + v, 0));
    const right = (name, x) => {
      const off = Math.max(...x.map((v, i) => Math.abs(v - ones[i])));
      if (!(off <= 1e-8)) throw new Error(`${name}: off by ${off}`);
    };
    const s = new Instance("simd128", 2 ** 30);
    s.array(1, 2, a);
    s.array(2, 2, b);
    const solve = () => {
      const done = s.op({ op: "factor", a: 1, id: 4, n, method });
      if (done.reason !== "factored") throw new Error(done.reason);
      s.op({ op: "factor_solve", factor: 4, b: 2, x: 3 });
    };
    solve();
    right("simd128", s.values(3, n));
    const candidates = { simd128: times(solve) };
    if (faer) {
      const [matrix, side] = [faer.alloc(8 * n * n), faer.alloc(8 * n)];
      const columns = Float64Array.from({ length: n * n }, (_, p) => a[(p % n) * n + Math.floor(p / n)]);
      new Float64Array(faer.memory.buffer, matrix, n * n).set(columns);
      const theirs = () => {
        new Float64Array(faer.memory.buffer, side, n).set(b);
        if (faer[name](n, matrix, side) !== 0) throw new Error("faer did not solve");
      };
      theirs();
      right("faer", new Float64Array(faer.memory.buffer, side, n));
      candidates.faer = times(theirs);
    }
    const about = { kernel: `dense ${method}, factors, condition and solution`, dtype: "f64", n };
    const goals = faer && n === 1000 ? [{ of: "simd128", against: "faer", least: 1.5 }] : [];
    rows.push(await row(`dense ${method} ${n}`, about, candidates, faer ? "faer" : "simd128", goals, long));
    s.destroy();
  }
}

// Multigrid: what an unknown costs on a small and on a large grid.
{
  const candidates = {};
  const made = [300, 1000].map((k) => {
    const own = system(k);
    const s = holding("simd128", own);
    const solve = () => s.op({ op: "solve", a: 1, b: 2, x: 3, method: "cg", precond: "multigrid", tol: TOL });
    const done = solve();
    if (done.reason !== "converged") throw new Error(done.reason);
    check(`multigrid ${k}`, own.matrix, own.b, s.values(3, k * k), 1.01 * TOL);
    console.log(`multigrid ${k} x ${k}: ${done.iterations} iterations`);
    // As many unknowns for both.
    candidates[`${k} x ${k}`] = (reps) => {
      for (let r = 0; r < reps * (1_000_000 / (k * k)); r++) solve();
    };
    return s;
  });
  const about = { kernel: "cg with multigrid, a million unknowns", dtype: "f64", problem: "Poisson" };
  rows.push(await row("cg with multigrid", about, candidates, "300 x 300", [{ of: "1000 x 1000", against: "300 x 300", within: 1.5 }], { rowMs: 40_000 }));
  for (const s of made) s.destroy();
}
record("solvers", rows);
