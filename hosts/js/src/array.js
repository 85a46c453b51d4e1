// What lives in the module under an id: objects (matrices and the like) and
// arrays. An array's `view` is a typed array over the wasm memory itself: no
// copies. Memory that grows detaches every view, so `view` makes a new one then.
import { VecsolveError } from "./error.js";

/** Dtypes of the ABI: code, typed array, and for whole numbers the range. */
export const DTYPES = {
  f32: { code: 1, View: Float32Array },
  f64: { code: 2, View: Float64Array },
  i32: { code: 3, View: Int32Array, least: -(2 ** 31), most: 2 ** 31 - 1 },
  u32: { code: 4, View: Uint32Array, least: 0, most: 2 ** 32 - 1 },
  i8: { code: 5, View: Int8Array, least: -128, most: 127 },
  u8: { code: 6, View: Uint8Array, least: 0, most: 255 },
};

// A view keeps its array, and so its instance, from being collected.
const keepers = new WeakMap();

// Own properties that cannot be written: before a kernel they are read about
// twice as fast as private ones behind getters.
function fix(object, values, enumerable = true) {
  for (const [name, value] of Object.entries(values)) {
    Object.defineProperty(object, name, { value, enumerable, configurable: true });
  }
}

export class Resident {
  #lost = "id";

  /** `owner` is the handle it belongs to, null once it is gone. */
  constructor(owner, id, kind, facts) {
    fix(this, { owner }, false);
    fix(this, { id, kind, ...facts });
  }

  free() {
    this.check("free");
    this.owner.free(this);
  }

  [Symbol.dispose ?? Symbol.for("Symbol.dispose")]() {
    if (this.owner !== null) this.free();
  }

  /** Refuses when this is no longer in the module. */
  check(where) {
    if (this.owner !== null) return;
    const why = { id: "it was freed", handle: "its instance was destroyed", trap: "its module trapped" };
    throw new VecsolveError(this.#lost, `${where}: this ${this.kind} is gone, ${why[this.#lost]}`);
  }

  /** Called by the owner when the module no longer has it. */
  forget(status) {
    fix(this, { owner: null }, false);
    this.#lost = status;
  }
}

export class ResidentArray extends Resident {
  #view = null;

  /** `ptr` is the address in the module's memory; it stays until the array is freed. */
  constructor(owner, id, dtype, ptr, length) {
    super(owner, id, "array", { dtype, length, ptr });
  }

  get view() {
    this.check("view");
    // A detached view has length 0.
    if (this.#view === null || this.#view.length !== this.length || this.length === 0) {
      const { View } = DTYPES[this.dtype];
      this.#view = new View(this.owner.wasm.memory.buffer, this.ptr, this.length);
      keepers.set(this.#view, this);
    }
    return this.#view;
  }

  set(data, offset = 0) {
    this.check("set");
    const values = numbers(data, this.dtype, "set");
    if (!Number.isInteger(offset) || offset < 0 || offset + values.length > this.length) {
      throw new VecsolveError("shape", `set: ${values.length} values at ${offset} do not fit into ${this.length}`);
    }
    this.view.set(values, offset);
    return this;
  }

  forget(status) {
    super.forget(status);
    Object.defineProperty(this, "ptr", { get: () => this.check("ptr") });
  }
}

/** The dtype for `data` among those accepted: its own, or else the first. */
export function dtypeFor(data, accepted) {
  return accepted.find((dtype) => data instanceof DTYPES[dtype].View) ?? accepted[0];
}

/** `data` as an array-like whose every value the dtype can hold. */
export function numbers(data, dtype, what) {
  if (data instanceof ResidentArray) data = data.view;
  if (data instanceof DTYPES[dtype].View) return data;
  const listed = typeof data === "object" && data !== null && (typeof data.length === "number" || Symbol.iterator in data);
  if (!listed) {
    throw new VecsolveError("dtype", `${what}: give an array of numbers, not ${data === null ? "null" : typeof data}`);
  }
  const values = typeof data.length === "number" ? data : Array.from(data);
  const { least, most } = DTYPES[dtype];
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    let fits = typeof value === "number";
    if (least !== undefined) fits &&= Number.isInteger(value) && value >= least && value <= most;
    else if (dtype === "f32") fits &&= Number.isFinite(Math.fround(value)) || !Number.isFinite(value);
    if (!fits) throw new VecsolveError("dtype", `${what}: value ${i} is ${String(value)}, which ${dtype} cannot hold`);
  }
  return values;
}
