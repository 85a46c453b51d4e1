// vecsolve with nothing but WebAssembly.instantiate: no package, no imports.
// The same lines run in a browser with fetch in place of readFile.
//     node examples/raw.mjs path/to/vecsolve_simd128.wasm
import { readFile } from "node:fs/promises";

const path = process.argv[2] ?? new URL("../wasm/vecsolve_simd128.wasm", import.meta.url);
const { instance } = await WebAssembly.instantiate(await readFile(path));
const vs = instance.exports;
const [I32, F64] = [3, 2];

const send = (call, object) => {
  const bytes = new TextEncoder().encode(JSON.stringify(object));
  const at = vs.vs_alloc(bytes.length);
  new Uint8Array(vs.memory.buffer).set(bytes, at);
  const answer = call(at, bytes.length);
  vs.vs_free(at);
  return answer;
};
const h = send(vs.vs_create, { max_bytes: 1 << 20 });
const array = (id, dtype, View, values) => new View(vs.memory.buffer, vs.vs_array(h, id, dtype, values.length), values.length).set(values);
const op = (request) => {
  const code = send((at, length) => vs.vs_op(h, at, length), request);
  const at = vs.vs_alloc(vs.vs_result_len(h));
  const length = vs.vs_result_read(h, at, vs.vs_result_len(h));
  const result = JSON.parse(new TextDecoder().decode(new Uint8Array(vs.memory.buffer, at, length)));
  vs.vs_free(at);
  if (code < 0) throw new Error(`${result.status}: ${result.message}`);
  return result;
};

array(1, I32, Int32Array, [0, 0, 1, 1]);
array(2, I32, Int32Array, [0, 1, 0, 1]);
array(3, F64, Float64Array, [4, 1, 1, 3]);
op({ op: "csr", id: 4, rows: 2, cols: 2, row: 1, col: 2, val: 3 });
array(5, F64, Float64Array, [1, 2]);
array(6, F64, Float64Array, [0, 0]);
const { reason, residual } = op({ op: "solve", a: 4, b: 5, x: 6 });
const info = vs.vs_alloc(12);
vs.vs_array_info(h, 6, info);
const [address, length] = new Uint32Array(vs.memory.buffer, info, 2);
console.log(new Float64Array(vs.memory.buffer, address, length), reason, residual);
vs.vs_destroy(h);
