// Finds a module: the one that is given, or the package's own for this engine.
import { VecsolveError } from "./error.js";
import { compileEmbedded, compileFrom } from "./fetch.js";
import { refuse, start } from "./vecsolve.js";

// Bundlers find the files by these literals.
const FILES = {
  simd128: () => new URL("../wasm/vecsolve_simd128.wasm", import.meta.url),
  scalar: () => new URL("../wasm/vecsolve_scalar.wasm", import.meta.url),
  relaxed: () => new URL("../wasm/vecsolve_relaxed.wasm", import.meta.url),
};

// (func (result v128) (i8x16.popcnt (i8x16.splat (i32.const 0))))
const SIMD = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];

export async function load({ variant, url, module, bytes } = {}) {
  return start(module ?? (await compile(variant, url, bytes).catch(refuse)));
}

async function compile(variant, url, bytes) {
  if (bytes !== undefined) return WebAssembly.compile(bytes);
  if (url !== undefined) return compileFrom(url);
  const name = variant ?? (WebAssembly.validate(new Uint8Array(SIMD)) ? "simd128" : "scalar");
  if (!Object.hasOwn(FILES, name)) {
    throw new VecsolveError("load", `variant is ${String(name)}: give one of ${Object.keys(FILES).join(", ")}`);
  }
  return compileFrom(FILES[name]()).catch((error) => compileEmbedded(name, error));
}
