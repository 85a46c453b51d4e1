// Exact top-10 of one query over rows of 384 values, by the dot product: f32
// and int8 in both modules against plain JavaScript and numpy-ts, and what it
// costs to read the rows once.
//     node bench/js/search.mjs [date]
import { readFileSync } from "node:fs";
import { painted } from "./inputs.mjs";
import { fastest, kernel, modules, peer, record, row, VARIANTS } from "./harness.mjs";
import { loads } from "./load_bound.mjs";
import { calls, own, search4, search8 } from "./loops.mjs";

const [COLS, K] = [384, 10];
const DOT = 0;
const np = await peer("numpy-ts", async () => {
  const np = await import("numpy-ts");
  np.configureWasm({ maxMemory: 1 << 29 });
  return np;
});

/** What numpy users write: all scores, the best ten split off, those sorted. */
function numpyTs(x, q, rows) {
  const [matrix, query] = [np.array(x).reshape([rows, COLS]), np.array(q)];
  const select = {
    argpartition: (scores) => {
      const places = np.argpartition(scores, rows - K);
      const best = Array.from(places.data.subarray(rows - K), Number);
      places.dispose();
      return best.sort((i, j) => scores.data[j] - scores.data[i]);
    },
    argsort: (scores) => {
      const places = np.argsort(scores);
      const best = Array.from(places.data.subarray(rows - K), Number).reverse();
      places.dispose();
      return best;
    },
  };
  const search = (how) => () => {
    const scores = np.matmul(matrix, query);
    const best = select[how](scores);
    scores.dispose();
    return best;
  };
  return { ways: Object.fromEntries(Object.keys(select).map((how) => [how, search(how)])), free: () => [matrix, query].forEach((a) => a.dispose()) };
}

/** Fails unless these rows have the best scores in order, within the rounding of a score. */
function check(indices, q, x, rows, unit, name) {
  const [scores, sizes] = [new Float64Array(rows), new Float64Array(rows)];
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < COLS; i++) {
      scores[r] += q[i] * x[r * COLS + i];
      sizes[r] += Math.abs(q[i] * x[r * COLS + i]);
    }
  }
  const right = scores.slice().sort().reverse();
  indices.forEach((r, rank) => {
    if (!(Math.abs(scores[r] - right[rank]) <= COLS * unit * sizes[r])) throw new Error(`${name}: row ${r} at rank ${rank}`);
  });
  if (new Set(indices).size !== K) throw new Error(`${name}: a row twice`);
}

/** The kernel over resident rows; k indices are its answer. */
function ours(variant, dtype, View, q, x, rows) {
  const [module, f] = [modules[variant], kernel(variant, `search_${dtype}`)];
  if (!f) return undefined;
  const arrays = [module.array(View, q), module.array(View, x), module.array(Uint32Array, K), module.array(dtype === "i8" ? Float64Array : View, K)];
  const args = [DOT, ...arrays.map(({ ptr }) => ptr), 1, rows, COLS, COLS, K];
  const status = f(...args);
  if (status !== 0) throw new Error(`${variant} refused the search with ${status}`);
  const best = () => {
    f(...args);
    return [...arrays[2].view];
  };
  return { run: calls(f, args), best, x: arrays[1].ptr, free: () => arrays.forEach((array) => module.free(array)) };
}

const results = [];
for (const rows of [10_000, 100_000]) {
  const [q, x] = [painted(Float32Array, COLS, 1), painted(Float32Array, rows * COLS, 2)];
  const bytes = (values) => Int8Array.from(values, (v) => Math.round(v * 127));
  const [q8, x8] = [bytes(q), bytes(x)];
  const unit = 2 ** -24;

  const plainJs = async (q, x, unit) => {
    const ways = {};
    for (const f of [search4, search8]) {
      const args = [q, x, rows, COLS, K, new Uint32Array(K), new Float64Array(K)];
      own(f)(...args);
      check([...args[5]], q, x, rows, unit, f.name);
      ways[f.name] = calls(own(f), args);
    }
    const best = await fastest(ways);
    return [best, ways[best]];
  };
  const [best, js] = await plainJs(q, x, unit);
  const [, js8] = await plainJs(q8, x8, 0);
  const candidates = { js, "js int8": js8 };
  const taken = [];
  const add = (name, made, [q, x], unit) => {
    if (!made) return undefined;
    check(made.best(), q, x, rows, unit, name);
    candidates[name] = made.run;
    taken.push(made);
    return made;
  };
  const first = add("simd128", ours("simd128", "f32", Float32Array, q, x, rows), [q, x], unit);
  add("scalar", ours("scalar", "f32", Float32Array, q, x, rows), [q, x], unit);
  for (const variant of VARIANTS) add(`${variant} int8`, ours(variant, "i8", Int8Array, q8, x8, rows), [q8, x8], 0);
  if (np) {
    const theirs = numpyTs(x, q, rows);
    for (const [how, f] of Object.entries(theirs.ways)) check(f(), q, x, rows, unit, how);
    const way = await fastest(Object.fromEntries(Object.entries(theirs.ways).map(([how, f]) => [how, calls(f, [])])));
    candidates[`numpy-ts, ${way}`] = calls(theirs.ways[way], []);
    taken.push(theirs);
  }
  const [memory, at] = [modules.simd128, first?.x ?? modules.simd128.array(Float32Array, x).ptr];
  candidates["read once, vs_sum_f32"] = calls(memory.exports.vs_sum_f32, [at, rows * COLS]);
  candidates["load bound"] = calls(...loads(memory.exports.memory, at, undefined, rows * COLS * 4));

  const theirs = Object.keys(candidates).find((name) => name.startsWith("numpy-ts"));
  const goals = [
    { of: "simd128", against: "js", least: 4 },
    ...(rows === 10_000 && theirs ? [{ of: "simd128", against: theirs, least: 1 }] : []),
    ...(rows === 100_000 ? [{ of: "simd128", against: "read once, vs_sum_f32", within: 1.2 }, { of: "simd128 int8", against: "simd128", least: 2.5 }] : []),
    { of: "scalar", against: "js", within: 1.2 },
    { of: "scalar int8", against: "js int8", within: 1.2 },
  ];
  const about = { kernel: "search", dtype: "f32", problem: `top-${K}, ${rows} x ${COLS}`, flop: 2 * rows * COLS, reference: `plain JavaScript, ${best}` };
  results.push(await row(`top-${K} of ${rows} x ${COLS}`, about, candidates, "js", goals, { rowMs: 15_000 }));
  for (const { free } of taken) free?.();
}
record("search", results, np ? { "numpy-ts": JSON.parse(readFileSync(new URL("node_modules/numpy-ts/package.json", import.meta.url))).version } : {});
