// One operation from its call to its end: turns the host's objects into the
// ids of a request, keeps the temporaries it uploaded until the operation
// ends, and puts objects in place of ids into the result.
//
// Which arguments those are, and of which kinds, a spec (spec.js) says. Numbers for
// an array are uploaded to a temporary; of an output, true makes an array, and so
// does leaving out one that is required. An operation with `made` can end without its
// object: its result then is the record, with the object when `made` is the reason, else null.
import { Resident, dtypeFor } from "./array.js";
import { VecsolveError } from "./error.js";

export class Job {
  #handle;
  #spec;
  #temporaries = [];
  #outs = new Map();
  #made = [];
  #taken = [];
  #newId = 0;

  constructor(handle, spec) {
    this.#handle = handle;
    this.#spec = spec;
  }

  /** The request for the arguments, as text. */
  request(args) {
    const { op, args: rows } = this.#spec;
    let text = `{"op":"${op}"`;
    for (const name of Object.keys(args)) {
      const value = args[name];
      if (value !== undefined && !rows.some((row) => row.name === name)) text += `,${quoted(name)}:${scalar(op, name, value)}`;
    }
    for (const row of rows) {
      const id = this.#id(row, args[row.name]);
      if (id !== undefined) text += `,"${row.name}":${id}`;
    }
    return text + "}";
  }

  /** The module's result with every number a number. */
  read(text) {
    const result = JSON.parse(text);
    if (text.includes("null")) number(result, this.#spec.nullable);
    return result;
  }

  /** Ends a job that succeeded: its result with the objects in it. */
  finish(result) {
    this.#freeTemporaries();
    for (const [name, array] of this.#outs) {
      result[name] = typeof array === "number" ? this.#handle.find(array) : array;
      if (typeof array === "number" && result[name] !== null) this.#made.push(result[name]);
    }
    if (this.#newId === 0) return result;
    const { op, status, ...fields } = result;
    const { made } = this.#spec;
    if (made !== undefined && result.reason !== made) {
      this.#handle.giveBackId(this.#newId);
      return { ...result, [op]: null };
    }
    const object = this.#handle.adopt(new Resident(this.#handle, this.#newId, op, fields));
    if (made === undefined) return object;
    this.#made.push(object);
    return { ...result, [op]: object };
  }

  /** The module has taken the request: what it frees is gone. */
  accepted() {
    for (const object of this.#taken.splice(0)) this.#handle.drop(object);
  }

  /** Ends a job that failed: nothing it made is left. */
  abandon() {
    if (this.#handle.wasm.lost || !this.#handle.alive) return;
    this.#freeTemporaries();
    const made = [...this.#outs.values(), this.#newId].filter((id) => typeof id === "number" && id !== 0);
    for (const id of made) {
      // A refused request has made nothing, and then the module answers "id".
      this.#handle.wasm.op(this.#handle.number, `{"op":"free","id":${id}}`);
      this.#handle.giveBackId(id);
    }
  }

  /** Frees the arrays that a finished job made, for a result nobody will see. */
  discard() {
    for (const array of this.#made.splice(0)) this.#handle.free(array);
  }

  #id(row, value) {
    const what = `${this.#spec.op}: ${row.name}`;
    if (row.kind === "new") {
      if (value !== undefined) throw new VecsolveError("field", `${what} is chosen by the host: leave it out`);
      return (this.#newId = this.#handle.takeId());
    }
    if (row.kind === "out" && (value === true || (value === undefined && !row.optional))) {
      const id = this.#handle.takeId();
      this.#outs.set(row.name, id);
      return id;
    }
    if (value === undefined) return undefined;
    if (row.kind === "array" && !(value instanceof Resident)) return this.#upload(row, value, what);
    this.#handle.check(value, what);
    if (row.kind === "out") this.#outs.set(row.name, value);
    if (row.taken) this.#taken.push(value);
    // Whether an object is of the right kind is the module's to say.
    return value.id;
  }

  #upload(row, value, what) {
    // A number would be taken for a length.
    if (typeof value === "number") throw new VecsolveError("dtype", `${what}: give an array of numbers, not a number`);
    const array = this.#handle.array(dtypeFor(value, row.dtypes), value, what);
    this.#temporaries.push(array);
    return array.id;
  }

  #freeTemporaries() {
    for (const array of this.#temporaries.splice(0)) this.#handle.free(array);
  }
}

const quoted = (word) => (/^\w+$/.test(word) ? `"${word}"` : JSON.stringify(word));

/** In a field that always has a number, null is one without a finite value. */
function number(record, nullable) {
  for (const key in record) {
    const value = record[key];
    if (value === null && !nullable.includes(key)) record[key] = NaN;
    else if (typeof value === "object" && value !== null) number(value, nullable);
  }
}

function scalar(op, name, value) {
  const fine = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  if (fine && name !== "op") return typeof value === "string" ? quoted(value) : value;
  const why = name === "op" ? "is the method's own name: leave it out" : `must be a finite number, a word or a flag, not ${String(value)}`;
  throw new VecsolveError("field", `${op}: ${name} ${why}`);
}
