// C = A B of square matrices on one thread: both modules, the relaxed one where
// the engine takes it, plain JavaScript, and the products of others.
//     node bench/js/gemm.mjs [date]
import { readFileSync } from "node:fs";
import { painted } from "./inputs.mjs";
import { fastest, kernel, modules, open, peer, record, row, wanted } from "./harness.mjs";
import { calls, own } from "./loops.mjs";
import * as peers from "./peers.mjs";
import { VIEWS } from "./vectors.mjs";

const others = {
  "tfjs-backend-wasm": await peer("tfjs-backend-wasm", peers.tfjs),
  "onnxruntime-web": await peer("onnxruntime-web", peers.onnxruntime),
  "numpy-ts": await peer("numpy-ts", peers.numpyTs),
  matrixmultiply: await peer("matrixmultiply", peers.matrixmultiply),
};
modules.relaxed = await peer("the relaxed module", () => open("relaxed"));

/** Four rows of B at a time, added to a row of C. */
function rows4(n, a, b, c) {
  c.fill(0);
  for (let i = 0; i < n; i++) {
    let k = 0;
    for (; k + 3 < n; k += 4) {
      const a0 = a[i * n + k], a1 = a[i * n + k + 1], a2 = a[i * n + k + 2], a3 = a[i * n + k + 3];
      const at = k * n, to = i * n;
      for (let j = 0; j < n; j++) {
        c[to + j] += a0 * b[at + j] + a1 * b[at + n + j] + a2 * b[at + 2 * n + j] + a3 * b[at + 3 * n + j];
      }
    }
    for (; k < n; k++) for (let j = 0; j < n; j++) c[i * n + j] += a[i * n + k] * b[k * n + j];
  }
  return 0;
}

/** Tiles of 2 x 4 in local variables over B packed in strips of four columns. n is a multiple of four. */
function tiles(n, a, b, c, strip) {
  for (let j = 0; j < n; j += 4) {
    for (let k = 0; k < n; k++) for (let t = 0; t < 4; t++) strip[4 * k + t] = b[k * n + j + t];
    for (let i = 0; i < n; i += 2) {
      let c00 = 0, c01 = 0, c02 = 0, c03 = 0, c10 = 0, c11 = 0, c12 = 0, c13 = 0;
      const row = i * n, next = row + n;
      for (let k = 0, s = 0; k < n; k++, s += 4) {
        const x = a[row + k], y = a[next + k];
        const b0 = strip[s], b1 = strip[s + 1], b2 = strip[s + 2], b3 = strip[s + 3];
        c00 += x * b0;
        c01 += x * b1;
        c02 += x * b2;
        c03 += x * b3;
        c10 += y * b0;
        c11 += y * b1;
        c12 += y * b2;
        c13 += y * b3;
      }
      c[row + j] = c00;
      c[row + j + 1] = c01;
      c[row + j + 2] = c02;
      c[row + j + 3] = c03;
      c[next + j] = c10;
      c[next + j + 1] = c11;
      c[next + j + 2] = c12;
      c[next + j + 3] = c13;
    }
  }
  return 0;
}

/** Fails unless some rows of C are A B within the rounding of n products. */
function check(c, n, a, b, dtype, name) {
  const unit = dtype === "f32" ? 2 ** -24 : 2 ** -53;
  for (const i of [0, 1, n >> 1, n - 3, n - 1]) {
    const [sum, size] = [new Float64Array(n), new Float64Array(n)];
    for (let k = 0; k < n; k++) {
      const x = a[i * n + k];
      for (let j = 0; j < n; j++) {
        sum[j] += x * b[k * n + j];
        size[j] += Math.abs(x * b[k * n + j]);
      }
    }
    for (let j = 0; j < n; j++) {
      if (!(Math.abs(c[i * n + j] - sum[j]) <= 2 * n * unit * size[j])) throw new Error(`${name}: ${c[i * n + j]} at ${i}, ${j}, expected ${sum[j]}`);
    }
  }
}

/** The kernel over resident matrices, with as much room to work in as it wants. */
function ours(variant, dtype, n, a, b) {
  const [module, View] = [modules[variant], VIEWS[dtype]];
  const f = module && kernel(variant, `gemm_${dtype}`);
  if (!f) return undefined;
  const [x, y, c] = [module.array(View, a), module.array(View, b), module.array(View, n * n)];
  for (let room = 1 << 12; room <= 1 << 22; room *= 2) {
    const work = module.array(View, room);
    const args = [0, 0, n, n, n, 1, x.ptr, n, y.ptr, n, 0, c.ptr, n, work.ptr, room];
    const status = f(...args);
    const free = () => [x, y, c, work].forEach((array) => module.free(array));
    if (status === 0) return { run: calls(f, args), answer: () => c.view, free };
    module.free(work);
  }
  throw new Error(`${variant} refused the product`);
}

const rows = [];
for (const dtype of ["f32", "f64"]) {
  for (const n of [256, 512, 1000]) {
    if (!wanted(dtype)) continue;
    const [a, b] = [painted(VIEWS[dtype], n * n, 1), painted(VIEWS[dtype], n * n, 2)];
    const plain = {};
    for (const f of [rows4, tiles]) {
      const c = new VIEWS[dtype](n * n);
      const args = [n, a, b, c, new VIEWS[dtype](4 * n)];
      own(f)(...args);
      check(c, n, a, b, dtype, f.name);
      plain[f.name] = calls(own(f), args);
    }
    const best = await fastest(plain);
    const candidates = { js: plain[best] };
    const taken = [];
    const add = async (name, made) => {
      if (!made) return;
      await made.run(1);
      check(await made.answer(), n, a, b, dtype, name);
      candidates[name] = made.run;
      taken.push(made);
    };
    for (const variant of ["simd128", "scalar", "relaxed"]) await add(variant, ours(variant, dtype, n, a, b));
    for (const [name, make] of Object.entries(others)) if (make) await add(name, await make(VIEWS[dtype], n, a, b));
    const goals = {
      f32: [
        { of: "simd128", against: "tfjs-backend-wasm", least: 1.25 },
        { of: "simd128", against: "matrixmultiply", least: 1.25 },
      ],
      f64: n < 1000 ? [] : [{ of: "simd128", against: "numpy-ts", least: 1.3 }, { of: "simd128", against: "onnxruntime-web", least: 2 }],
    }[dtype];
    const about = { kernel: "gemm", dtype, n, flop: 2 * n ** 3, reference: `plain JavaScript, ${best}` };
    rows.push(await row(`gemm ${dtype} ${n}`, about, candidates, "js", [...goals, { of: "scalar", against: "js", within: 1.2 }], { rowMs: 30_000 }));
    for (const { free } of taken) free?.();
  }
}
const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;
const installed = { "tfjs-backend-wasm": "@tensorflow/tfjs-backend-wasm", "onnxruntime-web": "onnxruntime-web", "numpy-ts": "numpy-ts" };
record("gemm", rows, Object.fromEntries(Object.entries(installed).flatMap(([name, path]) => (others[name] ? [[name, version(path)]] : []))));
process.exit(0); // tfjs and onnxruntime leave workers behind
