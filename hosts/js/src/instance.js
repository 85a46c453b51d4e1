// What `create` answers: the operations of the table, arrays, and the end.
import { Handle } from "./handle.js";
import { Operations } from "./ops.js";

export class Instance extends Operations {
  #handle;

  constructor(wasm, number) {
    const handle = new Handle(wasm, number);
    super(handle);
    this.#handle = handle;
    net?.register(handle, { wasm, number }, handle);
  }

  /** True while an operation waits for step() or cancel(). */
  get pending() {
    return this.#handle.job !== null;
  }
  get destroyed() {
    return !this.#handle.alive;
  }

  array(dtype, given) {
    return this.#handle.array(dtype, given);
  }
  step(budget) {
    return this.#handle.step(budget);
  }
  cancel() {
    return this.#handle.cancel();
  }
  free(object) {
    return this.#handle.free(object);
  }

  destroy() {
    net?.unregister(this.#handle);
    this.#handle.destroy();
  }
  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    this.destroy();
  }
}

// Only a net: collectors run when they like, and never inside synchronous code.
// Arrays hold the handle too: an instance lives as long as one of its arrays.
// Some edge runtimes have no registry, and then no net.
const { FinalizationRegistry: Registry } = globalThis;
const net =
  Registry &&
  new Registry(({ wasm, number }) => {
    if (!wasm.lost) wasm.exports.vs_destroy(number);
  });
