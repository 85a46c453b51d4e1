// Times exact search: plain JavaScript, both modules in f32, int8, int8 with the
// best ranked again in f32, and f32 shared out among workers. A turn is a batch
// of queries, which the workers take at once and the others one by one. The
// clusters are made anew for each size.
import { load } from "../src/index.js";
import { createPool } from "../src/pool/index.js";
import { own, search4, search8 } from "../../../bench/js/loops.mjs";
import { meter } from "../../../bench/js/measure.mjs";

const QUERIES = 10;
const CENTRES = 200;
const WIDER = 4; // how many times k int8 hands on to f32

const roundMs = crossOriginIsolated ? 4 : 20;
const { compare } = meter({ now: () => performance.now() * 1e6, rounds: 25, roundMs, rowMs: 6000, warmMs: 40 });

onmessage = async ({ data: { rows, cols, k } }) => {
  try {
    postMessage({ result: await measure(rows, cols, k) });
  } catch (error) {
    postMessage({ error: { status: error.status ?? error.name, message: error.message } });
  }
};

async function measure(rows, cols, k) {
  postMessage({ status: `Making ${rows.toLocaleString("en")} vectors.` });
  const { x, q } = clusters(rows, cols);
  const ways = { "plain JavaScript, f32": plain(q, x, rows, cols, k) };
  const [simd, scalar] = [await load(), await load({ variant: "scalar" })];
  // The engine without vectors has loaded the scalar module twice.
  if (simd.variant !== "scalar") ways["scalar module, f32"] = wide(scalar, q, x, rows, cols, k);
  ways[`${simd.variant} module, f32`] = wide(simd, q, x, rows, cols, k);
  const small = narrow(simd, q, x, rows, cols, k);
  ways[`${simd.variant} module, int8`] = small.alone;
  ways[`${simd.variant} module, int8, then f32`] = small.reranked;
  const pool = await createPool({ vs: simd });
  try {
    if (pool.size > 1) ways[`${pool.size} workers, f32`] = await shared(pool, q, x, cols, k);
    return { rows, cols, k, ways: await timed(ways, { x, q, cols }) };
  } finally {
    pool.terminate();
  }
}

async function timed(ways, data) {
  postMessage({ status: "Comparing the answers." });
  const [reference, ...others] = Object.values(ways);
  const truth = await reference.all();
  reference.recall = 1;
  for (const way of others) way.recall = agreement(await way.all(), way.exact, truth, data);

  postMessage({ status: "Timing." });
  const batches = (all) => async (reps) => {
    for (let r = 0; r < reps; r++) await all();
  };
  const candidates = Object.fromEntries(Object.entries(ways).map(([name, { all }]) => [name, batches(all)]));
  const { candidates: times } = await compare(candidates, Object.keys(ways)[0]);
  const line = ([name, { held, recall }]) => ({ name, held, recall, ns: times[name].ns / QUERIES, ratio: times[name].ratio.median });
  return Object.entries(ways).map(line);
}

/** Unit vectors around centres, and queries of the same kind, from a counter. */
function clusters(rows, cols) {
  let counter = 0;
  const next = () => {
    let h = Math.imul(++counter, 2654435761);
    h = Math.imul(h ^ (h >>> 15), 2246822519);
    return ((h ^ (h >>> 13)) >>> 0) / 2 ** 31 - 1;
  };
  const centres = Float32Array.from({ length: CENTRES * cols }, next);
  const spread = (n, data) => {
    for (let i = 0; i < n; i++) {
      const from = (Math.imul(i, 7919) % CENTRES) * cols;
      let squares = 0;
      for (let j = 0; j < cols; j++) squares += (data[i * cols + j] = centres[from + j] + 0.9 * next()) ** 2;
      for (let j = 0; j < cols; j++) data[i * cols + j] /= Math.sqrt(squares);
    }
    return data;
  };
  return { x: spread(rows, new Float32Array(rows * cols)), q: spread(QUERIES, new Float32Array(QUERIES * cols)) };
}

const oneByOne = (find) => () => Array.from({ length: QUERIES }, (_, i) => find(i));

/** The faster of the loops in bench/js/loops.mjs, by one query each. */
function plain(q, x, rows, cols, k) {
  const [indices, scores] = [new Uint32Array(k), new Float64Array(k)];
  const queries = Array.from({ length: QUERIES }, (_, i) => q.slice(i * cols, (i + 1) * cols));
  const finders = [search4, search8].map((f) => {
    const compiled = own(f);
    const find = (i) => (compiled(queries[i], x, rows, cols, k, indices, scores), [...indices]);
    const time = () => {
      const start = performance.now();
      for (let i = 0; i < 5; i++) find(i);
      return performance.now() - start;
    };
    return { find, ms: Math.min(time(), time(), time()) };
  });
  return { all: oneByOne(finders.sort((a, b) => a.ms - b.ms)[0].find), held: x.byteLength, exact: true };
}

const ROOM = { max_bytes: 2 ** 31 };
const places = (s, k, dtype) => ({ indices: s.array("u32", k), scores: s.array(dtype, k) });

/** f32 in a module. */
function wide(vs, all, x, rows, cols, k) {
  const s = vs.create(ROOM);
  const [data, q, out] = [s.array("f32", x), s.array("f32", cols), places(s, k, "f32")];
  const find = (i) => {
    q.view.set(all.subarray(i * cols, (i + 1) * cols));
    s.search({ metric: "dot", q, x: data, ...out, queries: 1, rows, cols, k });
    return [...out.indices.view];
  };
  return { all: oneByOne(find), held: x.byteLength, exact: true };
}

/** f32, the rows shared out among workers. */
async function shared(pool, q, x, cols, k) {
  const rows = await pool.rows(x, { cols });
  const all = async () => {
    const { indices } = await rows.search({ q, k });
    return Array.from({ length: QUERIES }, (_, i) => [...indices.subarray(i * k, (i + 1) * k)]);
  };
  return { all, held: x.byteLength, exact: true };
}

/** int8 by one scale for all, and with the best of it ranked again. */
function narrow(vs, all, x, rows, cols, k) {
  const s = vs.create(ROOM);
  const most = Math.min(rows, WIDER * k);
  const scale = 127 / x.reduce((size, v) => Math.max(size, Math.abs(v)), 0);
  const small = s.array("i8", x.length);
  const round = (from, to) => {
    for (let j = 0; j < from.length; j++) to[j] = Math.max(-127, Math.min(127, Math.round(from[j] * scale)));
  };
  round(x, small.view);
  const q8 = s.array("i8", cols);
  const [few, many] = [places(s, k, "f64"), places(s, most, "f64")];
  const first = (i, n, out) => {
    round(all.subarray(i * cols, (i + 1) * cols), q8.view);
    s.search({ metric: "dot", q: q8, x: small, ...out, queries: 1, rows, cols, k: n });
    return out.indices.view;
  };
  const [q, near, out] = [s.array("f32", cols), s.array("f32", most * cols), places(s, k, "f32")];
  const again = (i) => {
    const kept = first(i, most, many);
    const to = near.view;
    for (let r = 0; r < most; r++) to.set(x.subarray(kept[r] * cols, (kept[r] + 1) * cols), r * cols);
    q.view.set(all.subarray(i * cols, (i + 1) * cols));
    s.search({ metric: "dot", q, x: near, ...out, queries: 1, rows: most, cols, k });
    return Array.from(out.indices.view, (r) => kept[r]);
  };
  return {
    alone: { all: oneByOne((i) => [...first(i, k, few)]), held: small.length },
    reranked: { all: oneByOne(again), held: small.length + x.byteLength },
  };
}

/** The share of the true best among what a way got; an exact way may only differ where scores round alike. */
function agreement(got, exact, truth, { x, q, cols }) {
  let found = 0;
  truth.forEach((right, i) => {
    const score = (r) => dot(q, i * cols, x, r * cols, cols);
    const worst = score(right.at(-1));
    found += got[i].filter((r) => right.includes(r) || (exact && score(r) >= worst - cols * 2 ** -24)).length;
  });
  const recall = found / (truth.length * truth[0].length);
  if (exact && recall < 1) throw new Error(`a module and plain JavaScript disagree: ${(100 * recall).toFixed(1)} % of the best are the same`);
  return recall;
}

function dot(a, from, b, at, n) {
  let sum = 0;
  for (let j = 0; j < n; j++) sum += a[from + j] * b[at + j];
  return sum;
}
