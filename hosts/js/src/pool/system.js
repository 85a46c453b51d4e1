// A sparse matrix, or a factorisation of it, that every worker has, and many
// right-hand sides shared out among them. Every worker computes the same bits,
// so it does not matter which one takes a side.
import { numbers, dtypeFor, DTYPES } from "../array.js";
import { VecsolveError } from "../error.js";
import { Job } from "../job.js";
import { CSR, FACTOR, FACTOR_SOLVE, SOLVE } from "../ops.js";
import { together } from "./crew.js";

class PoolObject {
  #crew;
  #slot;
  #kind;

  constructor(crew, slot, kind, facts) {
    this.#crew = crew;
    this.#slot = slot;
    this.#kind = kind;
    Object.assign(this, facts);
  }

  get crew() {
    return this.#crew;
  }
  /** What the workers know it by. */
  slot(where) {
    if (this.#slot === 0) throw new VecsolveError("id", `${where}: this ${this.#kind} is gone, it was freed`);
    return this.#slot;
  }

  /** Gives its memory back. */
  async free() {
    const slot = this.#slot;
    this.#slot = 0;
    if (slot !== 0 && !this.#crew.lost) await this.#crew.all("free", () => ({ slot }));
  }
  [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
    return this.free();
  }
}

export class PoolMatrix extends PoolObject {
  static async make(crew, { row, col, val, ...request }) {
    const [rows, cols, values] = [[row, "row"], [col, "col"], [val, "val"]].map(([given, name]) => crew.forAll(typed(CSR, name, given)));
    const slot = crew.slot();
    const texts = await crew.all("csr", (i) => ({ slot, row: rows[i], col: cols[i], val: values[i], request: plain("csr", request) }));
    const { op, status, ...facts } = read(CSR, texts[0]);
    return new PoolMatrix(crew, slot, op, facts);
  }

  /** Solves for every right-hand side in `b`, which follow each other. */
  solve({ b, ...request }, options) {
    return solved(this, { how: "solve", spec: SOLVE, slot: this.slot("solve"), b, request, rows: this.rows, cols: this.cols }, options);
  }

  /** Factors it in every worker, for right-hand sides to come. */
  async factor(request = {}, { signal } = {}) {
    const [slot, a] = [this.crew.slot(), this.slot("factor")];
    const texts = await this.crew.all("factor", () => ({ slot, a, request: plain("factor", request) }), { signal });
    const result = read(FACTOR, texts[0]);
    const { op, status, ...facts } = result;
    return { ...result, factor: result.reason === FACTOR.made ? new PoolFactor(this.crew, slot, op, facts) : null };
  }
}

export class PoolFactor extends PoolObject {
  solve({ b, ...request }, options) {
    const about = { how: "factor_solve", spec: FACTOR_SOLVE, slot: this.slot("factor_solve"), b, request, rows: this.n, cols: this.n };
    return solved(this, about, options);
  }
}

/** Each worker takes the next sides when it is done with its last. */
async function solved({ crew }, { how, spec, slot, b, request, rows, cols }, { signal, onProgress } = {}) {
  const sides = typed(spec, "b", b);
  if (rows === 0 || sides.length % rows !== 0) throw new VecsolveError("shape", `${how}: b holds ${sides.length} values, no multiple of ${rows}`);
  const total = sides.length / rows;
  const x = new sides.constructor(total * cols);
  const results = [];
  const fields = plain(how, request);
  const several = how === "solve" ? 1 : Math.max(1, Math.ceil(total / (4 * crew.size)));
  let [next, done] = [0, 0];
  const failed = new AbortController();
  const either = failed.signal;
  const forward = () => failed.abort(signal.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", forward, { once: true });
  const work = async (worker) => {
    while (next < total) {
      either.throwIfAborted();
      const [from, to] = [next, (next = Math.min(total, next + several))];
      const args = { slot, how, b: crew.part(sides, from * rows, to * rows), length: (to - from) * cols, request: fields };
      const answer = await crew.send(worker, "solve", args, { signal: either });
      x.set(answer.x, from * cols);
      results[from / several] = read(spec, answer.text);
      done += to - from;
      onProgress?.({ done, total });
    }
  };
  const each = (_, worker) =>
    work(worker).catch((error) => {
      failed.abort(error);
      throw error;
    });
  await together(Array.from({ length: crew.size }, each)).finally(() => signal?.removeEventListener("abort", forward));
  return { x, results };
}

/** Numbers as a typed array of a dtype that the argument takes. */
function typed(spec, name, values) {
  const what = `${spec.op}: ${name}`;
  const { dtypes } = spec.args.find((arg) => arg.name === name);
  const dtype = dtypeFor(values, dtypes);
  if (typeof values === "number") throw new VecsolveError("dtype", `${what}: give an array of numbers, not a number`);
  const checked = numbers(values, dtype, what);
  return checked instanceof DTYPES[dtype].View ? checked : DTYPES[dtype].View.from(checked);
}

/** The fields of a request that are neither objects nor arrays. */
function plain(op, request) {
  for (const [name, value] of Object.entries(request)) {
    const fine = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value) || value === undefined;
    if (!fine) throw new VecsolveError("field", `${op}: ${name} must be a finite number, a word or a flag, not ${String(value)}`);
  }
  return request;
}

const read = (spec, text) => new Job(null, spec).read(text);
