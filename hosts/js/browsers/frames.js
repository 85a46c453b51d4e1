// How alive a page stays while a system of 90,000 unknowns is solved in it:
// what is measured here is told, not judged, for a machine may be busy.
import { modules, poisson } from "../test-support/modules.js";
import { refusal, sure } from "./report.js";

const problem = poisson(300);
const b = new Float64Array(problem.rows).fill(1);
for (const [name, View] of Object.entries({ row: Int32Array, col: Int32Array, val: Float64Array })) problem[name] = View.from(problem[name]);

/** Counts the turns of the event loop, and the frames, while `body` runs. */
async function watched(body) {
  let on = true;
  const [turns, frames] = [[], []];
  const { port1, port2 } = new MessageChannel();
  let last = performance.now();
  port1.onmessage = () => {
    turns.push(performance.now() - last);
    last = performance.now();
    if (on) port2.postMessage(null);
    else port1.close();
  };
  port2.postMessage(null);
  let before;
  const frame = (at) => {
    if (before !== undefined) frames.push(at - before);
    before = at;
    if (on) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  const result = await body();
  on = false;
  const most = (list) => [...list].sort((x, y) => y - x);
  return { result, turns: most(turns), frames: most(frames) };
}

const solving = (args) => async () => {
  const s = modules.simd128.create({ max_bytes: 2 ** 29 });
  const a = s.csr(problem);
  await new Promise((resolve) => setTimeout(resolve, 50));
  let shown = 0;
  const start = performance.now();
  const { result, turns, frames } = await watched(() => s.solveAsync({ a, b, tol: 1e-8, ...args }, { onProgress: () => shown++ }));
  const ms = performance.now() - start;
  sure(result.reason === "converged" && shown > 0, `${result.reason}, ${shown} times progress`);
  s.destroy();
  const over = turns.filter((turn) => turn > 12).length;
  return `${result.method} ${result.precond}, ${ms.toFixed(0)} ms, progress ${shown} times, longest turns ${turns.slice(0, 3).map((v) => v.toFixed(1))} ms, ${over} above 12 ms, longest frames ${frames.slice(0, 3).map((v) => v.toFixed(1))} ms of ${frames.length}`;
};

export const frames = {
  "frames while Poisson 300 x 300 is solved, auto": solving({}),
  "the same by cg without preconditioner": solving({ method: "cg", precond: "none" }),
  "the same by cg with ic0": solving({ method: "cg", precond: "ic0" }),
  "the same by cg with multigrid": solving({ method: "cg", precond: "multigrid" }),
  async "cancelled in the middle"() {
    const s = modules.simd128.create({ max_bytes: 2 ** 29 });
    const a = s.csr(problem);
    const controller = new AbortController();
    let at = 0;
    setTimeout(() => {
      at = performance.now();
      controller.abort();
    }, 300);
    const error = await refusal(s.solveAsync({ a, b, method: "cg", precond: "none", tol: 1e-15, max_iter: 1_000_000, divergence: 1e300 }, { signal: controller.signal }));
    const ms = performance.now() - at;
    sure(error.name === "AbortError" && !s.pending, `${error}`);
    s.destroy();
    return `${ms.toFixed(1)} ms after abort()`;
  },
};
