// What every row of the matrix runs: a system solved and a pool asked, and the
// bits of both, which must not depend on who packed or runs it.
import { load } from "vecsolve";

export async function program() {
  const k = 20;
  const [row, col, val] = [[], [], []];
  const put = (i, j, v) => (row.push(i), col.push(j), val.push(v));
  for (let i = 0; i < k * k; i++) {
    if (i >= k) put(i, i - k, -1);
    if (i % k > 0) put(i, i - 1, -1);
    put(i, i, 4);
    if (i % k < k - 1) put(i, i + 1, -1);
    if (i < k * (k - 1)) put(i, i + k, -1);
  }
  const vs = await load();
  const s = vs.create();
  const a = s.csr({ rows: k * k, cols: k * k, row, col, val });
  const r = s.solve({ a, b: Float64Array.from(row.slice(0, k * k), (_, i) => (i % 7) - 3), method: "cg", tol: 1e-10 });
  return `${vs.variant} ${r.reason} ${hash(r.x.view)}`;
}

/** With workers, where the runtime has them. */
export async function pooled() {
  const { createPool } = await import("vecsolve/pool");
  const pool = await createPool({ workers: 2 });
  const rows = await pool.rows(Float32Array.from({ length: 4000 }, (_, i) => ((i * 7919) % 101) - 50), { cols: 8 });
  const found = await rows.search({ q: Float32Array.from({ length: 80 }, (_, i) => (i % 11) - 5), k: 5, metric: "cosine" });
  pool.terminate();
  return `pool ${hash(found.indices)} ${hash(found.scores)}`;
}

function hash(values) {
  let h = 2166136261;
  for (const byte of new Uint8Array(values.buffer, values.byteOffset, values.byteLength)) h = Math.imul(h ^ byte, 16777619);
  return (h >>> 0).toString(16).padStart(8, "0");
}
