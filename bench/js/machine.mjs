// Which machine a record is of. Rented machines often hide the processor's
// model behind a family name: family, model and the widest vectors tell them
// apart. The Python and the Rust benchmarks write the same label.
import { readFileSync } from "node:fs";
import { arch, cpus } from "node:os";

function cpuinfo() {
  try {
    return readFileSync("/proc/cpuinfo", "utf8");
  } catch {
    return "";
  }
}

/** For example `AMD EPYC, family 25, model 1, avx2`. */
export function machine() {
  const text = cpuinfo();
  const field = (name) => text.match(new RegExp(`^${name}\\s*: (.*)$`, "m"))?.[1].trim();
  const flags = (field("flags") ?? field("Features") ?? "").split(" ");
  const [family, model] = [field("cpu family"), field("model")];
  const parts = [
    field("model name") ?? cpus()[0]?.model.trim() ?? arch(),
    family && `family ${family}`,
    model && `model ${model}`,
    ["avx512f", "avx2", "sve", "asimd"].find((flag) => flags.includes(flag)),
  ];
  return parts.filter(Boolean).join(", ");
}

/** The machine's folder in bench/record. */
export const folder = () =>
  new URL(`../record/${machine().toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")}/`, import.meta.url);
