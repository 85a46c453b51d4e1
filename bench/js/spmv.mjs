// y = A x of a sparse matrix in compressed rows against plain JavaScript.
//     node bench/js/spmv.mjs [date]
import { dotReference, painted, poisson } from "./inputs.mjs";
import { compare, fastest, modules, record, times, VARIANTS } from "./harness.mjs";

const VIEWS = { f32: Float32Array, f64: Float64Array };
const rows = [];

/** Fails unless y is A x, each row within the rounding of its few products. */
function check(y, { rowPtr, col, val }, x, dtype, name) {
  const unit = dtype === "f32" ? 2 ** -24 : 2 ** -53;
  for (let i = 0; i < y.length; i++) {
    const [from, to] = [rowPtr[i], rowPtr[i + 1]];
    const { value, magnitude } = dotReference(val.subarray(from, to), x.constructor.from(col.subarray(from, to), (j) => x[j]));
    if (!(Math.abs(y[i] - value) <= 8 * unit * magnitude)) throw new Error(`${name}: row ${i} is ${y[i]}, expected ${value}`);
  }
}

for (const dtype of ["f64", "f32"]) {
  for (const k of [100, 300]) {
    const matrix = poisson(k, VIEWS[dtype]);
    const { rows: n, rowPtr, col, val } = matrix;
    const x = painted(VIEWS[dtype], n, 3);

    const plain = {};
    for (const name of ["spmv", "spmv4"]) {
      const loops = await import(`./loops.mjs?${dtype}-${name}`);
      const y = new VIEWS[dtype](n);
      loops[name](n, rowPtr, col, val, x, y);
      check(y, matrix, x, dtype, name);
      plain[name] = (reps) => loops.repeat6(loops[name], n, rowPtr, col, val, x, y, reps);
    }
    const js = fastest(plain);
    const candidates = { js: plain[js] };

    const instances = VARIANTS.map((variant) => modules[variant].create());
    const results = [];
    for (const [i, variant] of VARIANTS.entries()) {
      const s = instances[i];
      const y = s.array(dtype, n);
      const [pr, pc, pv, px] = [s.array("u32", rowPtr), s.array("u32", col), s.array(dtype, val), s.array(dtype, x)].map((array) => array.ptr);
      const kernel = modules[variant].exports[`vs_spmv_${dtype}`];
      const loops = await import(`./loops.mjs?${dtype}-${variant}`);
      if (kernel(n, n, pr, pc, pv, px, y.ptr) !== 0) throw new Error(`${variant} refused the matrix`);
      check(y.view, matrix, x, dtype, variant);
      results.push(Buffer.from(y.view.slice().buffer));
      candidates[variant] = (reps) => loops.repeat7(kernel, n, n, pr, pc, pv, px, y.ptr, reps);
    }
    if (!results[0].equals(results[1])) throw new Error(`the modules disagree for ${dtype}, ${k} x ${k}`);

    rows.push({ dtype, problem: `Poisson ${k} x ${k}`, nnz: val.length, reference: `plain JavaScript, ${js}`, ...compare(candidates, "js") });
    for (const s of instances) s.destroy();
  }
}

console.table(
  rows.map(({ dtype, problem, reference, js, simd128, scalar }) => ({
    dtype,
    problem,
    "js us": js.ns / 1000,
    loop: reference.split(", ")[1],
    "simd128 us": simd128.ns / 1000,
    "simd128 faster than js": times(simd128.ratio),
    "scalar us": scalar.ns / 1000,
    "scalar faster than js": times(scalar.ratio),
  })),
);
record("spmv", rows);
