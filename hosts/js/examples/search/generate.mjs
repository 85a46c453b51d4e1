// Makes data/: a latent semantic analysis (Deerwester et al. 1990) of the
// descriptions of programs in Debian. Not a neural network: texts become
// weighted counts of words, and the leading right singular vectors V of that
// matrix place words that occur together near each other. A text is embedded as
// its sparse row times V, in here and in the page.
//
// The singular vectors come from subspace iteration with a Rayleigh-Ritz step
// (Halko, Martinsson, Tropp 2011), by vecsolve itself: spmm, qr, eigh, gemm.
//
// The texts are in Debian's package lists; their long halves in Translation-en:
//     apt-get -o Acquire::Languages=en update
//     apt-cache -o Acquire::Languages=en search -n . | cut -d' ' -f1 |
//       xargs apt-cache -o Acquire::Languages=en show --no-all-versions | node generate.mjs bookworm
// Shipped are names, first lines, counts of words and V in 8 bits a value.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { load } from "../../src/index.js";
import { count, stems, weight } from "./embed.js";

const SECTIONS = "admin comm database editors education electronics embedded games gnome graphics hamradio kde mail math misc net news science shells sound tex text utils vcs video web xfce".split(" ");
const TEXTS = 6000;
const TERMS = 7500;
const LEAST = 3; // texts that a term must stand in
const DIMS = 128; // rows of whole 64-byte blocks;
const EXTRA = 40; // columns that make the iteration converge sooner
const ROUNDS = 8;
const KEPT = 32; // terms of a text that are shipped: those that weigh most

const [release = "unknown"] = process.argv.slice(2);
const texts = choose(records(readFileSync(0, "utf8")));
const { terms, places, idf } = vocabulary(texts.map(({ all }) => all));
const rows = texts.map(({ all }) => count(all, places));
const vs = await load();
const s = vs.create({ max_bytes: 2 ** 30 });
const { v, values } = leading(rows);
write(v);
console.log(`${texts.length} texts, ${terms.length} terms, ${DIMS} dimensions; singular values ${values[0].toFixed(2)} to ${values.at(-1).toFixed(2)}`);

/** Name, tags and descriptions of each package. */
function* records(text) {
  for (const record of text.split("\n\n")) {
    const field = (name) => record.match(new RegExp(`^${name}: (.*(?:\n .*)*)`, "m"))?.[1] ?? "";
    const [first, ...long] = field("Description(?:-en)?").split("\n");
    yield { name: field("Package"), section: field("Section"), source: field("Source").split(" ")[0], first, long: long.join(" "), tags: field("Tag") };
  }
}

/** Programs with a description of their own, those with the longest first, in the order of their names. */
function choose(all) {
  const seen = new Set();
  const fit = [...all].filter(({ name, section, first, long, tags, source }) => {
    const fits = SECTIONS.includes(section) && /role::program/.test(tags) && !/transitional|dummy|metapackage/i.test(first) && long.length > 80;
    const key = source || name;
    if (!fits || seen.has(key) || seen.has(first) || /-(data|dev|doc|dbg|common|i18n)$/.test(name)) return false;
    seen.add(key).add(name).add(first);
    return true;
  });
  const chosen = fit.sort((a, b) => b.long.length - a.long.length).slice(0, TEXTS);
  const words = (tags) => tags.replace(/\b(implemented-in|role|uitoolkit|interface|scope|devel|culture|suite|made-of)::[^,]*/g, "").replace(/works-with-format|works-with|::|[:,-]/g, " ");
  return chosen
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, first, long, tags }) => ({ name, first, all: `${name.replaceAll("-", " ")} ${first} ${first} ${long} ${words(tags)}` }));
}

/** The terms that say most: in enough texts, not in too many. */
function vocabulary(texts) {
  const [inTexts, times] = [new Map(), new Map()];
  for (const text of texts) {
    const all = stems(text);
    for (const stem of new Set(all)) inTexts.set(stem, (inTexts.get(stem) ?? 0) + 1);
    for (const stem of all) times.set(stem, (times.get(stem) ?? 0) + 1);
  }
  const fit = [...inTexts].filter(([, n]) => n >= LEAST && n <= texts.length / 4);
  const terms = fit.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, TERMS).map(([stem]) => stem).sort();
  return { terms, places: new Map(terms.map((term, i) => [term, i])), idf: terms.map((term) => Math.log(texts.length / inTexts.get(term))) };
}

/** Compressed rows of normalised weights, and of its transpose. */
function matrices(rows) {
  const entries = rows.map((row) => {
    const weights = row.map(([j, times]) => weight(times, idf[j]));
    const norm = Math.hypot(...weights) || 1;
    return row.map(([j], k) => [j, weights[k] / norm]);
  });
  const turned = terms.map(() => []);
  entries.forEach((row, i) => row.forEach(([j, w]) => turned[j].push([i, w])));
  return [compressed(entries, terms.length), compressed(turned, rows.length)];
}
function compressed(rows, cols) {
  const ptr = [0];
  for (const row of rows) ptr.push(ptr.at(-1) + row.length);
  const flat = rows.flat();
  const parts = { rowPtr: s.array("u32", ptr), col: s.array("u32", flat.map(([j]) => j)), val: s.array("f64", flat.map(([, w]) => w)) };
  return { rows: rows.length, cols, ...parts };
}

function product(args) {
  const work = s.array("f64", vs.exports.vs_gemm_work(2, args.m, args.n, args.k));
  s.gemm({ ...args, work });
  work.free();
}

/** The leading right singular vectors, a term a row, and the singular values. */
function leading(rows) {
  const [a, at] = matrices(rows);
  const n = DIMS + EXTRA;
  const [y, z] = [s.array("f64", a.rows * n), s.array("f64", a.cols * n)];
  let seed = 1;
  z.view.forEach((_, i, view) => (view[i] = (seed = (seed * 48271) % 2147483647) / 2147483647 - 0.5));
  const basis = () => {
    const { q, r } = s.qr({ a: z, rows: a.cols, cols: n, q: true });
    z.view.set(q.view);
    q.free();
    r.free();
  };
  basis();
  for (let round = 0; round < ROUNDS; round++) {
    s.spmm({ ...a, n, b: z, c: y });
    s.spmm({ ...at, n, b: y, c: z });
    basis();
  }
  s.spmm({ ...a, n, b: z, c: y });
  const gram = s.array("f64", n * n);
  product({ transA: true, m: n, n, k: a.rows, a: y, b: y, c: gram });
  const { values, vectors } = s.eigh({ a: gram, n, values: true, vectors: true });
  // Vectors come one a row by rising value: the last DIMS of them, largest first.
  const turn = s.array("f64", n * DIMS);
  for (let j = 0; j < DIMS; j++) for (let i = 0; i < n; i++) turn.view[i * DIMS + j] = vectors.view[(n - 1 - j) * n + i];
  const v = s.array("f64", a.cols * DIMS);
  product({ m: a.cols, n: DIMS, k: n, a: z, b: turn, c: v });
  return { v: v.view, values: Array.from(values.view.slice(-DIMS), Math.sqrt).reverse() };
}

/**
 * texts.json: names, first lines, terms, idf. vectors.bin: a scale (f32) for each
 * term, V as i8; then for each text how many terms (u8), then all their places
 * (u16), then how often (u8).
 */
function write(v) {
  const scales = new Float32Array(terms.length);
  const small = new Int8Array(terms.length * DIMS);
  for (let t = 0; t < terms.length; t++) {
    const row = v.subarray(t * DIMS, (t + 1) * DIMS);
    scales[t] = row.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127 || 1;
    row.forEach((x, j) => (small[t * DIMS + j] = Math.round(x / scales[t])));
  }
  const kept = rows.map((row) => [...row].sort(([i, m], [j, n]) => weight(n, idf[j]) - weight(m, idf[i])).slice(0, KEPT).sort(([i], [j]) => i - j));
  const flat = kept.flat();
  const parts = [scales, small, Uint8Array.from(kept, (row) => row.length), Uint16Array.from(flat, ([j]) => j), Uint8Array.from(flat, ([, n]) => Math.min(255, n))];
  // Two-byte places stand at an even address.
  if ((scales.byteLength + small.length + kept.length) % 2) throw new Error("drop a text: the places would stand at an odd address");
  mkdirSync(new URL("data", import.meta.url), { recursive: true });
  writeFileSync(new URL("data/vectors.bin", import.meta.url), Buffer.concat(parts.map(({ buffer }) => Buffer.from(buffer))));
  const about = { release, texts: texts.length, terms: terms.length, dims: DIMS, entries: flat.length };
  const lists = { names: texts.map(({ name }) => name), first: texts.map(({ first }) => first), terms, idf: idf.map((x) => Number(x.toFixed(3))) };
  writeFileSync(new URL("data/texts.json", import.meta.url), `${JSON.stringify({ about, ...lists })}\n`);
}
