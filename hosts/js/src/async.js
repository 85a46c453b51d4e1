// An operation in slices: between two steps the event loop runs, so that a
// page stays alive, progress can be shown and the operation can be aborted.
// What is handed out is a promise of the result that can also be iterated: it
// then goes on only as its progress is taken, so that a loop that waits is a
// pause.
import { VecsolveError } from "./error.js";

// Work units are about a nanosecond, but machines and operations differ: a
// slice is made longer or shorter until it takes about this long.
const SLICE_MS = 4;
const [FIRST, LEAST, MOST] = [250_000, 50_000, 16_000_000];

/** Starts an operation: `Promise & AsyncIterable`, with `cancel()`. */
export function runAsync(handle, spec, args, options = {}) {
  const slices = new Slices(handle, spec, options);
  const done = slices.run(args);
  return Object.assign(done, {
    cancel: () => (slices.cancel(), done),
    [Symbol.asyncIterator]: () => slices.iterate(done),
  });
}

class Slices {
  #handle;
  #spec;
  #options;
  #job = null;
  /** The result of an operation that was cancelled. */
  #reached = null;
  #iterated = false;
  #over = false;
  /** The iterator's request for progress, and how to tell the operation of one. */
  #asked = null;
  #wake = null;

  constructor(handle, spec, options) {
    this.#handle = handle;
    this.#spec = spec;
    this.#options = options;
  }

  async run(args) {
    const { signal, onProgress, budget } = this.#options;
    signal?.throwIfAborted();
    const wake = () => this.#wake?.();
    signal?.addEventListener?.("abort", wake);
    let units = budget ?? FIRST;
    try {
      let result = this.#handle.run(this.#spec, { ...args, budget: units });
      this.#job = this.#handle.job;
      while (result.status === "pending") {
        onProgress?.(result);
        await turn();
        if (this.#iterated) await this.#show(result);
        if (this.#reached !== null) return this.#reached;
        this.#stillThere();
        signal?.throwIfAborted();
        const start = performance.now();
        result = this.#handle.step(units);
        units = budget ?? fitted(units, performance.now() - start);
      }
      return result;
    } catch (error) {
      if (this.#pending) {
        this.#handle.cancel();
        this.#job.discard();
      }
      throw error;
    } finally {
      signal?.removeEventListener?.("abort", wake);
      this.#over = true;
      this.#asked?.({ value: undefined, done: true });
    }
  }

  /** Ends the operation where it is. */
  cancel() {
    if (!this.#pending) return;
    this.#reached = this.#handle.cancel();
    this.#wake?.();
  }

  iterate(done) {
    this.#iterated = true;
    // The loop hears of a failure from next().
    const end = () => ({ value: undefined, done: true });
    done.catch(end);
    const next = () => {
      if (this.#over) return done.then(end);
      const progress = new Promise((resolve) => (this.#asked = resolve));
      this.#wake?.();
      return progress.then((step) => (step.done ? done.then(end) : step));
    };
    // Leaving the loop early ends the operation.
    const leave = () => (this.cancel(), Promise.resolve({ value: undefined, done: true }));
    const iterator = { next, return: leave, [Symbol.asyncIterator]: () => iterator };
    return iterator;
  }

  /** Hands progress to the loop, and waits until it wants more. */
  async #show(result) {
    await this.#demand();
    this.#asked?.({ value: result, done: false });
    this.#asked = null;
    await this.#demand();
  }

  #demand() {
    const over = this.#asked !== null || this.#reached !== null || this.#options.signal?.aborted;
    return over ? undefined : new Promise((resolve) => (this.#wake = resolve)).then(() => (this.#wake = null));
  }

  get #pending() {
    return this.#job !== null && this.#handle.job === this.#job;
  }

  #stillThere() {
    if (this.#pending) return;
    const status = this.#handle.alive ? "idle" : "handle";
    throw new VecsolveError(status, `${this.#spec.op}: it was ended from elsewhere before it was done`);
  }
}

/** Work units for a slice of the right length; a clock may be coarse, or stand still. */
function fitted(units, ms) {
  const wanted = units * Math.min(2, Math.max(0.25, SLICE_MS / Math.max(ms, 0.1)));
  return Math.round(Math.min(MOST, Math.max(LEAST, wanted)));
}

// Timers are held back to 4 ms in browsers; a message is not.
function turn() {
  if (typeof setImmediate === "function") return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
