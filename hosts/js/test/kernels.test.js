// The shared vectors of the direct kernels, on the scalar and the simd128
// module: within the oracle's bound, and bit for bit the golden values.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "../src/index.js";
import { runCase } from "../test-support/cases.js";
import { files } from "../test-support/vectors.js";

for (const variant of ["scalar", "simd128"]) {
  const vs = await load({ variant });
  assert.equal(vs.variant, variant);
  for (const file of files.filter((file) => file.kernel !== undefined)) {
    test(`${file.name} on ${variant}: ${file.cases.length} cases`, () => {
      const s = vs.create();
      try {
        for (const c of file.cases) runCase(s, file, c, `${file.name}: ${c.name} (${c.why})`);
      } finally {
        s.destroy();
      }
    });
  }
}
