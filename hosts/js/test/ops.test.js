// The shared vectors of the operations on both modules.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runOpCase } from "../test-support/op-cases.js";
import { modules, VARIANTS } from "../test-support/modules.js";
import { files } from "../test-support/vectors.js";

for (const variant of VARIANTS) {
  for (const file of files.filter((file) => file.op !== undefined)) {
    test(`${file.name} on ${variant}: ${file.cases.length} cases`, () => {
      const ends = new Map();
      for (const c of file.cases) {
        const end = runOpCase(modules[variant].exports, `${file.name}: ${c.name} (${c.why})`, c);
        if (c.same_as !== undefined) assert.deepEqual(end, ends.get(c.same_as), `${c.name} is as ${c.same_as}`);
        ends.set(c.name, end);
      }
    });
  }
}
