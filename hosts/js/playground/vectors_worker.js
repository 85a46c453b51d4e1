// Times exact search: plain JavaScript, both modules in f32, int8, and int8 with
// the best ranked again in f32. The clusters are made anew for each size.
import { load } from "../src/index.js";
import { own, search4, search8 } from "../../../bench/js/loops.mjs";
import { meter } from "../../../bench/js/measure.mjs";

const QUERIES = 20;
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

  postMessage({ status: "Comparing the answers." });
  const [reference, ...others] = Object.values(ways);
  const truth = Array.from({ length: QUERIES }, (_, i) => reference.find(i));
  for (const way of others) way.recall = agreement(way, truth, { x, q, cols });
  reference.recall = 1;

  postMessage({ status: "Timing." });
  let turn = 0;
  const candidates = Object.fromEntries(
    Object.entries(ways).map(([name, { find }]) => [name, (reps) => { for (let r = 0; r < reps; r++) find(turn++ % QUERIES); }]),
  );
  const { candidates: times } = await compare(candidates, Object.keys(ways)[0]);
  return {
    rows, cols, k,
    ways: Object.entries(ways).map(([name, { held, recall }]) => ({ name, held, recall, ns: times[name].ns, ratio: times[name].ratio.median })),
  };
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
  return { find: finders.sort((a, b) => a.ms - b.ms)[0].find, held: x.byteLength, exact: true };
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
  return { find, held: x.byteLength, exact: true };
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
  return { alone: { find: (i) => [...first(i, k, few)], held: small.length }, reranked: { find: again, held: small.length + x.byteLength } };
}

/** The share of the true best that a way finds; an f32 way may only differ where scores round alike. */
function agreement({ find, exact }, truth, { x, q, cols }) {
  let found = 0;
  truth.forEach((right, i) => {
    const got = find(i);
    const score = (r) => dot(q, i * cols, x, r * cols, cols);
    const worst = score(right.at(-1));
    found += got.filter((r) => right.includes(r) || (exact && score(r) >= worst - cols * 2 ** -24)).length;
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
