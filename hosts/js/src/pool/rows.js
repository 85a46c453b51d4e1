// Rows to be searched, each worker with its part of them. The parts' answers
// are merged in the order of the kernel, so that they are its bits: best
// first, equals by lower index, NaN last.
import { VecsolveError } from "../error.js";

const METRICS = ["dot", "l2sq", "cosine", "l1", "hamming", "jaccard"];
const LARGEST_FIRST = ["dot", "cosine", "jaccard"];
const VIEWS = { f32: Float32Array, f64: Float64Array, i8: Int8Array, u8: Uint8Array };

export class PoolRows {
  #crew;
  #slot;
  #from;

  /** Hands every worker its part of the values. */
  static async make(crew, data, cols) {
    const dtype = Object.keys(VIEWS).find((name) => data instanceof VIEWS[name]);
    if (dtype === undefined) throw new VecsolveError("dtype", "rows: give a Float32Array, Float64Array, Int8Array or Uint8Array");
    if (!Number.isInteger(cols) || cols < 1 || data.length % cols !== 0) {
      throw new VecsolveError("shape", `rows: ${data.length} values are no rows of ${String(cols)}`);
    }
    const rows = data.length / cols;
    const from = Array.from({ length: crew.size + 1 }, (_, i) => Math.floor((i * rows) / crew.size));
    const made = new PoolRows(crew, dtype, rows, cols, from);
    try {
      await crew.all("rows", (i) => ({ slot: made.#slot, data: crew.part(data, from[i] * cols, from[i + 1] * cols) }));
    } catch (error) {
      await made.free().catch(() => {});
      throw error;
    }
    return made;
  }

  constructor(crew, dtype, rows, cols, from) {
    this.#crew = crew;
    this.#slot = crew.slot();
    this.#from = from;
    Object.assign(this, { dtype, rows, cols });
  }

  async search({ q, k, metric = "dot" }, { signal, onProgress } = {}) {
    if (this.#slot === 0) throw new VecsolveError("id", "search: these rows are gone, they were freed");
    const { dtype, rows, cols } = this;
    if (!(q instanceof VIEWS[dtype])) throw new VecsolveError("dtype", `search: q is no ${VIEWS[dtype].name}, as the rows are`);
    if (q.length % cols !== 0) throw new VecsolveError("shape", `search: q holds ${q.length} values, no multiple of ${cols}`);
    if (!Number.isInteger(k) || k < 0 || k > rows) throw new VecsolveError("shape", `search: k is ${String(k)}, there are ${rows} rows`);
    const number = METRICS.indexOf(metric);
    if (number < 0) throw new VecsolveError("field", `search: metric is ${String(metric)}, not one of ${METRICS.join(", ")}`);
    const queries = q.length / cols;
    const part = (i) => this.#from[i + 1] - this.#from[i];
    const done = new Array(this.#crew.size).fill(0);
    const onDone = (count, i) => {
      done[i] = count;
      onProgress?.({ done: Math.floor(done.reduce((a, b) => a + b) / done.length), total: queries });
    };
    const qs = this.#crew.forAll(q);
    const args = (i) => ({ slot: this.#slot, dtype, metric: number, q: qs[i], rows: part(i), cols, k: Math.min(k, part(i)) });
    const parts = await this.#crew.all("search", args, { signal, onDone });
    return { ...this.#merged(parts, queries, k, LARGEST_FIRST.includes(metric)), queries, k };
  }

  /** Gives the rows' memory back. */
  async free() {
    const slot = this.#slot;
    this.#slot = 0;
    if (slot !== 0 && !this.#crew.lost) await this.#crew.all("free", () => ({ slot }));
  }
  [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
    return this.free();
  }

  #merged(parts, queries, k, largestFirst) {
    const indices = new Uint32Array(queries * k);
    const scores = new (this.dtype === "f32" ? Float32Array : Float64Array)(queries * k);
    const lengths = parts.map((_, i) => Math.min(k, this.#from[i + 1] - this.#from[i]));
    // Whether a comes before b, which stands in a later part where they are equal.
    const before = (a, b) => !(largestFirst ? b > a : b < a) && !(a !== a && b === b);
    for (let query = 0; query < queries; query++) {
      const at = lengths.map(() => 0);
      for (let place = query * k; place < (query + 1) * k; place++) {
        let best = -1;
        for (let i = 0; i < parts.length; i++) {
          if (at[i] === lengths[i]) continue;
          const score = (part) => parts[part].scores[query * lengths[part] + at[part]];
          if (best < 0 || !before(score(best), score(i))) best = i;
        }
        const from = query * lengths[best] + at[best]++;
        scores[place] = parts[best].scores[from];
        indices[place] = this.#from[best] + parts[best].indices[from];
      }
    }
    return { indices, scores };
  }
}
