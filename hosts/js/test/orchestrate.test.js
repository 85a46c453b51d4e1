// Selection by workload: the plain kernels hold to the same golden bits as the
// modules, on the shared vectors and on every length around the blocks; where
// there is no module all runs plainly; profiles and statistics.
import assert from "node:assert/strict";
import { test } from "node:test";
import { orchestrate } from "../src/orchestrate/index.js";
import { KERNELS } from "../src/orchestrate/kernels.js";
import { runCase } from "../test-support/cases.js";
import { modules } from "../test-support/modules.js";
import { plainCases, plainly } from "../test-support/plainly.js";
import { files, golden, hexOf } from "../test-support/vectors.js";

for (const file of files) {
  const cases = plainCases(file);
  if (cases.length === 0) continue;
  test(`${file.name} in plain JavaScript: ${cases.length} cases`, () => {
    for (const c of cases) runCase(plainly(), file, c, `${file.name}: ${c.name} (${c.why})`);
  });
}

test("the vectors have cases for every kernel of the set", () => {
  const there = new Set(files.filter((file) => plainCases(file).length > 0).map(({ kernel }) => kernel.replace(/_./g, (pair) => pair[1].toUpperCase())));
  assert.deepEqual(Object.keys(KERNELS).filter((name) => !there.has(name)), []);
});

// Values of all sizes, some of them special.
const SPECIAL = [0, -0, NaN, Infinity, -Infinity, 1e-40, -3e38, 2 ** -149];
function values(n, seed, wild) {
  let state = seed * 7919 + n + 1;
  const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
  return Float64Array.from({ length: n }, () => {
    const v = Math.fround((next() - 0.5) * 2 ** Math.floor(next() * 20 - 10));
    return wild && next() < 0.1 ? SPECIAL[Math.floor(next() * SPECIAL.length)] : v;
  });
}
const LENGTHS = [...Array(35).keys(), 63, 64, 65, 511, 512, 513, 1024, 1025, 2060, 4097];

for (const dtype of ["f32", "f64"]) {
  test(`plain JavaScript and the scalar and simd128 module agree in every bit, ${dtype}`, () => {
    const ways = [plainly(), modules.scalar.create(), modules.simd128.create()];
    const vectors = (count, n, seed, wild) => ways.map((s) => Array.from({ length: count }, (_, k) => s.array(dtype, values(n, seed + k, wild).map((v) => (dtype === "f32" ? Math.fround(v) : v)))));
    const compare = (what, calls, arrays) => {
      const ends = ways.map((_, way) => {
        let answer;
        try {
          answer = calls[way]();
        } catch (error) {
          answer = error.status;
        }
        return [typeof answer === "number" ? hexOf(answer, "f64") : answer, arrays[way].map((x) => golden(x.view))];
      });
      assert.deepEqual(ends[1], ends[0], `${what}: scalar`);
      assert.deepEqual(ends[2], ends[0], `${what}: simd128`);
      arrays.flat().forEach((x) => x.free());
    };
    for (const [name, { sample, named, lead }] of Object.entries(KERNELS)) {
      for (const n of LENGTHS) {
        for (const wild of named ? [false] : [false, true]) {
          if (named || name === "spmv") {
            if (n === 0 && name !== "topk") continue;
            const made = ways.map(() => []);
            const args = ways.map((s, way) => sample((of, given) => (made[way].push(s.array(of, given)), made[way].at(-1)), dtype, n));
            compare(`${name} ${n}`, ways.map((s, way) => () => s[name](...args[way])), made);
          } else {
            const numbers = [0.7, -1.3].slice(0, lead);
            const count = sample((of, given) => given, dtype, 1).length - lead;
            const arrays = vectors(count, n, name.length, wild);
            compare(`${name} ${n}${wild ? " wild" : ""}`, ways.map((s, way) => () => s[name](...numbers, ...arrays[way])), arrays);
          }
        }
      }
    }
    ways.slice(1).forEach((s) => s.destroy());
  });
}

test("it answers the same whichever way a size goes", async () => {
  for (const from of [null, 1, 100]) {
    const { abi, variant } = (await orchestrate({ vs: modules.simd128 })).profile();
    const profile = { abi, variant, from: Object.fromEntries(Object.keys(KERNELS).flatMap((name) => [[`${name} f32`, from], [`${name} f64`, from]])) };
    const o = await orchestrate({ vs: modules.simd128, profile, every: 1 });
    assert.equal(o.reason, null);
    for (const n of [10, 1000]) {
      const [x, y] = [o.array("f32", values(n, 1)), o.array("f32", values(n, 2))];
      const direct = modules.simd128.create();
      const [dx, dy] = [direct.array("f32", x.view), direct.array("f32", y.view)];
      assert.equal(o.dot(x, y), direct.dot(dx, dy));
      o.axpy(0.3, x, y);
      direct.axpy(0.3, dx, dy);
      assert.deepEqual(y.view, dy.view);
      const [indices, found] = [o.array("u32", 3), o.array("f32", 3)];
      o.topk({ x, largest: true, indices, values: found });
      assert.equal(found.view[0], o.max(x));
      direct.destroy();
    }
    const dot = o.statistics().kernels.find(({ kernel }) => kernel === "dot");
    assert.deepEqual([dot.calls, dot.timed, dot.wasm], [2, 2, from === null ? 0 : from === 1 ? 2 : 1]);
    assert.equal(dot.share, dot.wasm / 2);
    assert.ok(dot.mean > 0 && dot.p50 <= dot.p95 && dot.p95 <= dot.p99);
    assert.deepEqual(JSON.parse(JSON.stringify(o.profile())), profile);
    o.destroy();
  }
});

test("a crossover is measured at first use, and a profile of another build is not taken", async () => {
  const o = await orchestrate({ vs: modules.simd128, profile: { abi: 1, variant: "simd128", from: { "dot f64": 5 } } });
  assert.deepEqual(o.profile().from, {});
  const x = o.array("f64", values(8, 1));
  o.dot(x, x);
  assert.ok(Object.hasOwn(o.profile().from, "dot f64"));
  assert.equal(o.instance.info().length, 1, "what was measured on is freed");
  assert.deepEqual(Object.keys(o.measure(["sum"], ["f32"]).from), ["dot f64", "sum f32"]);
  assert.throws(() => o.measure(["sun"]), { status: "field", message: /sun/ });
  const { heap, clock, unit } = o.statistics();
  assert.ok(heap.wasm >= 65_536 && heap.js > 0 && clock >= 0 && unit === "us");
  o.destroy();
});

test("without WebAssembly, or without the module, all runs plainly and says why", async () => {
  const kept = globalThis.WebAssembly;
  delete globalThis.WebAssembly;
  try {
    const o = await orchestrate();
    assert.match(o.reason.message, /no WebAssembly/);
    assert.equal(o.instance, null);
    const x = o.array("f64", [3, 4]);
    assert.deepEqual([o.nrm2(x), o.sum(x), o.statistics().kernels[0].wasm, o.profile().variant], [5, 7, 0, null]);
    o.destroy();
  } finally {
    globalThis.WebAssembly = kept;
  }
  const o = await orchestrate({ url: new URL("nowhere.wasm", import.meta.url) });
  assert.equal(o.reason.status, "load");
  assert.equal(o.dot(o.array("f32", [1, 2]), o.array("f32", [3, 4])), 11);
});

test("what is refused is refused either way, in the same words", async () => {
  for (const o of [await orchestrate({ vs: modules.simd128 }), await orchestrate({ url: "file:///nowhere" })]) {
    const [x, y, long, whole] = [o.array("f32", 4), o.array("f64", 4), o.array("f32", 5), o.array("i32", 4)];
    assert.throws(() => o.dot(x, y), { name: "VecsolveError", status: "dtype" });
    assert.throws(() => o.dot(x, long), { status: "shape" });
    assert.throws(() => o.sum(whole), { status: "dtype" });
    assert.throws(() => o.sum([1]), { status: "kind" });
    assert.throws(() => o.sum(), { status: "kind" });
    assert.throws(() => o.axpy("2", x, x), { status: "field" });
    assert.throws(() => o.array("f16", 2), { status: "dtype" });
    assert.throws(() => o.array("f64", -1), { status: "shape" });
    assert.throws(() => o.array("i8", [300]), { status: "dtype" });
    assert.throws(() => o.gemv({ m: 2, n: 2, a: x, x, y: x }), { name: "VecsolveError" });
    assert.throws(() => o.gemv(), { status: "field" });
    assert.deepEqual([...o.array("f64", x).set([1, 2], 1).view], [0, 1, 2, 0]);
    x.free();
    assert.throws(() => o.sum(x), { status: "id" });
    assert.throws(() => x.view, { status: "id" });
    o.destroy();
  }
  await assert.rejects(orchestrate({ every: 0 }), { status: "field" });
});

test("views survive growth of the memory", async () => {
  const o = await orchestrate({ vs: modules.simd128, config: { max_bytes: 2 ** 30 } });
  const x = o.array("f64", [1, 2, 3]);
  o.array("u8", modules.simd128.memory.buffer.byteLength + 65_536).free();
  assert.equal(o.sum(x), 6);
  assert.deepEqual([...x.view], [1, 2, 3]);
  o.destroy();
});
