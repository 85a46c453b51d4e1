// What must hold in every browser. "?smoke" leaves out what takes long.
import { modules } from "../test-support/modules.js";
import { files } from "../test-support/vectors.js";
import { runCase } from "../test-support/cases.js";
import { runOpCase } from "../test-support/op-cases.js";
import { plainCases, plainly } from "../test-support/plainly.js";
import { frames } from "./frames.js";
import { loading } from "./loading.js";
import { pooling } from "./pooling.js";
import { report } from "./report.js";

const smoke = new URLSearchParams(location.search).has("smoke");
const isolated = globalThis.crossOriginIsolated === true;

function kernels(vs) {
  let count = 0;
  for (const file of files.filter(({ kernel }) => kernel !== undefined)) {
    const s = vs.create({ max_bytes: 2 ** 28 });
    for (const c of file.cases) runCase(s, file, c, `${file.name}: ${c.name}`), count++;
    s.destroy();
  }
  return `${count} cases`;
}
function operations(vs) {
  let count = 0;
  for (const file of files.filter(({ op }) => op !== undefined)) {
    for (const c of file.cases) runOpCase(vs.exports, `${file.name}: ${c.name}`, c), count++;
  }
  return `${count} cases`;
}
function plain() {
  let count = 0;
  for (const file of files) for (const c of plainCases(file)) runCase(plainly(), file, c, `${file.name}: ${c.name}`), count++;
  return `${count} cases`;
}

const vectors = {
  "the golden bits of the kernels, simd128": () => kernels(modules.simd128),
  "the golden bits of the kernels, scalar": () => kernels(modules.scalar),
  "the golden bits of the operations, simd128": () => operations(modules.simd128),
  "the golden bits of the operations, scalar": () => operations(modules.scalar),
  "the golden bits in plain JavaScript": plain,
};
const fewer = { "the golden bits of the kernels, simd128": vectors["the golden bits of the kernels, simd128"] };
// The vectors do not depend on the policies.
await report({ ...(isolated ? {} : smoke ? fewer : vectors), ...loading, ...pooling, ...(smoke ? {} : frames) });
