// The plain kernels of orchestrate with the arrays and methods of an instance.
import { Plain } from "../src/orchestrate/array.js";
import { KERNELS } from "../src/orchestrate/kernels.js";

export function plainly() {
  const plain = new Plain(null);
  const methods = Object.keys(KERNELS).map((name) => [name, (...args) => plain.methods[name](...args)]);
  return { array: (dtype, given) => plain.array(dtype, given), ...Object.fromEntries(methods) };
}

/** The cases of a vectors file that plain JavaScript can run. */
export function plainCases({ kernel, cases }) {
  const name = kernel?.replace(/_./g, (pair) => pair[1].toUpperCase());
  return Object.hasOwn(KERNELS, name ?? "") ? cases.filter(({ dtype }) => dtype === "f32" || dtype === "f64") : [];
}
