// y = A x of a sparse matrix in compressed rows against plain JavaScript.
//     node bench/js/spmv.mjs [date]
import { dotReference, painted, poisson } from "./inputs.mjs";
import { fastest, kernel, modules, record, row, VARIANTS } from "./harness.mjs";
import { calls, spmv, spmv4, written } from "./loops.mjs";
import { VIEWS } from "./vectors.mjs";

const rows = [];

/** Fails unless y is A x, each row within the rounding of its few products. */
function check(y, { rowPtr, col, val }, x, dtype, name) {
  const unit = dtype === "f32" ? 2 ** -24 : 2 ** -53;
  for (let i = 0; i < y.length; i++) {
    const [from, to] = [rowPtr[i], rowPtr[i + 1]];
    const gathered = Float64Array.from(col.subarray(from, to), (j) => x[j]);
    const { value, magnitude } = dotReference(val.subarray(from, to), gathered);
    if (!(Math.abs(y[i] - value) <= 8 * unit * magnitude)) throw new Error(`${name}: row ${i} is ${y[i]}, expected ${value}`);
  }
}

for (const dtype of ["f64", "f32"]) {
  for (const k of [100, 300, 1000]) {
    const matrix = poisson(k, VIEWS[dtype]);
    const { rows: n, rowPtr, col, val } = matrix;
    const x = painted(VIEWS[dtype], n, 3);

    const plain = {};
    for (const [name, make] of Object.entries(written(spmv, spmv4))) {
      const [f, y] = [make(), new VIEWS[dtype](n)];
      f(n, rowPtr, col, val, x, y);
      check(y, matrix, x, dtype, name);
      plain[name] = calls(f, [n, rowPtr, col, val, x, y]);
    }
    const best = await fastest(plain);
    const candidates = { js: plain[best] };

    const taken = [];
    const results = [];
    for (const variant of VARIANTS) {
      const module = modules[variant];
      const inside = [module.array(Uint32Array, rowPtr), module.array(Uint32Array, col), module.array(VIEWS[dtype], val), module.array(VIEWS[dtype], x)];
      const y = module.array(VIEWS[dtype], n);
      const [f, args] = [kernel(variant, `spmv_${dtype}`), [n, n, ...inside.map(({ ptr }) => ptr), y.ptr]];
      if (f(...args) !== 0) throw new Error(`${variant} refused the matrix`);
      check(y.view, matrix, x, dtype, variant);
      results.push(Buffer.from(y.view.slice().buffer));
      candidates[variant] = calls(f, args);
      taken.push(() => [...inside, y].forEach((array) => module.free(array)));
    }
    if (!results[0].equals(results[1])) throw new Error(`the modules disagree for ${dtype}, ${k} x ${k}`);

    const about = { kernel: "spmv", dtype, problem: `Poisson ${k} x ${k}`, nnz: val.length, flop: 2 * val.length, reference: `plain JavaScript, ${best}` };
    const goals = [...(k === 1000 ? [{ of: "simd128", against: "js", least: 3 }] : []), { of: "scalar", against: "js", within: 1.2 }];
    rows.push(await row(`spmv ${dtype} ${k} x ${k}`, about, candidates, "js", goals));
    for (const free of taken) free();
  }
}
record("spmv", rows);
