// What several tests share: the modules under test, and small problems.
import { load } from "../src/index.js";

export const VARIANTS = ["scalar", "simd128"];
export const modules = Object.fromEntries(
  await Promise.all(VARIANTS.map(async (variant) => [variant, await load({ variant })])),
);
export const bytesOf = async (variant) => {
  const { readFile } = await import("node:fs/promises");
  return readFile(new URL(`../wasm/vecsolve_${variant}.wasm`, import.meta.url));
};

/** Runs `body` with an instance that is destroyed afterwards. */
export async function withInstance(body, { config, variant = "simd128" } = {}) {
  const vs = modules[variant];
  const s = vs.create(config);
  try {
    return await body(s, vs);
  } finally {
    s.destroy();
  }
}

/** The five-point Poisson matrix of a k x k grid as triplets. */
export function poisson(k) {
  const [row, col, val] = [[], [], []];
  const put = (i, j, v) => (row.push(i), col.push(j), val.push(v));
  for (let i = 0; i < k * k; i++) {
    const [y, x] = [Math.floor(i / k), i % k];
    if (y > 0) put(i, i - k, -1);
    if (x > 0) put(i, i - 1, -1);
    put(i, i, 4);
    if (x < k - 1) put(i, i + 1, -1);
    if (y < k - 1) put(i, i + k, -1);
  }
  return { rows: k * k, cols: k * k, row, col, val };
}

/** b - A x in plain JavaScript, its largest value. */
export function worst({ rows, row, col, val }, b, x) {
  const r = Float64Array.from(b);
  for (let k = 0; k < val.length; k++) r[row[k]] -= val[k] * x[col[k]];
  return r.slice(0, rows).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
