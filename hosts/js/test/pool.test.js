// The pool: the bits of one instance from any number of workers, with shared
// memory and without; aborts, refusals, workers that end.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createPool } from "../src/pool/index.js";
import { modules, poisson, withInstance } from "../test-support/modules.js";

const painted = (View, n, seed) => View.from({ length: n }, (_, i) => ((Math.imul(i + seed, 2654435761) >>> 8) % 201) - 100);
const pooled = async (options, body) => {
  const pool = await createPool({ vs: modules.simd128, ...options });
  try {
    return await body(pool);
  } finally {
    pool.terminate();
  }
};

/** What one instance finds. */
const searched = (data, dtype, cols, q, k, metric) =>
  withInstance(
    (s) => {
      const queries = q.length / cols;
      const [indices, scores] = [s.array("u32", queries * k), s.array(dtype === "f32" ? "f32" : "f64", queries * k)];
      s.search({ metric, q: s.array(dtype, q), x: s.array(dtype, data), indices, scores, queries, rows: data.length / cols, cols, k });
      return { indices: indices.view.slice(), scores: scores.view.slice() };
    },
    { config: { max_bytes: 2 ** 28 } },
  );

for (const shared of [true, false]) {
  for (const workers of [1, 3]) {
    test(`search has the bits of one instance: ${workers} workers, ${shared ? "shared memory" : "transfer"}`, () =>
      pooled({ workers, shared }, async (pool) => {
        assert.deepEqual([pool.size, pool.shared], [workers, shared]);
        for (const [dtype, View, metrics] of [
          ["f32", Float32Array, ["dot", "l2sq", "cosine", "l1"]],
          ["i8", Int8Array, ["dot", "l2sq", "cosine"]],
          ["u8", Uint8Array, ["hamming", "jaccard"]],
        ]) {
          const cols = 7;
          const data = painted(View, cols * 101, 3);
          if (dtype === "f32") data.fill(NaN, 14, 21);
          data.copyWithin(cols * 90, cols * 5, cols * 6); // equals in two parts
          const q = painted(View, cols * 40, 77);
          const rows = await pool.rows(data, { cols });
          for (const metric of metrics) {
            for (const k of [1, 10, 101]) {
              const found = await rows.search({ q, k, metric });
              assert.deepEqual({ indices: found.indices, scores: found.scores }, await searched(data, dtype, cols, q, k, metric), `${dtype} ${metric} ${k}`);
            }
          }
          assert.equal((await rows.search({ q, k: 0, metric: metrics[0] })).indices.length, 0);
          await rows.free();
          await assert.rejects(rows.search({ q, k: 1 }), { status: "id" });
        }
        const inShared = new Float32Array(new SharedArrayBuffer(4 * 6));
        inShared.set([1, 2, 3, 4, 5, 6]);
        const there = await pool.rows(inShared, { cols: 2 });
        assert.deepEqual([...(await there.search({ q: inShared.subarray(0, 2), k: 3 })).scores], [17, 11, 5]);
        const few = await pool.rows(Float32Array.of(1, 2), { cols: 2 });
        assert.deepEqual([...(await few.search({ q: Float32Array.of(1, 1), k: 1 })).scores], [3]);
      }));

    test(`right-hand sides are shared out: ${workers} workers, ${shared ? "shared memory" : "transfer"}`, () =>
      pooled({ workers, shared }, async (pool) => {
        const problem = poisson(12);
        const n = problem.rows;
        const b = painted(Float64Array, 9 * n, 5);
        const expected = await withInstance((s) => {
          const a = s.csr(problem);
          return Array.from({ length: 9 }, (_, i) => s.solve({ a, b: b.slice(i * n, (i + 1) * n), method: "cg", tol: 1e-9 })).map((r) => [r.x.view.slice(), r.residual]);
        });
        const a = await pool.csr(problem);
        assert.equal(a.nnz, problem.val.length);
        const told = [];
        const r = await a.solve({ b, method: "cg", tol: 1e-9 }, { onProgress: (p) => told.push(p.done) });
        expected.forEach(([x, residual], i) => {
          assert.deepEqual(r.x.subarray(i * n, (i + 1) * n), x);
          assert.deepEqual([r.results[i].reason, r.results[i].residual], ["converged", residual]);
        });
        assert.deepEqual(told, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        const { factor, reason } = await a.factor();
        assert.equal(reason, "factored");
        const { x } = await factor.solve({ b });
        const whole = await withInstance((s) => s.factorSolve({ factor: s.factor({ a: s.csr(problem) }).factor, b }).x.view.slice());
        assert.deepEqual(x, whole);
        await factor.free();
        await a.free();
        await assert.rejects(async () => a.solve({ b }), { status: "id" });
      }));
  }
}

test("a factorisation that does not exist is none", () =>
  pooled({ workers: 2 }, async (pool) => {
    const a = await pool.csr({ rows: 2, cols: 2, row: [0, 0, 1, 1], col: [0, 1, 0, 1], val: [1, 1, 1, 1] });
    const r = await a.factor();
    assert.deepEqual([r.reason, r.factor], ["singular", null]);
    assert.notEqual((await a.solve({ b: [1, 2, 3, 4] })).results[1].reason, "converged");
  }));

test("what is refused says so, and the pool works on", () =>
  pooled({ workers: 2, max_bytes: 200_000 }, async (pool) => {
    const a = await pool.csr({ rows: 2, cols: 2, row: [0, 1], col: [0, 1], val: [1, 2] });
    await assert.rejects(a.solve({ b: [1, 2, 3] }), { name: "VecsolveError", status: "shape" });
    await assert.rejects(a.solve({ b: 7 }), { status: "dtype" });
    await assert.rejects(a.solve({ b: [1, 2], method: "magic" }), { status: "field", message: /method/ });
    await assert.rejects(a.solve({ b: [1, NaN] }), { status: "not_finite" });
    await assert.rejects(a.solve({ b: [1, 2], tol: NaN }), { status: "field", message: /tol/ });
    await assert.rejects(pool.csr({ rows: 2, cols: 2, row: [0, 7], col: [0, 1], val: [1, 2] }), { status: "index" });
    await assert.rejects(pool.csr({ rows: 30_000, cols: 1, row: new Array(30_000).fill(0), col: new Array(30_000).fill(0), val: new Array(30_000).fill(1) }), { status: "limit" });
    await assert.rejects(pool.rows([1, 2], { cols: 1 }), { status: "dtype" });
    await assert.rejects(pool.rows(new Float32Array(5), { cols: 2 }), { status: "shape" });
    const rows = await pool.rows(new Float32Array(6), { cols: 2 });
    await assert.rejects(rows.search({ q: new Float64Array(2), k: 1 }), { status: "dtype" });
    await assert.rejects(rows.search({ q: new Float32Array(3), k: 1 }), { status: "shape" });
    await assert.rejects(rows.search({ q: new Float32Array(2), k: 4 }), { status: "shape" });
    await assert.rejects(rows.search({ q: new Float32Array(2), k: 1, metric: "far" }), { status: "field" });
    await assert.rejects(rows.search({ q: new Float32Array(2), k: 1, metric: "hamming" }), { name: "VecsolveError" });
    assert.deepEqual([...(await a.solve({ b: [1, 2] })).x], [1, 1]);
    await assert.rejects(createPool({ workers: 0 }), { status: "field" });
  }));

test("an abort stops what runs, and the pool works on", () =>
  pooled({ workers: 2 }, async (pool) => {
    const problem = poisson(60);
    const a = await pool.csr(problem);
    const b = painted(Float64Array, problem.rows * 40, 1);
    const controller = new AbortController();
    const why = new Error("enough");
    const onProgress = () => controller.abort(why);
    await assert.rejects(a.solve({ b, method: "cg", precond: "none", tol: 1e-14 }, { signal: controller.signal, onProgress }), (error) => error === why);
    await assert.rejects(a.solve({ b }, { signal: controller.signal }), (error) => error === why);
    const rows = await pool.rows(new Float32Array(64 * 20_000), { cols: 64 });
    const again = new AbortController();
    const q = new Float32Array(64 * 2000);
    let done = 0;
    await assert.rejects(rows.search({ q, k: 5 }, { signal: again.signal, onProgress: (p) => ((done = p.done), again.abort(why)) }), (error) => error === why);
    assert.ok(done < 2000);
    const broken = () => {
      throw new RangeError("progress");
    };
    await assert.rejects(rows.search({ q, k: 5 }, { onProgress: broken }), RangeError);
    await assert.rejects(a.solve({ b }, { onProgress: broken }), RangeError);
    const one = b.slice(0, problem.rows);
    assert.equal((await a.solve({ b: one })).results[0].reason, "converged");
  }));

test("terminated or with a worker that ended it refuses everything", async () => {
  const pool = await createPool({ vs: modules.simd128, workers: 2 });
  const rows = await pool.rows(new Float32Array(64 * 20_000), { cols: 64 });
  const running = rows.search({ q: new Float32Array(64 * 2000), k: 5 });
  pool.terminate();
  pool.terminate();
  await assert.rejects(running, { name: "VecsolveError", status: "worker", message: /terminated/ });
  await assert.rejects(rows.search({ q: new Float32Array(64), k: 5 }), { status: "worker" });
  await assert.rejects(pool.csr({ rows: 1, cols: 1, row: [0], col: [0], val: [1] }), { status: "worker" });
  await rows.free();
});

test("in Node a pool at rest keeps no program alive, and a worker's file may be missing", async (t) => {
  const { execFileSync } = await import("node:child_process");
  const { cpSync, mkdtempSync, rmSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const { join } = await import("node:path");
  const { fileURLToPath } = await import("node:url");
  const folder = mkdtempSync(join(tmpdir(), "vecsolve-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ["package.json", "embed.mjs", "src", "wasm"]) cpSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), join(folder, name), { recursive: true });
  const program = `
    import { createPool } from "./src/pool/index.js";
    const pool = await createPool({ workers: 2 });
    const rows = await pool.rows(Float32Array.of(1, 2, 3), { cols: 1 });
    console.log((await rows.search({ q: Float32Array.of(2), k: 2 })).indices.join());`;
  const run = () => execFileSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder, encoding: "utf8", stdio: "pipe" });
  assert.equal(run(), "2,1\n");
  execFileSync(process.execPath, ["embed.mjs"], { cwd: folder });
  rmSync(join(folder, "src/pool/worker.js"));
  assert.equal(run(), "2,1\n");
  rmSync(join(folder, "wasm/worker.js"));
  assert.throws(run, /no worker can be started here/);
});
