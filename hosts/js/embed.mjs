// Writes each wasm/vecsolve_<variant>.wasm also as wasm/<variant>.js, a module
// with the bytes in base64: the copy that load() falls back to when a bundler
// did not bring the .wasm file along; and the pool's worker, for the same
// reason. Runs before the package is packed.
import { readFile, writeFile } from "node:fs/promises";

for (const variant of ["simd128", "scalar", "relaxed"]) {
  const bytes = await readFile(new URL(`wasm/vecsolve_${variant}.wasm`, import.meta.url));
  const text = `export default "${bytes.toString("base64")}";\n`;
  await writeFile(new URL(`wasm/${variant}.js`, import.meta.url), text);
}

const worker = await readFile(new URL("src/pool/worker.js", import.meta.url), "utf8");
await writeFile(new URL("wasm/worker.js", import.meta.url), `export default ${JSON.stringify(worker)};\n`);
