// Compiled, never run: a user's program in strict mode without lib "dom".
import { load, ABI, VecsolveError } from "../src/index.js";
import { createPool } from "../src/pool/index.js";
import { orchestrate } from "../src/orchestrate/index.js";
import type { Csr, Instance, ResidentArray, SolveDone, SolvePending } from "../src/index.js";

export async function program(signal: { aborted: boolean; throwIfAborted(): void }): Promise<number> {
  const vs = await load({ variant: "simd128" });
  using s: Instance = vs.create({ max_bytes: 1 << 20 });
  const a: Csr = s.csr({ rows: 2, cols: 2, row: [0, 0, 1, 1], col: [0, 1, 0, 1], val: new Float64Array([4, 1, 1, 3]) });
  const r: SolveDone = s.solve({ a, b: [1, 2] });
  const x: Float64Array | Float32Array = r.x.view;
  const reason: string | null = r.reason;

  const slice: SolveDone | SolvePending = s.solve({ a, b: [1, 2], budget: 100 });
  // @ts-expect-error: a pending solve has no x
  slice.x;
  if (slice.status === "pending") {
    const next = s.step(100);
    if (next.op === "solve" && next.status === "done") next.x.free();
  }
  const done = await s.solveAsync({ a, b: r.x, tol: 1e-12 }, { signal, onProgress: (p) => p.residual, budget: 1000 });

  const f: ResidentArray<"f32"> = s.array("f32", 8);
  const d: ResidentArray<"f64"> = s.array("f64", new Set([1, 2, 3]));
  f.set([1, 2], 3).view satisfies Float32Array;
  // @ts-expect-error: dtypes of a kernel agree
  s.dot(f, d);
  // @ts-expect-error: no such method
  s.solve({ a, b: [1, 2], method: "magic" });
  // @ts-expect-error: no such dtype
  s.array("f16", 3);
  s.spmv(s.array("u32", 3), s.array("u32", 1), d, d, d);
  s.free(a).bytes satisfies number;
  s.info().version satisfies string;
  s.residual({ a, b: [1, 2], x: done.x, r: true }).r?.view satisfies Float64Array | undefined;

  const factored = s.factor({ a });
  // @ts-expect-error: there may be none
  s.factorSolve({ factor: factored.factor, b: [1, 2] });
  if (factored.factor !== null) {
    s.factorSolve({ factor: factored.factor, b: [1, 2], transposed: true }).x.view satisfies Float64Array | Float32Array;
    (await s.factorAsync({ a, analysis: factored.factor }, { onProgress: (p) => p.work })).factor?.free();
  }
  s.svd({ a: d, rows: 4, cols: 2, u: true }).s?.length satisfies number | undefined;

  const bare: number = vs.exports.vs_dot_f32!(f.ptr, f.ptr, f.length);
  try {
    s.info(d);
  } catch (error) {
    if (error instanceof VecsolveError && error.status === "id") return error.code;
    throw error;
  }
  return s.dot(f, f) + s.sum(d) + bare + ABI + x.length + (reason?.length ?? 0);
}

export async function loops(vs: Awaited<ReturnType<typeof load>>): Promise<number> {
  using s = vs.create();
  const a = s.csr({ rows: 1, cols: 1, row: [0], col: [0], val: [2] });
  const job = s.solveAsync({ a, b: [1] });
  for await (const p of job) p.iterations satisfies number;
  const x: number = (await job).x.length + (await job.cancel()).iterations;

  using pool = await createPool({ workers: 2, vs, max_bytes: 1 << 20 });
  await using rows = await pool.rows(new Float32Array(8), { cols: 2 });
  const found = await rows.search({ q: new Float32Array(2), k: 1, metric: "cosine" }, { onProgress: (p) => p.done / p.total });
  found.scores satisfies Float32Array;
  // @ts-expect-error: queries are of the rows' type
  rows.search({ q: new Float64Array(2), k: 1 });
  const matrix = await pool.csr({ rows: 1, cols: 1, row: [0], col: [0], val: [2] });
  (await matrix.solve({ b: [1, 2], method: "cg" })).results[0]?.reason satisfies string | null | undefined;
  (await (await matrix.factor()).factor?.solve({ b: [1, 2] }))?.x.length satisfies number | undefined;

  using o = await orchestrate({ vs, every: 4 });
  const f = o.array("f32", 8);
  o.gemv({ m: 2, n: 4, a: f, x: o.array("f32", 4), y: o.array("f32", 2) });
  o.search({ metric: "dot", q: f, x: f, indices: o.array("u32", 1), scores: o.array("f32", 1), queries: 1, rows: 1, cols: 8, k: 1 });
  // @ts-expect-error: dtypes agree
  o.dot(f, o.array("f64", 8));
  return x + o.dot(f, f) + o.statistics().kernels.length + (o.instance?.info().bytes ?? 0);
}
