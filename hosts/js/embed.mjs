// Writes what the package carries as JavaScript, beside wasm/vecsolve_simd128.wasm:
//
//   wasm/simd128.js            its bytes, for bundlers that leave the .wasm file behind
//   wasm/scalar.js, relaxed.js what makes it one of the others (src/embedded.js reads it):
//                              they share most of their code, so that a module costs
//                              a third, and a hundredth, of itself
//   wasm/worker.js             the pool's worker, for the same bundlers
//
// Bytes are the characters of a string, which what packs or sends the file
// compresses about as well as the bytes. Runs after the modules are built.
import { readFileSync, writeFileSync } from "node:fs";

const at = (name) => new URL(name, import.meta.url);
const wasm = (variant) => readFileSync(at(`wasm/vecsolve_${variant}.wasm`));
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r" };
const literal = (bytes) => `"${Buffer.from(bytes).toString("latin1").replace(/["\\\n\r]/g, (char) => ESCAPES[char])}"`;
const write = (name, value) => writeFileSync(at(`wasm/${name}.js`), `export default ${value};\n`);

const base = wasm("simd128");
write("simd128", literal(base));
for (const variant of ["scalar", "relaxed"]) {
  const target = wasm(variant);
  write(variant, `[${checksum(target)}, ${target.length}, ${differences(target).map(literal).join(", ")}]`);
}
write("worker", JSON.stringify(readFileSync(at("src/pool/worker.js"), "utf8")));

/** FNV-1a, as src/embedded.js computes it. */
function checksum(bytes) {
  let h = 2166136261;
  for (const byte of bytes) h = Math.imul(h ^ byte, 16777619);
  return h >>> 0;
}

// Runs of bytes that are new, each followed by a run of the base: the lengths
// of both, how far the second stands from where the last one ended, the new bytes.
function differences(target) {
  const [KEY, LEAST] = [6, 12];
  const places = new Map();
  for (let i = 0; i + KEY <= base.length; i++) {
    const key = base.toString("latin1", i, i + KEY);
    if (!places.has(key)) places.set(key, []);
    places.get(key).push(i);
  }
  const [lengths, moves, fresh] = [[], [], []];
  const same = (p, i) => {
    let n = 0;
    while (i + n < target.length && p + n < base.length && target[i + n] === base[p + n]) n++;
    return n;
  };
  let [next, run] = [0, 0];
  for (let i = 0; i < target.length; ) {
    // Going on where the last run ended costs no move: a shorter one is worth it.
    let [best, from] = same(next, i) >= 3 ? [same(next, i) + 2, next] : [0, 0];
    const near = (p) => Math.abs(p - next) < 20_000;
    const found = places.get(target.toString("latin1", i, i + KEY)) ?? [];
    for (const p of found.length > 400 ? found.filter(near) : found) {
      const n = same(p, i);
      if (n >= LEAST && n > best) [best, from] = [n, p];
    }
    if (best === 0) {
      fresh.push(target[i++]);
      run++;
      next++;
      continue;
    }
    const n = same(from, i);
    varint(lengths, run);
    varint(lengths, n);
    varint(moves, from >= next ? 2 * (from - next) : 2 * (next - from) - 1);
    [i, next, run] = [i + n, from + n, 0];
  }
  varint(lengths, run);
  varint(lengths, 0);
  varint(moves, 0);
  return [lengths, moves, fresh];
}

function varint(out, value) {
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128);
  out.push(value);
}
