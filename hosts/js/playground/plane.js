// Points in the plane and those nearest to a place that the pointer or the
// arrow keys move: one exact search at every move.
import { load } from "../src/index.js";
import { colour, duration, onTheme, whole } from "./page.js";

const POINTS = 40_000;
const K = 500;
const STEP = 0.02;

export async function plane(canvas, output) {
  const s = (await load()).create();
  const x = s.array("f32", spiral());
  const q = s.array("f32", 2);
  const [indices, scores] = [s.array("u32", K), s.array("f32", K)];
  let place = [0.62, 0.45];
  let backdrop = null;
  let asked = false;

  const paint = () => {
    const side = (canvas.width = canvas.height = Math.round(canvas.clientWidth * devicePixelRatio));
    if (side === 0) return; // not laid out
    backdrop = new OffscreenCanvas(side, side);
    const context = backdrop.getContext("2d");
    context.fillStyle = colour("quiet");
    context.globalAlpha = 0.35;
    const [view, dot] = [x.view, Math.max(1, side / 600)];
    for (let i = 0; i < POINTS; i++) context.fillRect(view[2 * i] * side, view[2 * i + 1] * side, dot, dot);
    draw();
  };

  const draw = () => {
    asked = false;
    if (canvas.width === 0) return;
    q.view.set(place);
    // One search is short against the clock's steps: the mean of a few.
    const reps = 4;
    const start = performance.now();
    for (let r = 0; r < reps; r++) s.search({ metric: "l2sq", q, x, indices, scores, queries: 1, rows: POINTS, cols: 2, k: K });
    const ns = ((performance.now() - start) * 1e6) / reps;
    const [side, context, view] = [canvas.width, canvas.getContext("2d"), x.view];
    context.clearRect(0, 0, side, side);
    context.drawImage(backdrop, 0, 0);
    context.fillStyle = colour("run-1");
    const dot = Math.max(2, side / 220);
    for (const i of indices.view) context.fillRect(view[2 * i] * side - dot / 2, view[2 * i + 1] * side - dot / 2, dot, dot);
    context.strokeStyle = colour("text");
    context.lineWidth = devicePixelRatio;
    context.beginPath();
    context.arc(place[0] * side, place[1] * side, Math.sqrt(scores.view[K - 1]) * side, 0, 2 * Math.PI);
    context.stroke();
    output.textContent = `The ${K} nearest of ${whole(POINTS)} to (${place.map((v) => v.toFixed(2)).join(", ")}) in ${duration(ns)}.`;
  };
  const go = (x, y) => {
    place = [x, y].map((v) => Math.max(0, Math.min(1, v)));
    if (!asked) requestAnimationFrame(draw);
    asked = true;
  };

  canvas.addEventListener("pointermove", (event) => go(event.offsetX / canvas.clientWidth, event.offsetY / canvas.clientHeight));
  canvas.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!move) return;
    event.preventDefault();
    go(place[0] + STEP * move[0], place[1] + STEP * move[1]);
  });
  new ResizeObserver(paint).observe(canvas);
  onTheme(paint);
}

/** Two arms of points, denser inside. */
function spiral() {
  let counter = 0;
  const next = () => {
    let h = Math.imul(++counter, 2654435761);
    h = Math.imul(h ^ (h >>> 15), 2246822519);
    return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32;
  };
  const bell = () => next() + next() + next() - 1.5;
  const points = new Float32Array(2 * POINTS);
  for (let i = 0; i < POINTS; i++) {
    const r = next() ** 0.7;
    const angle = 7 * r + (i % 2) * Math.PI;
    points[2 * i] = 0.5 + 0.42 * r * Math.cos(angle) + 0.06 * bell();
    points[2 * i + 1] = 0.5 + 0.42 * r * Math.sin(angle) + 0.06 * bell();
  }
  return points;
}
