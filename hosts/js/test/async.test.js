// solveAsync: the event loop runs between slices, progress is told, and an
// abort cancels the operation and leaves nothing behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { modules, poisson, withInstance } from "../test-support/modules.js";

const problem = poisson(24);
const b = Float64Array.from({ length: problem.rows }, (_, i) => (i % 5) - 2);
const args = (s) => ({ a: s.csr(problem), b, method: "cg", tol: 1e-10 });

test("it answers the same bits as solve, and the event loop runs meanwhile", () =>
  withInstance(async (s) => {
    const given = args(s);
    const whole = s.solve(given);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 0);
    const seen = [];
    const r = await s.solveAsync(given, { budget: 10_000, onProgress: (p) => seen.push(p) });
    clearInterval(timer);
    assert.equal(r.reason, "converged");
    assert.deepEqual(r.x.view, whole.x.view);
    assert.ok(seen.length > 3 && ticks > 0, `${seen.length} slices, ${ticks} ticks`);
    assert.ok(seen.every((p, i) => p.status === "pending" && (i === 0 || p.iterations > seen[i - 1].iterations)));
    const quick = await s.solveAsync(given);
    assert.deepEqual(quick.x.view, whole.x.view);
  }));

test("an abort cancels, rejects with the signal's reason and frees what was made", () =>
  withInstance(async (s) => {
    const given = args(s);
    const { length, bytes } = s.info();
    const controller = new AbortController();
    const why = new Error("enough");
    const onProgress = () => controller.abort(why);
    await assert.rejects(s.solveAsync(given, { signal: controller.signal, budget: 1, onProgress }), (error) => error === why);
    assert.equal(s.pending, false);
    assert.deepEqual([s.info().length, s.info().bytes], [length, bytes]);
    await assert.rejects(s.solveAsync(given, { signal: controller.signal }), (error) => error === why);
    assert.equal((await s.solveAsync(given)).reason, "converged");
  }));

test("an x that was given keeps what was reached", () =>
  withInstance(async (s) => {
    const x = s.array("f64", problem.rows);
    const controller = new AbortController();
    let slices = 0;
    const onProgress = () => ++slices === 5 && controller.abort();
    await assert.rejects(s.solveAsync({ ...args(s), x }, { signal: controller.signal, budget: 1, onProgress }), { name: "AbortError" });
    assert.ok(s.nrm2(x) > 0);
  }));

test("a throwing onProgress and a bad argument reject and leave the instance free", () =>
  withInstance(async (s) => {
    const given = args(s);
    const broken = () => {
      throw new RangeError("progress");
    };
    await assert.rejects(s.solveAsync(given, { budget: 1, onProgress: broken }), RangeError);
    await assert.rejects(s.solveAsync({ ...given, b: [1] }), { status: "shape" });
    await assert.rejects(s.solveAsync(given, { budget: -1 }), { status: "field" });
    assert.equal(s.solve(given).reason, "converged");
  }));

test("ended from elsewhere it rejects instead of waiting", async () => {
  await withInstance(async (s) => {
    const running = s.solveAsync(args(s), { budget: 1 });
    assert.equal(s.pending, true);
    s.cancel();
    await assert.rejects(running, { name: "VecsolveError", status: "idle" });
  });
  const s = modules.simd128.create();
  const running = s.solveAsync(args(s), { budget: 1 });
  s.destroy();
  await assert.rejects(running, { name: "VecsolveError", status: "handle" });
});
