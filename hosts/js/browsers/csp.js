// Under a policy: with 'wasm-unsafe-eval' all works, workers too; without it
// the refusal says so, and what runs plainly runs.
import { load } from "../src/index.js";
import { orchestrate } from "../src/orchestrate/index.js";
import { createPool } from "../src/pool/index.js";
import { refusal, report, sure } from "./report.js";

const allowed = location.pathname.startsWith("/csp/");
const SMALL = { rows: 2, cols: 2, row: [0, 0, 1, 1], col: [0, 1, 0, 1], val: [4, 1, 1, 3] };

const withWasm = {
  async "eval is forbidden here"() {
    let error = null;
    try {
      globalThis.eval("1");
    } catch (thrown) {
      error = thrown;
    }
    sure(error !== null, "eval ran");
  },
  async "every variant solves"() {
    for (const variant of ["simd128", "scalar"]) {
      const s = (await load({ variant })).create();
      const r = s.solve({ a: s.csr(SMALL), b: [1, 2] });
      sure(r.reason === "converged", r.reason);
      s.destroy();
    }
  },
  async "the pool's workers start"() {
    const pool = await createPool({ workers: 2 });
    const rows = await pool.rows(Float32Array.of(1, 2, 3), { cols: 1 });
    const { indices } = await rows.search({ q: Float32Array.of(2), k: 2 });
    pool.terminate();
    sure(indices.join() === "2,1", indices.join());
  },
};

const without = {
  async "load says what is wrong"() {
    const error = await refusal(load());
    const fits = error.name === "VecsolveError" && error.status === "load" && error.message.includes("add 'wasm-unsafe-eval'");
    sure(fits, `${error.name} ${error.status} ${error.message}`);
  },
  async "orchestrate runs plainly"() {
    const o = await orchestrate();
    sure(o.reason !== null && o.instance === null, "it found a module");
    const x = o.array("f64", [3, 4]);
    sure(o.nrm2(x) === 5, `${o.nrm2(x)}`);
  },
};

await report(allowed ? withWasm : without);
