// The systems one can pick: files of the repository (problems/generate.py
// writes them) and some that are made here, as large or as awkward as a page
// wants to show.

export const SAMPLES = {
  poisson2d_100: { title: "Poisson, 100 × 100 grid", about: "Symmetric positive definite: the model problem.", file: "poisson2d_100.mtx.gz" },
  convdiff_100: { title: "Convection and diffusion, 100 × 100 grid", about: "Not symmetric: a wind blows to the north-east.", file: "convdiff_100.mtx.gz" },
  ring_40: { title: "Ring, 40 unknowns", about: "Nothing on the diagonal: there is nothing for Jacobi to divide by.", file: "ring_40.mtx.gz" },
  poisson_300: { title: "Poisson, 300 × 300 grid", about: "90,000 unknowns: large enough to watch.", make: () => grid(300, 4) },
  helmholtz_120: { title: "Helmholtz, 120 × 120 grid", about: "Symmetric and indefinite: Cholesky and CG must give up.", make: () => grid(120, 3.9) },
  jumps_120: { title: "Jumping coefficients, 120 × 120 grid", about: "A checkerboard of materials up to 10,000 times stiffer: hard without a preconditioner.", make: () => jumps(120) },
  neumann_60: { title: "Singular: Poisson without a boundary", about: "Every constant is in the null space: there is no answer to be sure of.", make: () => neumann(60) },
};

/** Triplets of a sample that is made here, or the bytes of its file. */
export async function sample(name) {
  const { file, make } = SAMPLES[name];
  if (make) return make();
  const response = await fetch(new URL(`../../../problems/${file}`, import.meta.url));
  if (!response.ok) throw new Error(`problems/${file} answered ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** -Laplace - (4 - diagonal) on a grid of side x side points, zero around it. */
const grid = (side, diagonal) => stencil(side, () => 1, () => diagonal);

/** Flow through squares of 10 x 10 points whose conductivity is 1 or up to 10,000. */
function jumps(side) {
  const hard = (i) => (Math.floor(i / side / 10) + Math.floor((i % side) / 10)) % 2;
  const k = (i) => (hard(i) ? 10 ** (1 + (Math.floor(i / 10) % 4)) : 1);
  return stencil(side, (i, j) => (2 * k(i) * k(j)) / (k(i) + k(j)), (i, sum, missing) => sum + missing * k(i));
}

const neumann = (side) => stencil(side, () => 1, (_, sum) => sum);

/** Five points: `weight(i, j)` couples neighbours, `diagonal(i, sum of weights, neighbours outside)`. */
function stencil(side, weight, diagonal) {
  const n = side * side;
  const [row, col, val] = [[], [], []];
  const put = (i, j, v) => {
    row.push(i);
    col.push(j);
    val.push(v);
  };
  for (let i = 0; i < n; i++) {
    const [y, x] = [Math.floor(i / side), i % side];
    const near = [y > 0 && i - side, x > 0 && i - 1, x + 1 < side && i + 1, y + 1 < side && i + side].filter((j) => j !== false);
    let sum = 0;
    for (const j of near) {
      const w = weight(i, j);
      sum += w;
      put(i, j, -w);
    }
    put(i, i, diagonal(i, sum, 4 - near.length));
  }
  return { rows: n, cols: n, symmetry: "general", row: Uint32Array.from(row), col: Uint32Array.from(col), val: Float64Array.from(val) };
}
