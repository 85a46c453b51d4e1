// For Cloudflare's workerd, which compiles no bytes at run time: the module is
// imported, and its bundlers hand it over compiled.
import simd128 from "../wasm/vecsolve_simd128.wasm";
import { start } from "./vecsolve.js";

export { VecsolveError } from "./error.js";
export { ABI } from "./ops.js";

export async function load({ module = simd128 } = {}) {
  return start(module);
}
