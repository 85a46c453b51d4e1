// The copy of the module inside the package, for bundlers that leave the .wasm
// file behind, and the other variants, which are carried as their differences
// from it. embed.mjs writes both.
import { VecsolveError } from "./error.js";

/** The bytes of the simd128 module. */
export async function embedded(error) {
  const { default: text } = await import("../wasm/simd128.js").catch(() => {
    throw error;
  });
  return bytes(text);
}

/** The bytes of another variant, made from those. */
export async function variantOf(base, variant) {
  const { default: differences } = await (variant === "scalar" ? import("../wasm/scalar.js") : import("../wasm/relaxed.js")).catch((cause) => {
    throw new VecsolveError("load", `the package has no wasm/${variant}.js (${cause.message})`, { cause });
  });
  const [checksum, size, ...parts] = differences;
  const made = patched(base, new Uint8Array(size), ...parts.map(bytes));
  let h = 2166136261;
  for (const byte of made) h = Math.imul(h ^ byte, 16777619);
  if (h >>> 0 !== checksum) throw new VecsolveError("load", `wasm/${variant}.js does not belong to wasm/vecsolve_simd128.wasm`);
  return made;
}

const bytes = (text) => Uint8Array.from(text, (char) => char.charCodeAt(0));

/** Runs of new bytes, each followed by one of the base, which moves from where the last one ended. */
function patched(base, made, lengths, moves, fresh) {
  const [lengthOf, moveOf] = [numbers(lengths), numbers(moves)];
  let [size, used, next] = [0, 0, 0];
  for (;;) {
    const run = lengthOf();
    made.set(fresh.subarray(used, used + run), size);
    [size, used, next] = [size + run, used + run, next + run];
    const [same, move] = [lengthOf(), moveOf()];
    if (same === 0) return made;
    next += move & 1 ? -(move + 1) / 2 : move / 2;
    made.set(base.subarray(next, next + same), size);
    [size, next] = [size + same, next + same];
  }
}

/** Reads numbers of seven bits a byte. */
function numbers(values) {
  let at = 0;
  return () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      value |= (values[at] & 127) << shift;
      if (values[at++] < 128) return value;
    }
  };
}
