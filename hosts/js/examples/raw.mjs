// vecsolve with nothing but WebAssembly.instantiate: no package, no imports.
// raw.html is the same in a page.   node examples/raw.mjs [vecsolve_simd128.wasm]
import { readFile } from "node:fs/promises";

const path = process.argv[2] ?? new URL("../wasm/vecsolve_simd128.wasm", import.meta.url);
const { instance } = await WebAssembly.instantiate(await readFile(path));
const vs = instance.exports;
const send = (call, object) => {
  const bytes = new TextEncoder().encode(JSON.stringify(object));
  const at = vs.vs_alloc(bytes.length);
  new Uint8Array(vs.memory.buffer).set(bytes, at);
  return [call(at, bytes.length), vs.vs_free(at)][0];
};
const h = send(vs.vs_create, { max_bytes: 1 << 20 });
const array = (id, dtype, View, values) => {
  const at = vs.vs_array(h, id, dtype, values.length);
  new View(vs.memory.buffer, at, values.length).set(values);
};
const run = (request) => send((at, length) => vs.vs_op(h, at, length), request);
[[1, 3, Int32Array, [0, 0, 1, 1]], [2, 3, Int32Array, [0, 1, 0, 1]], [3, 2, Float64Array, [4, 1, 1, 3]]].forEach((given) => array(...given));
[[5, 2, Float64Array, [1, 2]], [6, 2, Float64Array, [0, 0]]].forEach((given) => array(...given));
const code = run({ op: "csr", id: 4, rows: 2, cols: 2, row: 1, col: 2, val: 3 }) || run({ op: "solve", a: 4, b: 5, x: 6 });
const at = vs.vs_alloc(vs.vs_result_len(h) + 12);
const length = vs.vs_result_read(h, at, vs.vs_result_len(h));
const result = JSON.parse(new TextDecoder().decode(new Uint8Array(vs.memory.buffer, at, length)));
if (code !== 0) throw new Error(`${result.status}: ${result.message}`);
vs.vs_array_info(h, 6, at);
console.log(new Float64Array(vs.memory.buffer, new Uint32Array(vs.memory.buffer, at)[0], 2), result.reason, result.residual);
