// An array that both ways can work on: in the module's memory where there is a
// module, else a typed array of its own. To the plain kernels its `ptr` is the
// typed array itself, so that the methods and checks of the host serve them too.
import { DTYPES, Resident, ResidentArray, numbers } from "../array.js";
import { VecsolveError } from "../error.js";
import { belongs } from "../handle.js";
import { Operations } from "../ops.js";
import { F32 } from "./plain/f32.js";
import { F64 } from "./plain/f64.js";

export class SharedArray extends Resident {
  #own;

  constructor(owner, dtype, length, resident) {
    super(owner, 0, "array", { dtype, length });
    this.resident = resident;
    this.#own = resident === null ? new DTYPES[dtype].View(length) : null;
  }

  get view() {
    if (this.owner === null) this.check("view");
    return this.resident === null ? this.#own : this.resident.view;
  }
  get ptr() {
    return this.view;
  }
  set(data, offset) {
    return ResidentArray.prototype.set.call(this, data instanceof SharedArray ? data.view : data, offset);
  }
}

/** The plain kernels as an owner of arrays, with the methods of an instance. */
export class Plain {
  wasm = { exports: { ...F32, ...F64 } };
  methods = new Operations(this);
  #instance;

  /** `instance` is what keeps the arrays, null where there is no module. */
  constructor(instance) {
    this.#instance = instance;
  }

  array(dtype, given) {
    const data = given instanceof SharedArray ? given.view : given;
    if (this.#instance !== null) {
      const resident = this.#instance.array(dtype, data);
      return new SharedArray(this, dtype, resident.length, resident);
    }
    if (!Object.hasOwn(DTYPES, dtype)) {
      throw new VecsolveError("dtype", `array: ${String(dtype)} is none of ${Object.keys(DTYPES).join(", ")}`);
    }
    const values = typeof data === "number" ? null : numbers(data, dtype, "array");
    const length = values === null ? data : values.length;
    if (!Number.isInteger(length) || length < 0 || length > 0xffff_ffff) throw new VecsolveError("shape", `array: ${length} is not a length`);
    const array = new SharedArray(this, dtype, length, null);
    if (values !== null) array.view.set(values);
    return array;
  }

  /** Called by an array's free(). */
  free(array) {
    array.resident?.free();
    array.forget("id");
  }

  check(object, where) {
    belongs(this, object, where);
  }
}
