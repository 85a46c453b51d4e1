// Writes each wasm/vecsolve_<variant>.wasm also as wasm/<variant>.js, a module
// with the bytes in base64: the copy that load() falls back to when a bundler
// did not bring the .wasm file along. Runs before the package is packed.
import { readFile, writeFile } from "node:fs/promises";

for (const variant of ["simd128", "scalar", "relaxed"]) {
  const bytes = await readFile(new URL(`wasm/vecsolve_${variant}.wasm`, import.meta.url));
  const text = `export default "${bytes.toString("base64")}";\n`;
  await writeFile(new URL(`wasm/${variant}.js`, import.meta.url), text);
}
