// The pool in a browser: shared memory where the page is isolated, transfer
// otherwise, the same bits either way; aborts, and workers that are gone.
import { createPool } from "../src/pool/index.js";
import { modules, poisson } from "../test-support/modules.js";
import { refusal, sure } from "./report.js";

const painted = (View, n, seed) => View.from({ length: n }, (_, i) => ((Math.imul(i + seed, 2654435761) >>> 8) % 201) - 100);

export const pooling = {
  async "a pool finds what one instance finds"() {
    const pool = await createPool({ vs: modules.simd128, workers: 3 });
    // WebKitGTK calls a page isolated without having shared memory.
    const isolated = globalThis.crossOriginIsolated === true && typeof SharedArrayBuffer === "function";
    sure(pool.shared === isolated, `shared is ${pool.shared}`);
    const [cols, k] = [24, 10];
    const [data, q] = [painted(Float32Array, cols * 3000, 3), painted(Float32Array, cols * 50, 9)];
    const found = await (await pool.rows(data, { cols })).search({ q, k, metric: "cosine" });
    pool.terminate();
    const s = modules.simd128.create({ max_bytes: 2 ** 28 });
    const [indices, scores] = [s.array("u32", 50 * k), s.array("f32", 50 * k)];
    s.search({ metric: "cosine", q: s.array("f32", q), x: s.array("f32", data), indices, scores, queries: 50, rows: 3000, cols, k });
    sure(found.indices.join() === indices.view.join() && found.scores.join() === scores.view.join(), "they differ");
    s.destroy();
    return pool.shared ? "shared memory" : "transfer";
  },
  async "right-hand sides are shared out, and an abort stops them"() {
    const pool = await createPool({ vs: modules.simd128, workers: 2 });
    const problem = poisson(40);
    const b = painted(Float64Array, problem.rows * 30, 1);
    const a = await pool.csr(problem);
    const { x, results } = await a.solve({ b: b.slice(0, problem.rows * 3) });
    sure(results.every(({ reason }) => reason === "converged") && x.length === 3 * problem.rows, "not all converged");
    const controller = new AbortController();
    const [why, start] = [new Error("enough"), { ms: 0 }];
    const onProgress = () => {
      start.ms ||= performance.now();
      controller.abort(why);
    };
    const error = await refusal(a.solve({ b, method: "cg", precond: "none", tol: 1e-14 }, { signal: controller.signal, onProgress }));
    const ms = performance.now() - start.ms;
    sure(error === why, `${error}`);
    pool.terminate();
    const gone = await refusal(pool.csr(problem));
    sure(gone.status === "worker", gone.status);
    return `stopped after ${ms.toFixed(1)} ms`;
  },
};
