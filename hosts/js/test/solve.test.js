// Operations through their methods: objects in and out, temporaries, budgets,
// refusals, and the ends of instances.
import assert from "node:assert/strict";
import { test } from "node:test";
import { modules, poisson, VARIANTS, withInstance, worst } from "../test-support/modules.js";

const SMALL = { rows: 2, cols: 2, row: [0, 0, 1, 1], col: [0, 1, 0, 1], val: [4, 1, 1, 3] };

for (const variant of VARIANTS) {
  test(`a solve on ${variant} answers everything that the table says`, () =>
    withInstance(
      (s) => {
        const a = s.csr(SMALL);
        assert.deepEqual([a.kind, a.rows, a.cols, a.nnz, a.duplicates], ["csr", 2, 2, 4, 0]);
        const r = s.solve({ a, b: [1, 2] });
        assert.deepEqual([r.op, r.status, r.reason, r.n, r.nnz], ["solve", "done", "converged", 2, 4]);
        assert.ok(worst(SMALL, [1, 2], r.x.view) < 1e-7);
        assert.ok(r.residual <= 1e-8 && r.work > 0 && r.attempts.length >= 1);
        assert.equal(r.attempts.at(-1).method, r.method);
      },
      { variant },
    ));
}

test("b may be numbers, a typed array or an array; temporaries are freed", () =>
  withInstance((s) => {
    const a = s.csr(SMALL);
    const x = s.array("f64", 2);
    const resident = s.array("f64", [1, 2]);
    const { length, bytes } = s.info();
    const answers = [[1, 2], Float64Array.of(1, 2), Float32Array.of(1, 2), new Set([1, 2]), resident].map((b) => {
      const r = s.solve({ a, b, x, tol: 1e-12 });
      assert.equal(r.x, x, "the array that was given is the one in the result");
      return x.view.slice();
    });
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
    assert.deepEqual([s.info().length, s.info().bytes], [length, bytes], "nothing is left behind");
    assert.throws(() => s.solve({ a, b: [1, 2, 3] }), { status: "shape" });
    assert.throws(() => s.solve({ a, b: [1, NaN] }), { status: "not_finite" });
    assert.deepEqual([s.info().length, s.info().bytes], [length, bytes], "nor by refusals");
  }));

test("a matrix keeps its values when its arrays are freed, and takes resident arrays", () =>
  withInstance((s) => {
    const [row, col, val] = [s.array("u32", SMALL.row), s.array("i32", SMALL.col), s.array("f32", SMALL.val)];
    const a = s.csr({ rows: 2, cols: 2, row, col, val });
    for (const array of [row, col, val]) array.free();
    assert.ok(worst(SMALL, [1, 2], s.solve({ a, b: [1, 2], tol: 1e-14 }).x.view) < 1e-12);
    const same = s.csr({ rows: 2, cols: 2, row: [0, 2, 4], col: SMALL.col, val: SMALL.val, format: "csr" });
    assert.equal(same.nnz, 4);
  }));

test("residual judges a solution, and keeps b - A x when asked", () =>
  withInstance((s) => {
    const a = s.csr(SMALL);
    const r = s.residual({ a, b: [1, 2], x: [0, 0] });
    assert.deepEqual([r.residual, r.rhs_norm, r.r], [1, Math.sqrt(5), undefined]);
    assert.deepEqual([...s.residual({ a, b: [1, 2], x: [1, 0], r: true }).r.view], [-3, 1]);
    const out = s.array("f64", 2);
    assert.equal(s.residual({ a, b: [5, 4], x: [1, 1], r: out }).r, out);
    assert.deepEqual([...out.view], [0, 0]);
  }));

test("a budget makes a solve pending; steps end it with the same bits", () =>
  withInstance((s) => {
    const problem = poisson(20);
    const a = s.csr(problem);
    const b = Array.from({ length: problem.rows }, (_, i) => ((i * 7) % 13) - 6);
    const whole = s.solve({ a, b, method: "cg" });
    const objects = s.info().length;
    let r = s.solve({ a, b, method: "cg", budget: 1 });
    assert.deepEqual([r.status, r.reason, r.x, s.pending], ["pending", null, undefined, true]);
    assert.throws(() => s.info(), { status: "pending", code: -4 });
    assert.throws(() => s.solve({ a, b }), { status: "pending" });
    assert.throws(() => s.array("f64", 3), { status: "pending" });
    let steps = 0;
    let before = r.work;
    while (r.status === "pending") {
      r = s.step(20_000);
      assert.ok(r.work >= before);
      before = r.work;
      steps++;
    }
    assert.ok(steps > 2);
    assert.equal(s.pending, false);
    assert.deepEqual(r.x.view, whole.x.view);
    assert.deepEqual([r.iterations, r.work, r.residual], [whole.iterations, whole.work, whole.residual]);
    assert.equal(s.info().length, objects + 1, "only x is new");
    assert.throws(() => s.step(), { status: "idle", code: -5 });
    assert.throws(() => s.cancel(), { status: "idle" });
    for (const budget of [-1, 1.5, NaN, 2 ** 32, "9"]) assert.throws(() => s.step(budget), { status: "field" });
  }));

test("cancel gives what was reached, and says that it is the budget's end", () =>
  withInstance((s) => {
    const problem = poisson(20);
    const a = s.csr(problem);
    const b = new Float64Array(problem.rows).fill(1);
    const objects = s.info().length;
    s.solve({ a, b, method: "cg", budget: 1 });
    const r = s.cancel();
    assert.deepEqual([r.status, r.reason, r.x.length, s.pending], ["done", "budget", problem.rows, false]);
    r.x.free();
    assert.equal(s.info().length, objects);
  }));

test("bad arguments are named in the refusal", () =>
  withInstance((s) => {
    const a = s.csr(SMALL);
    const b = [1, 2];
    const refused = (args, status, word) =>
      assert.throws(() => s.solve(args), { name: "VecsolveError", status, message: word ?? /./ });
    refused({ a, b, tolerance: 1 }, "field", /tolerance/);
    refused({ a, b, tol: "small" }, "field", /tol/);
    refused({ a, b, tol: NaN }, "field", /tol/);
    refused({ a, b, tol: 1n }, "field", /tol/);
    refused({ a, b, tol: null }, "field", /tol/);
    refused({ a, b, max_iter: -1 }, "field", /max_iter/);
    refused({ a, b, method: "magic" }, "field", /method/);
    refused({ a, b, op: "free" }, "field", /op/);
    refused({ a, b, x: [0, 0] }, "kind", /x/);
    refused({ a: b, b }, "kind", /a/);
    refused({ a: 1, b }, "kind", /a/);
    refused({ a: s.array("f64", 2), b }, "kind");
    refused({ a, b: a }, "kind");
    refused({ a, b: s.array("u32", 2) }, "dtype");
    refused({ a, b: 5 }, "dtype", /b/);
    refused({ b }, "field", /a/);
    refused({ a }, "field", /b/);
    refused({}, "field");
    refused(undefined, "field");
    assert.throws(() => s.csr({ ...SMALL, id: 5 }), { status: "field", message: /id/ });
    assert.throws(() => s.csr({ ...SMALL, row: [0, 0, 1, 2] }), { status: "index" });
    assert.throws(() => s.csr({ ...SMALL, row: [0, 0, 1, -1] }), { status: "index" });
    assert.throws(() => s.csr({ ...SMALL, row: [0, 0, 1, 1.5] }), { status: "dtype", message: /row.*1\.5/ });
    assert.throws(() => s.csr({ ...SMALL, val: [1, 2, 3] }), { status: "shape" });
    assert.throws(() => s.csr({ ...SMALL, val: [1, 2, 3, Infinity] }), { status: "not_finite" });
    assert.throws(() => s.csr({ ...SMALL, note: "x".repeat(70_000) }), { status: "too_long", code: -11 });
    assert.equal(s.solve({ a, b }).reason, "converged", "and none of it did harm");
  }));

test("a singular matrix is never called converged", () =>
  withInstance((s) => {
    const a = s.csr({ ...SMALL, val: [1, 1, 1, 1] });
    assert.notEqual(s.solve({ a, b: [1, 2] }).reason, "converged");
  }));

test("eight instances live at once, the ninth is refused until one is destroyed", () => {
  const vs = modules.simd128;
  const made = Array.from({ length: 8 }, () => vs.create());
  assert.throws(() => vs.create(), { name: "VecsolveError", status: "full", code: -2, message: /eight/i });
  made.pop().destroy();
  made.push(vs.create());
  for (const s of made) s.destroy();
  assert.throws(() => vs.create({ max_bites: 1 }), { status: "field", message: /max_bites/ });
  assert.throws(() => vs.create({ level: "avx2" }), { name: "VecsolveError" });
});

test("what a destroyed instance owned is refused with handle", () => {
  const vs = modules.simd128;
  const s = vs.create();
  const a = s.csr(SMALL);
  const x = s.array("f64", 2);
  s.solve({ a, b: [1, 2], budget: 1 });
  s.destroy();
  s.destroy();
  const next = vs.create();
  const uses = [
    () => x.view, () => x.ptr, () => x.set([1]), () => x.free(), () => a.free(), () => s.dot(x, x), () => s.info(), () => s.info(a),
    () => s.array("f64", 2), () => s.csr(SMALL), () => s.solve({ a, b: [1, 2] }), () => s.step(), () => s.cancel(), () => next.sum(x), () => next.free(a),
  ];
  for (const use of uses) assert.throws(use, { name: "VecsolveError", status: "handle", code: -1 }, String(use));
  assert.deepEqual([s.destroyed, s.pending, next.destroyed], [true, false, false]);
  assert.equal(next.info().length, 0, "the instance in the same slot was not touched");
  next[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  assert.equal(next.destroyed, true);
});
