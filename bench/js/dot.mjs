// Dot product of resident arrays against the best plain JavaScript loop, over
// lengths from one vector to past the caches.
//     node bench/js/dot.mjs [date]
import { fastest, kernel, modules, record, row, VARIANTS } from "./harness.mjs";
import { calls } from "./loops.mjs";
import { plainLoops, resident, VECTORS } from "./vectors.mjs";

const LENGTHS = [16, 64, 256, 1000, 1024, 4096, 10_000, 65_536, 100_000, 1_000_000];
const rows = [];

for (const dtype of ["f32", "f64"]) {
  for (const n of LENGTHS) {
    const loops = plainLoops(VECTORS.dot, dtype, n);
    const plain = Object.fromEntries(Object.entries(loops).map(([way, [f, args]]) => [way, calls(f, args)]));
    const best = await fastest(plain);
    const candidates = { js: plain[best] };
    const taken = VARIANTS.map((variant) => resident(modules[variant], VECTORS.dot, kernel(variant, `dot_${dtype}`), dtype, n));
    if (taken[0].bits !== taken[1].bits) throw new Error(`the modules disagree for ${dtype}, n = ${n}`);
    VARIANTS.forEach((variant, k) => (candidates[variant] = calls(taken[k].f, taken[k].args)));
    rows.push(await row(`dot ${dtype} ${n}`, { kernel: "dot", dtype, n, reference: `plain JavaScript, ${best}` }, candidates, "js", []));
    for (const { free } of taken) free();
  }
}
record("dot", rows);
