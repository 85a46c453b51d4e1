// Reads tests/vectors (its README.md is the format): inputs are painted in
// whole numbers, so that every host has the same bits.
export { files, table } from "./files.js";

export const VIEWS = { f32: Float32Array, f64: Float64Array, i32: Int32Array, u32: Uint32Array, i8: Int8Array, u8: Uint8Array };

/** A vector of a case as a typed array. */
export function input(spec, dtype) {
  if (Array.isArray(spec)) return VIEWS[dtype].from(spec);
  if (spec.values !== undefined) return VIEWS[dtype].from(spec.values);
  if (spec.bits !== undefined) return fromHex(spec.bits, dtype);
  const values = new VIEWS[dtype](spec.n);
  if (spec.fill !== undefined) {
    for (let i = 0; i < spec.n; i++) values.set(fromHex([spec.fill], dtype), i);
  } else {
    const paint = { plain, full, bytes }[spec.paint];
    for (let i = 0; i < spec.n; i++) values[i] = paint(i, spec, dtype);
  }
  for (const [i, bits] of spec.set ?? []) setBits(values, i, bits);
  return values;
}

function hash(i, seed) {
  let h = (Math.imul(i + 1, 2654435761) ^ Math.imul(seed, 40503)) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 2246822519) >>> 0;
  return (h ^ (h >>> 13)) >>> 0;
}
function plain(i, { seed }) {
  return ((hash(i, seed) % 4001) - 2000) / 1024;
}
// Stored into an array of bytes, which keeps the low eight bits.
function bytes(i, { seed }) {
  return hash(i, seed) & 255;
}
function full(i, { seed, low, high }, dtype) {
  const [u, v, w] = [hash(i, seed), hash(i, seed + 1), hash(i, seed + 2)];
  const e = low + ((w >>> 1) % (high - low + 1));
  const digits = dtype === "f32" ? 24 : 53;
  const mantissa = dtype === "f32" ? u >>> 8 : u * 2097152 + (v >>> 11);
  // In two factors: a power below 2^-1022 alone would be a subnormal.
  const half = Math.trunc((e - digits) / 2);
  return (w & 1 ? -1 : 1) * mantissa * 2 ** half * 2 ** (e - digits - half);
}

/** Values from hex bits; written as bits, since a NaN loses its payload as a number. */
export function fromHex(list, dtype) {
  const values = new VIEWS[dtype](list.length);
  list.forEach((bits, i) => setBits(values, i, bits));
  return values;
}
function setBits(values, i, bits) {
  const view = new DataView(values.buffer, values.byteOffset + i * values.BYTES_PER_ELEMENT);
  if (values.BYTES_PER_ELEMENT === 4) view.setUint32(0, parseInt(bits, 16), true);
  else view.setBigUint64(0, BigInt(`0x${bits}`), true);
}

/** A result as golden has it: up to 40 values, floats as hex, else FNV-1a of the bytes. */
export function golden(values) {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const isFloat = values instanceof Float32Array || values instanceof Float64Array;
  if (values.length <= 40) return isFloat ? hex(values) : [...values];
  let h = 2166136261;
  for (const byte of bytes) h = Math.imul(h ^ byte, 16777619);
  return { fnv: (h >>> 0).toString(16).padStart(8, "0") };
}
export function hex(values) {
  const size = values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const out = [];
  for (let i = 0; i < bytes.length; i += size) {
    const digits = Array.from(bytes.subarray(i, i + size), (byte) => byte.toString(16).padStart(2, "0"));
    out.push(digits.reverse().join(""));
  }
  return out;
}
export function hexOf(value, dtype) {
  return hex(VIEWS[dtype].of(value))[0];
}

/** Fails unless every value is within `tol` of what the oracle expects. */
export function near(got, expected, dtype, tol) {
  if (!["f32", "f64"].includes(dtype)) {
    const wrong = got.findIndex((value, i) => value !== expected[i]);
    return wrong < 0 && got.length === expected.length ? null : `value ${wrong} is ${got[wrong]}, expected ${expected[wrong]}`;
  }
  const want = fromHex(expected, dtype);
  if (got.length !== want.length) return `${got.length} values, expected ${want.length}`;
  for (let i = 0; i < want.length; i++) {
    const exact = tol === 0 || !Number.isFinite(want[i]);
    const right = exact ? hexOf(got[i], dtype) === expected[i] : Math.abs(got[i] - want[i]) <= tol;
    if (!right) return `value ${i} is ${got[i]} (${hexOf(got[i], dtype)}), expected ${want[i]} (${expected[i]}) within ${tol}`;
  }
  return null;
}
