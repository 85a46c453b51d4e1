// The spy plot: where the matrix has entries, darker where there are more.
import { colour, onTheme, whole } from "./page.js";

export class Spy {
  #canvas;
  #picture = null;
  constructor(canvas) {
    this.#canvas = canvas;
    onTheme(() => this.#draw());
  }

  show(picture, { rows, cols, nnz }) {
    this.#picture = picture;
    this.#canvas.ariaLabel = `Spy plot: where the ${whole(rows)} by ${whole(cols)} matrix has its ${whole(nnz)} entries`;
    this.#draw();
  }

  #draw() {
    if (this.#picture === null) return;
    const { width, height, counts } = this.#picture;
    // Cells of a small matrix are squares of several pixels with a gap.
    const cell = Math.max(1, Math.floor(720 / Math.max(width, height)));
    Object.assign(this.#canvas, { width: width * cell, height: height * cell });
    const context = this.#canvas.getContext("2d");
    const most = Math.log1p(counts.reduce((a, b) => Math.max(a, b), 0));
    context.fillStyle = colour("accent");
    const gap = cell > 6 ? 1 : 0;
    // A lone entry among many cells must be seen: two pixels where one would do.
    const size = cell === 1 ? 2 : cell - gap;
    for (let k = 0; k < counts.length; k++) {
      if (counts[k] === 0) continue;
      context.globalAlpha = 0.45 + 0.55 * (Math.log1p(counts[k]) / most);
      context.fillRect((k % width) * cell, Math.floor(k / width) * cell, size, size);
    }
  }
}
