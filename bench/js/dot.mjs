// Dot product of resident arrays against the best plain JavaScript loop.
//     node bench/js/dot.mjs [date]
import { checkDot, dotReference, painted } from "./inputs.mjs";
import { compare, fastest, modules, record, times, VARIANTS } from "./harness.mjs";

const LENGTHS = [16, 64, 256, 1000, 1024, 4096, 10_000, 65_536, 100_000, 1_000_000];
const VIEWS = { f32: Float32Array, f64: Float64Array };
const rows = [];

for (const dtype of ["f32", "f64"]) {
  for (const n of LENGTHS) {
    const [x, y] = [painted(VIEWS[dtype], n, 1), painted(VIEWS[dtype], n, 2)];
    const right = dotReference(x, y);

    const plain = {};
    for (const name of ["dot1", "dot4", "dot8"]) {
      const loops = await import(`./loops.mjs?${dtype}-${name}`);
      checkDot(loops[name](x, y, n), right, n * 16, dtype, name);
      plain[name] = (reps) => loops.repeat3(loops[name], x, y, n, reps);
    }
    const js = fastest(plain);
    const candidates = { js: plain[js] };

    const instances = VARIANTS.map((variant) => modules[variant].create());
    const bits = new Set();
    for (const [i, variant] of VARIANTS.entries()) {
      const [px, py] = [instances[i].array(dtype, x).ptr, instances[i].array(dtype, y).ptr];
      const kernel = modules[variant].exports[`vs_dot_${dtype}`];
      const loops = await import(`./loops.mjs?${dtype}-${variant}`);
      checkDot(kernel(px, py, n), right, n, dtype, variant);
      bits.add(kernel(px, py, n));
      candidates[variant] = (reps) => loops.repeat3(kernel, px, py, n, reps);
    }
    if (bits.size !== 1) throw new Error(`the modules disagree for ${dtype}, n = ${n}`);

    const result = compare(candidates, "js");
    rows.push({ dtype, n, reference: `plain JavaScript, ${js}`, ...result });
    for (const s of instances) s.destroy();
  }
}

console.table(
  rows.map(({ dtype, n, reference, js, simd128, scalar }) => ({
    dtype,
    n,
    "js ns": js.ns,
    loop: reference.split(", ")[1],
    "simd128 ns": simd128.ns,
    "simd128 faster than js": times(simd128.ratio),
    "scalar ns": scalar.ns,
    "scalar faster than js": times(scalar.ratio),
  })),
);
record("dot", rows);
