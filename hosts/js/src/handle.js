// One handle of the module and what the host keeps for it: the ids it gave
// out, the objects behind them, and the job that is under way.
import { DTYPES, ResidentArray, numbers } from "./array.js";
import { VecsolveError, fromCode } from "./error.js";
import { Job } from "./job.js";

export class Handle {
  #number;
  #alive = true;
  #objects = new Map();
  #freeIds = [];
  #lastId = 0;
  #job = null;

  constructor(wasm, number) {
    this.wasm = wasm;
    this.#number = number;
    wasm.enlist(this);
  }

  get number() {
    return this.#number;
  }
  get alive() {
    return this.#alive;
  }
  /** The pending job, or null. */
  get job() {
    return this.#job;
  }

  takeId() {
    return this.#freeIds.pop() ?? ++this.#lastId;
  }
  giveBackId(id) {
    this.#freeIds.push(id);
  }
  adopt(object) {
    this.#objects.set(object.id, object);
    return object;
  }

  /** Makes an array of a length, or of the values given. */
  array(dtype, given, what = "array") {
    if (!Object.hasOwn(DTYPES, dtype)) {
      throw new VecsolveError("dtype", `${what}: ${String(dtype)} is none of ${Object.keys(DTYPES).join(", ")}`);
    }
    let values = typeof given === "number" ? null : numbers(given, dtype, what);
    const length = values === null ? given : values.length;
    if (!Number.isInteger(length) || length < 0 || length > 0xffff_ffff) {
      throw new VecsolveError("shape", `${what}: ${length} is not a length`);
    }
    // Making the array may grow the memory and so detach a view that is the data.
    if (values?.buffer === this.wasm.memory.buffer) values = values.slice();
    const id = this.takeId();
    const pointer = this.wasm.guard((vs) => vs.vs_array(this.#number, id, DTYPES[dtype].code, length)) >>> 0;
    if (pointer === 0) {
      this.giveBackId(id);
      throw this.wasm.fault(this.#number);
    }
    const array = this.adopt(new ResidentArray(this, id, dtype, pointer, length));
    if (values !== null) array.view.set(values);
    return array;
  }

  /** The array that an operation made under `id`, or null when it did not come to that. */
  find(id) {
    const info = this.wasm.arrayInfo(this.#number, id);
    if (info === null) {
      this.giveBackId(id);
      return null;
    }
    const { address, length, dtype } = info;
    const name = Object.keys(DTYPES).find((key) => DTYPES[key].code === dtype);
    return this.adopt(new ResidentArray(this, id, name, address, length));
  }

  /** Frees an object; answers the operation's result. */
  free(object) {
    this.check(object, "free");
    this.#request(`{"op":"free","id":${object.id}}`);
    const result = JSON.parse(this.wasm.result(this.#number));
    this.drop(object);
    return result;
  }

  /** Forgets an object that the module has freed. */
  drop(object) {
    this.#objects.delete(object.id);
    this.giveBackId(object.id);
    object.forget("id");
  }

  /** Refuses what is not a living object of this instance. */
  check(object, where) {
    belongs(this, object, where);
  }

  /** Runs an operation of the table to its end, or to the end of its budget. */
  run(spec, args) {
    const job = new Job(this, spec);
    try {
      const code = this.#request(job.request(args ?? {}));
      job.accepted();
      return this.#settle(job, code);
    } catch (error) {
      if (this.#job !== job) job.abandon();
      throw error;
    }
  }

  step(budget = 0) {
    if (!Number.isInteger(budget) || budget < 0 || budget > 0xffff_ffff) {
      throw new VecsolveError("field", `budget is ${String(budget)}: give a whole number of work units, 0 for all`);
    }
    return this.#goOn((vs) => vs.vs_step(this.#number, budget));
  }

  cancel() {
    return this.#goOn((vs) => vs.vs_cancel(this.#number));
  }

  destroy() {
    if (!this.#alive) return;
    this.lose("handle");
    const code = this.wasm.guard((vs) => vs.vs_destroy(this.#number));
    if (code < 0) throw fromCode(code, "destroy");
  }

  /** Gives up everything; `status` is what its objects then say. */
  lose(status) {
    this.#alive = false;
    this.#job = null;
    for (const object of this.#objects.values()) object.forget(status);
    this.#objects.clear();
  }

  #request(request) {
    const code = this.wasm.op(this.#number, request);
    if (code < 0) throw this.wasm.fault(this.#number);
    return code;
  }

  #goOn(call) {
    const job = this.#job;
    const code = this.wasm.guard(call);
    if (code >= 0) return this.#settle(job, code);
    const fault = this.wasm.fault(this.#number);
    this.#job = null;
    job?.abandon();
    throw fault;
  }

  #settle(job, code) {
    const result = job.read(this.wasm.result(this.#number));
    this.#job = code === 1 ? job : null;
    return code === 1 ? result : job.finish(result);
  }
}

/** Refuses what is not a living object of this owner. */
export function belongs(owner, object, where) {
  if (object?.owner === owner) return;
  if (typeof object?.check !== "function") {
    throw new VecsolveError("kind", `${where}: give an object that this instance made, not ${object === null ? "null" : typeof object}`);
  }
  object.check(where);
  throw new VecsolveError("id", `${where}: this ${object.kind} belongs to another instance`);
}
