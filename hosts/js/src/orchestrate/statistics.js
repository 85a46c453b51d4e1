// What a kernel's calls cost: every call is counted, one in `every` is timed,
// and of those the last 512 are kept for the percentiles.
import { clock } from "./measure.js";

const KEPT = 512;

export class Statistics {
  calls = 0;
  wasm = 0;
  #every;
  #timed = 0;
  #total = 0;
  #last = new Float64Array(KEPT);

  constructor(every) {
    this.#every = every;
  }

  /** Runs a call and takes note of it. */
  count(call, wasm, target, a, b, c, d, e) {
    if (wasm) this.wasm++;
    if (this.calls++ % this.#every !== 0) return call.call(target, a, b, c, d, e);
    const start = clock.now();
    const answer = call.call(target, a, b, c, d, e);
    const ms = clock.now() - start;
    this.#last[this.#timed++ % KEPT] = ms;
    this.#total += ms;
    return answer;
  }

  /** Times in microseconds; null where nothing was timed. */
  read() {
    const sorted = this.#last.slice(0, Math.min(KEPT, this.#timed)).sort();
    const at = (part) => (sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] * 1000);
    const mean = this.#timed === 0 ? null : (this.#total / this.#timed) * 1000;
    const { calls, wasm } = this;
    return { calls, wasm, share: calls === 0 ? 0 : wasm / calls, timed: this.#timed, mean, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
  }
}
