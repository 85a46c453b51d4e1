// Finds a module: the one that is given, or the package's own for this engine.
import { VecsolveError } from "./error.js";
import { bytesFrom, compileFrom } from "./fetch.js";
import { refuse, start } from "./vecsolve.js";

// Bundlers find the file by this literal.
const file = () => new URL("../wasm/vecsolve_simd128.wasm", import.meta.url);
const VARIANTS = ["simd128", "scalar", "relaxed"];

// (func (result v128) (i8x16.popcnt (i8x16.splat (i32.const 0))))
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

export async function load({ variant, url, module, bytes } = {}) {
  return start(module ?? (await compile(variant, url, bytes).catch(refuse)));
}

async function compile(variant, url, bytes) {
  if (bytes !== undefined) return WebAssembly.compile(bytes);
  if (url !== undefined) return compileFrom(url);
  const name = variant ?? (WebAssembly.validate(new Uint8Array(SIMD)) ? "simd128" : "scalar");
  if (!VARIANTS.includes(name)) {
    throw new VecsolveError("load", `variant is ${String(name)}: give one of ${VARIANTS.join(", ")}`);
  }
  if (name === "simd128") return compileFrom(file()).catch(async (error) => WebAssembly.compile(await (await inside()).embedded(error)));
  const { embedded, variantOf } = await inside();
  return WebAssembly.compile(await variantOf(await bytesFrom(file()).catch(embedded), name));
}

// Few need it.
const inside = () => import("./embedded.js");
