// The module with nothing but WebAssembly.instantiate: what the benchmarks time
// is the bare export over addresses that were taken once.

/** A module from its bytes. */
export async function instantiate(bytes) {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  return new Module(instance.exports);
}

class Module {
  constructor(exports) {
    this.exports = exports;
  }
  /** Room for values of a typed array: its address, and a view that is taken anew when memory grew. */
  array(View, source) {
    const n = typeof source === "number" ? source : source.length;
    const ptr = this.exports.vs_alloc(Math.max(1, n * View.BYTES_PER_ELEMENT));
    if (ptr === 0) throw new Error(`no memory for ${n} values`);
    const array = new Resident(this.exports.memory, View, ptr, n);
    if (typeof source !== "number") array.view.set(source);
    return array;
  }
  free(array) {
    this.exports.vs_free(array.ptr);
  }
}

class Resident {
  #memory;
  #View;
  constructor(memory, View, ptr, length) {
    this.#memory = memory;
    this.#View = View;
    this.ptr = ptr;
    this.length = length;
  }
  get view() {
    return new this.#View(this.#memory.buffer, this.ptr, this.length);
  }
}
