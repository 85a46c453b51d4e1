// The shared vectors as Node reads them; in the browsers browsers/files.js stands for this.
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../../tests/vectors/", import.meta.url);
export const files = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => ({ name, ...JSON.parse(readFileSync(new URL(name, folder), "utf8")) }));

/** The kernel table: forms with their parameters, and kernels. */
export const table = JSON.parse(readFileSync(new URL("../../../docs/kernels.json", import.meta.url), "utf8"));
