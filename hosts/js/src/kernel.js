// The checks before a direct kernel. The tests that pass are a few compares,
// short so that the engine inlines them; the sentence is only made on failure.
// Which of them a kernel needs, and in which order, is generated into ops.js.
import { DTYPES } from "./array.js";
import { VecsolveError, fromCode } from "./error.js";

/** One array: its length. The dtype is asked for where the export is chosen. */
export function one(handle, kernel, x) {
  if (x?.owner !== handle) refuse(handle, kernel, [x]);
  return x.length;
}

/** Two arrays of one dtype and length: their length. */
export function two(handle, kernel, x, y) {
  const fits = x?.owner === handle && y?.owner === handle && x.dtype === y.dtype && x.length === y.length;
  if (!fits) refuse(handle, kernel, [x, y]);
  return x.length;
}

/** Three arrays of one dtype and length: their length. */
export function three(handle, kernel, x, y, z) {
  two(handle, kernel, x, y);
  return two(handle, kernel, x, z);
}

/** The one object of arguments, whose fields are among these words. */
export function named(kernel, args, fields) {
  const known = (KNOWN[fields] ??= fields.split(" "));
  if (typeof args !== "object" || args === null) throw new VecsolveError("field", `${kernel}: give one object with ${known.join(", ")}`);
  for (const name in args) {
    if (!known.includes(name)) throw new VecsolveError("field", `${kernel}: ${name} is none of ${known.join(", ")}`);
  }
  return args;
}

/** The export of a kernel for a dtype. */
export function exported(handle, kernel, dtype) {
  const names = (NAMES[kernel] ??= {});
  const name = (names[dtype] ??= `vs_${kernel.replace(/[A-Z]/g, "_$&").toLowerCase()}_${dtype}`);
  return handle.wasm.exports[name];
}

// Put together once each.
const [KNOWN, NAMES] = [{}, {}];

/** The array that decides the dtype, one of those there is an export for. */
export function lead(handle, kernel, dtypes, name, x) {
  if (x?.owner !== handle) handle.check(x, `${kernel}: ${name}`);
  if (!dtypes.includes(x.dtype)) unfit(`${kernel}: ${name}`, x, dtypes);
  return x.dtype;
}

/** An array of this dtype. */
export function array(handle, kernel, name, x, dtype) {
  if (x?.owner !== handle) handle.check(x, `${kernel}: ${name}`);
  if (x.dtype !== dtype) unfit(`${kernel}: ${name}`, x, [dtype]);
}

/** The dtype of what a kernel over this dtype answers with. */
export function score(dtype) {
  return dtype === "f32" ? "f32" : "f64";
}

/** Refuses an array whose dtype is none of these. */
export function unfit(where, x, dtypes = ["f32", "f64"]) {
  if (x.kind !== "array") throw new VecsolveError("kind", `${where}: give an array, not a ${x.kind}`);
  throw new VecsolveError("dtype", `${where}: takes ${dtypes.join(" or ")}, not ${x.dtype}`);
}

/** A floating-point number. */
export function number(kernel, name, value) {
  if (typeof value !== "number") wrong(kernel, name, value, "a number");
}

/** A number that the dtype holds. */
export function scalar(kernel, name, value, dtype) {
  number(kernel, name, value);
  const { least, most } = DTYPES[dtype];
  if (least !== undefined && !(Number.isInteger(value) && value >= least && value <= most)) {
    wrong(kernel, name, value, `a whole number from ${least} to ${most}`);
  }
}

/** Sizes and other whole numbers, by their names. */
export function sizes(kernel, values) {
  for (const name in values) {
    const value = values[name];
    if (!(Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff)) {
      wrong(kernel, name, value, "a whole number from 0 to 4294967295");
    }
  }
}

export function flag(kernel, name, value) {
  if (typeof value !== "boolean") wrong(kernel, name, value, "true or false");
}

/** The place of a word in a list. */
export function choice(kernel, name, value, words) {
  const place = words.indexOf(value);
  if (place < 0) wrong(kernel, name, value, `one of ${words.join(", ")}`);
  return place;
}

/** An array of exactly so many values. */
export function exactly(kernel, name, x, wanted, why) {
  if (x.length !== wanted) ill(kernel, name, x, wanted, why);
}

/** An array of at least so many values. */
export function least(kernel, name, x, wanted, why) {
  if (x.length < wanted) ill(kernel, name, x, wanted, why);
}

/** An array that holds a matrix, in rows of a stride that is a size. */
export function matrix(kernel, name, x, rows, cols, strideName, stride, shape) {
  sizes(kernel, { [strideName]: stride });
  if (rows === 0 || cols === 0) return;
  if (stride < cols) {
    throw new VecsolveError("shape", `${kernel}: ${strideName} is ${stride}, a row of ${name} holds ${cols} values`);
  }
  least(kernel, name, x, (rows - 1) * stride + cols, `${shape}, a row every ${strideName} values`);
}

/** What the last value of an array of whole numbers is, 0 without any. */
export function last(x) {
  return x.length === 0 ? 0 : x.view[x.length - 1];
}

/** Throws when a kernel answered a status. */
export function done(kernel, code) {
  if (code < 0) throw fromCode(code, kernel);
}

/** A place or a count, where a kernel did not answer a status. */
export function counted(kernel, code) {
  if (code < 0) throw fromCode(code, kernel);
  return code;
}

function wrong(kernel, name, value, wanted) {
  throw new VecsolveError("field", `${kernel}: ${name} is ${typeof value === "string" ? JSON.stringify(value) : String(value)}, not ${wanted}`);
}

function ill(kernel, name, x, wanted, why) {
  throw new VecsolveError("shape", `${kernel}: ${name} holds ${x.length} values, ${wanted} are needed: ${why}`);
}

function refuse(handle, kernel, arrays) {
  for (const array of arrays) {
    handle.check(array, kernel);
    if (array.kind !== "array") unfit(kernel, array);
  }
  const [x, y] = arrays;
  if (x.dtype !== y.dtype) throw new VecsolveError("dtype", `${kernel}: arrays of ${x.dtype} and ${y.dtype} do not go together`);
  throw new VecsolveError("shape", `${kernel}: arrays of ${x.length} and ${y.length} values do not go together`);
}
