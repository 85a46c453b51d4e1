// Factorisations and dense operations through their methods: objects that may
// not come to be, those that are taken, outputs that are not written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { poisson, withInstance } from "../test-support/modules.js";

const problem = poisson(12);
const n = problem.rows;
const ones = (count) => new Float64Array(count).fill(1);
const owned = (s) => [s.info().length, s.info().bytes];

test("a factorisation stays for many right-hand sides", () =>
  withInstance((s) => {
    const a = s.csr(problem);
    const before = owned(s);
    const done = s.factor({ a });
    const f = done.factor;
    assert.deepEqual([done.op, done.status, done.reason, done.method], ["factor", "done", "factored", "cholesky"]);
    assert.deepEqual([f.kind, f.n, f.method, f.rcond], ["factor", n, "cholesky", done.rcond]);
    assert.equal(s.info(f).kind, "factor");
    const b = s.array("f64", ones(2 * n));
    const one = s.factorSolve({ factor: f, b: ones(n) });
    const two = s.factorSolve({ factor: f, b, x: b });
    assert.equal(two.x, b, "x in the place of b");
    assert.equal(two.sides, 2);
    assert.deepEqual(two.x.view.slice(0, n), one.x.view.slice());
    assert.deepEqual(two.x.view.slice(n), one.x.view.slice());
    const half = s.factorSolve({ factor: f, b: new Float32Array(n).fill(1) });
    assert.deepEqual(half.x.view, Float32Array.from(one.x.view));
    for (const made of [b, one.x, half.x, f]) made.free();
    assert.throws(() => s.factorSolve({ factor: f, b: ones(n) }), { status: "id" });
    assert.deepEqual(owned(s), before);
  }));

test("where there is none, none is handed out", () =>
  withInstance((s) => {
    const singular = s.array("f64", [1, 1, 1, 1]);
    const indefinite = s.array("f64", [1, 2, 2, 1]);
    const before = owned(s);
    const wrong = s.factor({ a: indefinite, n: 2, method: "cholesky" });
    assert.deepEqual([wrong.reason, wrong.factor, wrong.rcond], ["indefinite", null, null]);
    assert.deepEqual([s.factor({ a: singular, n: 2 }).reason, s.factor({ a: singular, n: 2 }).factor], ["singular", null]);
    assert.throws(() => s.inverse({ a: singular, n: 2 }), { status: "singular" });
    assert.throws(() => s.factor({ a: [1, 2, 2, 1], n: 2 }), { status: "kind" });
    assert.deepEqual(owned(s), before);
  }));

test("in pieces, cancelled, and with an analysis that is taken over", () =>
  withInstance((s) => {
    const a = s.csr(problem);
    const before = owned(s);
    let done = s.factor({ a, budget: 1 });
    assert.deepEqual([done.status, done.reason, "factor" in done], ["pending", null, false]);
    done = s.cancel();
    assert.deepEqual([done.op, done.reason, done.factor], ["factor", "budget", null]);
    assert.deepEqual(owned(s), before);
    done = s.factor({ a, budget: 1 });
    while (done.status === "pending") done = s.step(1);
    const parts = s.factorSolve({ factor: done.factor, b: ones(n) });
    const other = s.array("f64", 4);
    assert.throws(() => s.factor({ a: other, analysis: done.factor }), { status: "kind" });
    assert.throws(() => s.factor({ a, analysis: a }), { status: "kind" });
    const again = s.factor({ a, analysis: done.factor }).factor;
    assert.throws(() => done.factor.check("here"), { status: "id" });
    assert.throws(() => s.factorSolve({ factor: done.factor, b: ones(n) }), { status: "id" });
    const whole = s.factorSolve({ factor: again, b: ones(n) });
    assert.deepEqual(whole.x.view, parts.x.view);
    for (const made of [other, again, parts.x, whole.x]) made.free();
    assert.deepEqual(owned(s), before);
  }));

test("factorAsync answers with the object, and an abort leaves none", () =>
  withInstance(async (s) => {
    const a = s.csr(problem);
    const before = owned(s);
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await assert.rejects(s.factorAsync({ a }, { signal: controller.signal, onProgress, budget: 1 }), { name: "AbortError" });
    assert.deepEqual(owned(s), before);
    const { factor } = await s.factorAsync({ a }, { budget: 100 });
    assert.equal(factor.kind, "factor");
    factor.free();
    assert.deepEqual(owned(s), before);
  }));

test("a cancelled dense operation has no output, unless it was given", () =>
  withInstance((s) => {
    const a = s.array("f64", Float64Array.from({ length: 900 }, (_, i) => i % 37));
    const given = s.array("f64", ones(30));
    const before = owned(s);
    assert.equal(s.svd({ a, rows: 30, cols: 30, u: true, budget: 1 }).status, "pending");
    const none = s.cancel();
    assert.deepEqual([none.reason, none.s, none.u, "v" in none], ["budget", null, null, false]);
    assert.equal(s.svd({ a, rows: 30, cols: 30, s: given, budget: 1 }).status, "pending");
    assert.equal(s.cancel().s, given);
    assert.deepEqual(given.view, ones(30));
    assert.deepEqual(owned(s), before);
    const { s: values, v } = s.svd({ a, rows: 30, cols: 30, v: true });
    assert.deepEqual([values.length, v.length], [30, 900]);
    const { r, q, order } = s.qr({ a: [4, 1, 1, 3], rows: 2, cols: 2, q: true, order: true });
    assert.deepEqual([r.length, q.length, order.dtype, [...order.view]], [4, 4, "u32", [0, 1]]);
  }));
