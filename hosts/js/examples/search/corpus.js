// The texts in the module: every text's row of words times V gives its vector,
// in f32 and, by one scale, in int8. A query goes the same way. All arrays are
// made once; a search only writes, computes and reads.
import { load } from "../../src/index.js";
import { count, weight } from "./embed.js";

const WORDS = 256; // most different words of a query
export const BEST = 10; // texts that are shown
export const NEAR = 60; // texts that int8 hands on to f32

export async function open() {
  const [vs, lists, packed] = await Promise.all([load(), fetched("texts.json", "json"), fetched("vectors.bin", "arrayBuffer")]);
  return new Corpus(vs, lists, packed);
}

async function fetched(name, how) {
  const response = await fetch(new URL(`data/${name}`, import.meta.url));
  if (!response.ok) throw new Error(`data/${name} answered ${response.status} ${response.statusText}`);
  return response[how]();
}

class Corpus {
  #s;
  #places;
  #idf;
  #v;
  #query;
  #f32;
  #i8;
  #scale = 1;

  constructor(vs, { about, names, first, terms, idf }, packed) {
    Object.assign(this, { about, names, first, terms, variant: vs.variant });
    const s = (this.#s = vs.create());
    this.#places = new Map(terms.map((term, i) => [term, i]));
    this.#idf = idf;
    const { dims } = about;
    const { v, rows } = unpack(about, packed, terms.length);
    this.#v = s.array("f32", v);
    this.#query = { rowPtr: s.array("u32", 2), col: s.array("u32", WORDS), val: s.array("f32", WORDS) };
    const set = (dtype, scores) => ({
      x: s.array(dtype, about.texts * dims),
      q: s.array(dtype, dims),
      indices: s.array("u32", NEAR),
      scores: s.array(scores, NEAR),
    });
    this.#f32 = { ...set("f32", "f32"), near: s.array("f32", NEAR * dims) };
    this.#i8 = set("i8", "f64");
    this.#embedAll(rows);
  }

  #embedAll(rows) {
    const [s, { dims, texts }] = [this.#s, this.about];
    const a = { rowPtr: s.array("u32", rows.ptr), col: s.array("u32", rows.places), val: s.array("f32", rows.times.length) };
    const val = a.val.view;
    rows.times.forEach((times, k) => (val[k] = weight(times, this.#idf[rows.places[k]])));
    const { x } = this.#f32;
    const start = performance.now();
    s.spmm({ rows: texts, cols: this.terms.length, ...a, n: dims, b: this.#v, c: x });
    s.normalize({ x, out: x, rows: texts, cols: dims });
    this.embedded = performance.now() - start;
    Object.values(a).forEach((array) => array.free());
    // One scale for all, so that dot products in int8 compare across texts.
    this.#scale = 127 / x.view.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
    this.#quantise(x.view, this.#i8.x.view);
  }

  /** Puts a typed text in the place of the query; answers the words that are known. */
  write(text) {
    const { rowPtr, col, val } = this.#query;
    const row = count(text, this.#places).slice(0, WORDS);
    rowPtr.view[1] = row.length;
    row.forEach(([j, times], k) => {
      col.view[k] = j;
      val.view[k] = weight(times, this.#idf[j]);
    });
    return row.map(([j]) => this.terms[j]);
  }

  /** Puts a text of the corpus there. */
  like(place) {
    const { dims } = this.about;
    this.#f32.q.view.set(this.#f32.x.view.subarray(place * dims, (place + 1) * dims));
    this.#quantise(this.#f32.q.view, this.#i8.q.view);
  }

  /** The vector of what was written. */
  embed() {
    const [s, { dims }, { q }] = [this.#s, this.about, this.#f32];
    s.spmm({ rows: 1, cols: this.terms.length, ...this.#query, n: dims, b: this.#v, c: q });
    s.normalize({ x: q, out: q, rows: 1, cols: dims });
    this.#quantise(q.view, this.#i8.q.view);
  }

  /** Searches for a while, so that the engine has compiled the module for speed before anything is timed. */
  async warm(breathe) {
    this.like(0);
    for (let end = performance.now() + 80; performance.now() < end; await breathe()) {
      for (let r = 0; r < 8; r++) {
        this.embed();
        this.rerank(this.near());
        this.exact();
      }
    }
  }

  /** The texts that are nearest by int8. */
  near() {
    this.#search(this.#i8, this.#i8.x, this.about.texts, NEAR, "dot");
    return [...this.#i8.indices.view];
  }

  /** The best of those by f32. */
  rerank(places) {
    const { dims } = this.about;
    const { x, near } = this.#f32;
    const [all, few] = [x.view, near.view];
    places.forEach((place, k) => few.set(all.subarray(place * dims, (place + 1) * dims), k * dims));
    this.#search(this.#f32, near, places.length, BEST, "dot");
    return this.#read((k) => places[k]);
  }

  /** The best of all by f32, for comparison. */
  exact() {
    this.#search(this.#f32, this.#f32.x, this.about.texts, BEST, "dot");
    return this.#read((k) => k);
  }

  #quantise(from, to) {
    for (let j = 0; j < from.length; j++) to[j] = Math.max(-127, Math.min(127, Math.round(from[j] * this.#scale)));
  }

  #search({ q, indices, scores }, x, rows, k, metric) {
    this.#s.search({ metric, q, x, indices, scores, queries: 1, rows, cols: this.about.dims, k });
  }
  #read(place) {
    const { indices, scores } = this.#f32;
    return Array.from(indices.view.subarray(0, BEST), (k, rank) => ({ place: place(k), score: scores.view[rank] }));
  }
}

/** generate.mjs says how vectors.bin is laid out. */
function unpack({ texts, dims, entries }, packed, terms) {
  let at = 0;
  const next = (View, length) => {
    const view = new View(packed, at, length);
    at += view.byteLength;
    return view;
  };
  const [scales, small] = [next(Float32Array, terms), next(Int8Array, terms * dims)];
  const [lengths, places, times] = [next(Uint8Array, texts), next(Uint16Array, entries), next(Uint8Array, entries)];
  const v = new Float32Array(terms * dims);
  for (let t = 0, k = 0; t < terms; t++) for (const end = k + dims; k < end; k++) v[k] = small[k] * scales[t];
  const ptr = new Uint32Array(texts + 1);
  lengths.forEach((length, i) => (ptr[i + 1] = ptr[i] + length));
  return { v, rows: { ptr, places, times } };
}
