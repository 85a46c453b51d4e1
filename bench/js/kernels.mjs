// Kernels over resident vectors in both modules against the best plain
// JavaScript loop, and what the bare loads of the same arrays cost.
//     node bench/js/kernels.mjs [date] [--only=dot,exp] [--dry]
import { kernel, fastest, modules, record, row, VARIANTS, wanted } from "./harness.mjs";
import { loads } from "./load_bound.mjs";
import { calls } from "./loops.mjs";
import { plainLoops, resident, VECTORS, VIEWS } from "./vectors.mjs";
import { preallocated } from "./preallocated.mjs";

const rows = [];

for (const [name, vector] of Object.entries(VECTORS)) {
  for (const dtype of vector.dtypes) {
    if (!wanted(name) || !kernel("simd128", `${name}_${dtype}`)) continue;
    for (const n of vector.lengths) rows.push(await measure(name, vector, dtype, n));
  }
}
if (wanted("preallocated")) rows.push(...(await preallocated()));
record("kernels", rows);

async function measure(name, vector, dtype, n) {
  const loops = plainLoops(vector, dtype, n);
  const plain = Object.fromEntries(Object.entries(loops).map(([way, [f, args]]) => [way, calls(f, args)]));
  const best = await fastest(plain);
  const candidates = { js: plain[best] };
  const taken = VARIANTS.map((variant) => resident(modules[variant], vector, kernel(variant, `${name}_${dtype}`), dtype, n));
  if (taken[0].bits !== taken[1].bits) throw new Error(`the modules disagree for ${name} ${dtype}, n = ${n}`);
  VARIANTS.forEach((variant, k) => (candidates[variant] = calls(taken[k].f, taken[k].args)));

  // A module is held to the loads where the arrays stay in the first cache.
  const bound = vector.reads && loads(modules.simd128.exports.memory, taken[0].addresses[0], taken[0].addresses[1], n * VIEWS[dtype].BYTES_PER_ELEMENT);
  if (bound) candidates["load bound"] = calls(...bound);
  const least = vector.goals?.[dtype];
  const under = vector.under?.[n];
  const goals = [
    ...(least && (vector.bounded || n === 1000) ? [{ of: "simd128", against: "js", least }] : []),
    ...(vector.bounded && dtype === "f32" && n === 1000 ? [{ of: "simd128", against: "load bound", within: 1.3 }] : []),
    ...(under ? [{ of: "simd128", under }] : []),
    { of: "scalar", against: "js", within: 1.2 },
  ];
  const about = { kernel: name, dtype, n, reference: `plain JavaScript, ${best}`, ...(vector.seed && dtype === "f32" ? { set: "seed f32" } : {}) };
  const result = await row(`${name} ${dtype} ${n}`, about, candidates, "js", goals);
  for (const { free } of taken) free();
  return result;
}
