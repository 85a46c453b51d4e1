// The checks before a direct kernel. The tests that pass are a few compares,
// short so that the engine inlines them; the sentence is only made on failure.
import { VecsolveError, fromCode } from "./error.js";

/** One array of numbers: its length. */
export function one(handle, kernel, x) {
  if (x?.owner !== handle || !x.isFloat) refuse(handle, kernel, [x]);
  return x.length;
}

/** Two arrays of one dtype and length: their length. */
export function two(handle, kernel, x, y) {
  const fits = x?.owner === handle && y?.owner === handle && x.isFloat && x.dtype === y.dtype && x.length === y.length;
  if (!fits) refuse(handle, kernel, [x, y]);
  return x.length;
}

/** Three arrays of one dtype and length: their length. */
export function three(handle, kernel, x, y, out) {
  two(handle, kernel, x, y);
  return two(handle, kernel, x, out);
}

/** A matrix in compressed rows with y = A x. */
export function rows(handle, kernel, rowPtr, col, val, x, y) {
  for (const array of [rowPtr, col, val, x, y]) handle.check(array, kernel);
  const [xType, yType] = [x.dtype, y.dtype];
  if (rowPtr.dtype !== "u32" || col.dtype !== "u32" || !val.isFloat || val.dtype !== xType || xType !== yType) {
    const given = [rowPtr, col, val, x, y].map((array) => array.dtype).join(", ");
    throw new VecsolveError("dtype", `${kernel}: give u32, u32 and three times f32 or f64, not ${given}`);
  }
  const stored = rowPtr.length === y.length + 1 ? rowPtr.view[y.length] : -1;
  if (stored < 0 || stored > col.length || col.length !== val.length) {
    const given = `rowPtr ${rowPtr.length}, col ${col.length}, val ${val.length}, y ${y.length}`;
    throw new VecsolveError("shape", `${kernel}: rowPtr needs a value more than y and to end within col and val; lengths are ${given}`);
  }
  return y.length;
}

/** The factor of a kernel, which must be a number. */
export function factor(kernel, alpha) {
  if (typeof alpha !== "number") throw new VecsolveError("field", `${kernel}: alpha is ${String(alpha)}, not a number`);
  return alpha;
}

/** Throws when a kernel answered a status. */
export function done(kernel, code) {
  if (code < 0) throw fromCode(code, kernel);
}

function refuse(handle, kernel, arrays) {
  for (const array of arrays) {
    handle.check(array, kernel);
    if (!array.isFloat) throw new VecsolveError("dtype", `${kernel}: takes f32 or f64, not ${array.dtype ?? array.kind}`);
  }
  const [x, y] = arrays;
  if (x.dtype !== y.dtype) throw new VecsolveError("dtype", `${kernel}: arrays of ${x.dtype} and ${y.dtype} do not go together`);
  throw new VecsolveError("shape", `${kernel}: arrays of ${x.length} and ${y.length} values do not go together`);
}
