// The shared vectors as a page reads them; stands for test-support/files.js.
const root = new URL("../../../", import.meta.url);
const json = async (path) => (await fetch(new URL(path, root))).json();

const names = await json("vectors.json");
export const files = await Promise.all(names.map(async (name) => ({ name, ...(await json(`tests/vectors/${name}`)) })));
export const table = await json("docs/kernels.json");
