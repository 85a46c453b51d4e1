// How many entries fall into each cell of a coarse grid over the matrix: what
// the spy plot shows. A small matrix gets a cell for every place.
const FINEST = 360;

export function density({ rows, cols, row, col }) {
  const scale = Math.min(1, FINEST / Math.max(1, rows, cols));
  const [height, width] = [rows, cols].map((side) => Math.max(1, Math.ceil(side * scale)));
  const counts = new Uint32Array(width * height);
  for (let k = 0; k < row.length; k++) {
    counts[Math.floor(row[k] * scale) * width + Math.floor(col[k] * scale)]++;
  }
  return { width, height, counts };
}
