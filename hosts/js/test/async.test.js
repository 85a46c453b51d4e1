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

test("it can be looped over, and goes on only as its progress is taken", () =>
  withInstance(async (s) => {
    const given = args(s);
    const whole = s.solve(given);
    const job = s.solveAsync(given, { budget: 10_000 });
    let seen = 0;
    for await (const p of job) {
      assert.equal(p.status, "pending");
      if (++seen === 2) {
        const before = p.iterations;
        await new Promise((resolve) => setTimeout(resolve, 20));
        assert.equal(s.step(1).iterations, before + 1, "nothing ran while the loop waited");
      }
    }
    assert.ok(seen > 3);
    assert.deepEqual((await job).x.view, whole.x.view);
    for await (const p of job) assert.fail(`progress after the end: ${p.iterations}`);
  }));

test("cancel and a loop left early answer what was reached", () =>
  withInstance(async (s) => {
    const given = args(s);
    const job = s.solveAsync(given, { budget: 1 });
    assert.equal((await job.cancel()).reason, "budget");
    assert.equal((await job.cancel()).reason, "budget");
    const left = s.solveAsync(given, { budget: 1 });
    for await (const p of left) if (p.iterations > 2) break;
    const r = await left;
    assert.deepEqual([r.reason, r.x.length, s.pending], ["budget", problem.rows, false]);
    assert.ok(r.iterations > 2);
  }));

test("a loop hears of an abort, also while it waits, and of a refusal", () =>
  withInstance(async (s) => {
    const given = args(s);
    const controller = new AbortController();
    const why = new Error("enough");
    const job = s.solveAsync(given, { budget: 1, signal: controller.signal });
    await assert.rejects(async () => {
      for await (const p of job) {
        controller.abort(why);
        await assert.rejects(job, (error) => error === why, `paused at ${p.iterations}`);
        assert.equal(s.pending, false);
      }
    }, (error) => error === why);
    await assert.rejects(async () => {
      for await (const p of s.solveAsync({ ...given, b: [1] })) assert.fail(String(p));
    }, { status: "shape" });
  }));

test("without a budget slices are fitted to the machine", () =>
  withInstance(async (s) => {
    const big = poisson(120);
    const a = s.csr(big);
    const ones = new Float64Array(big.rows).fill(1);
    const works = [];
    const r = await s.solveAsync({ a, b: ones, method: "cg", precond: "none", tol: 1e-12 }, { onProgress: (p) => works.push(p.work) });
    assert.equal(r.reason, "converged");
    const slices = works.slice(1).map((work, i) => work - works[i]);
    assert.ok(new Set(slices).size > 1, `slices of ${slices}`);
  }));
