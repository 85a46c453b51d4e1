// Code generated from the tables of wasm-abi/src by ./build.sh gen; DO NOT EDIT.

package vecsolve

type kernelRow struct{ name, dtypes string }

var kernels = []kernelRow{
	{"sum", "f32 or f64"},
	{"dot", "f32 or f64 or i8"},
	{"nrm2", "f32 or f64"},
	{"axpy", "f32 or f64"},
	{"scale", "f32 or f64"},
	{"add", "f32 or f64"},
	{"mul", "f32 or f64"},
	{"l2sq", "f32 or f64 or i8"},
	{"cosine", "f32 or f64 or i8"},
	{"hamming", "u8"},
	{"topk", "f32 or f64"},
	{"asum", "f32 or f64"},
	{"amax", "f32 or f64"},
	{"min", "f32 or f64"},
	{"max", "f32 or f64"},
	{"argmin", "f32 or f64"},
	{"argmax", "f32 or f64"},
	{"mean", "f32 or f64"},
	{"variance", "f32 or f64"},
	{"count_nonzero", "f32 or f64"},
	{"sum2", "f32 or f64"},
	{"dot2", "f32 or f64"},
	{"axpby", "f32 or f64"},
	{"sub", "f32 or f64"},
	{"div", "f32 or f64"},
	{"abs", "f32 or f64"},
	{"neg", "f32 or f64"},
	{"clamp", "f32 or f64"},
	{"sqrt", "f32 or f64"},
	{"diff", "f32 or f64"},
	{"exp", "f32 or f64"},
	{"log", "f32 or f64"},
	{"tanh", "f32 or f64"},
	{"erf", "f32 or f64"},
	{"sigmoid", "f32 or f64"},
	{"relu", "f32 or f64"},
	{"leaky_relu", "f32 or f64"},
	{"gelu", "f32 or f64"},
	{"gelu_tanh", "f32 or f64"},
	{"silu", "f32 or f64"},
	{"softplus", "f32 or f64"},
	{"tanh_backward", "f32 or f64"},
	{"sigmoid_backward", "f32 or f64"},
	{"relu_backward", "f32 or f64"},
	{"leaky_relu_backward", "f32 or f64"},
	{"gelu_backward", "f32 or f64"},
	{"gelu_tanh_backward", "f32 or f64"},
	{"silu_backward", "f32 or f64"},
	{"softplus_backward", "f32 or f64"},
	{"normalize", "f32 or f64"},
	{"softmax", "f32 or f64"},
	{"logsumexp", "f32 or f64"},
	{"layernorm", "f32 or f64"},
	{"rmsnorm", "f32 or f64"},
	{"rope", "f32 or f64"},
	{"swiglu", "f32 or f64"},
	{"l1", "f32 or f64"},
	{"distances", "f32 or f64 or i8 or u8"},
	{"search", "f32 or f64 or i8 or u8"},
	{"argsort", "f32 or f64"},
	{"bit_and", "u8"},
	{"bit_or", "u8"},
	{"bit_xor", "u8"},
	{"popcount", "u8"},
	{"jaccard", "u8"},
	{"gemv", "f32 or f64"},
	{"gemm", "f32 or f64"},
	{"transpose", "f32 or f64"},
	{"syrk", "f32 or f64"},
	{"trsm", "f32 or f64"},
	{"spmv", "f32 or f64"},
	{"spmv_t", "f32 or f64"},
	{"spmv_rows", "f32 or f64"},
	{"spmm", "f32 or f64"},
	{"bincount", "u32"},
	{"prefix_sum", "u32"},
	{"gather", "f32 or f64 or u32"},
	{"scatter", "f32 or f64 or u32"},
}

// Metric: What kernels take as metric.
type Metric string

// The words of Metric.
const (
	MetricDot Metric = "dot"

	MetricL2sq Metric = "l2sq"

	MetricCosine Metric = "cosine"

	MetricL1 Metric = "l1"

	MetricHamming Metric = "hamming"

	MetricJaccard Metric = "jaccard"
)

var metricWords = []string{"dot", "l2sq", "cosine", "l1", "hamming", "jaccard"}

// Sum is a kernel. Sum of x.
func Sum[T Real](x *Array[T]) (float64, error) {
	return formReduce1(0, x.res())
}

// Dot is a kernel. Dot product of x and y; of i8 exact.
func Dot[T Element](x *Array[T], y *Array[T]) (float64, error) {
	return formReduce2(1, x.res(), y.res())
}

// Nrm2 is a kernel. Euclidean norm of x, safe against overflow and underflow of the squares.
func Nrm2[T Real](x *Array[T]) (float64, error) {
	return formReduce1(2, x.res())
}

// Axpy is a kernel. y[i] += alpha * x[i]. x may be y itself.
func Axpy[T Real](alpha T, x *Array[T], y *Array[T]) error {
	return formAxpy(3, float64(alpha), x.res(), y.res())
}

// Scale is a kernel. x[i] *= alpha.
func Scale[T Real](alpha T, x *Array[T]) error {
	return formScale(4, float64(alpha), x.res())
}

// Add is a kernel. out[i] = x[i] + y[i]. out may be x or y itself.
func Add[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(5, x.res(), y.res(), out.res())
}

// Mul is a kernel. out[i] = x[i] * y[i]. out may be x or y itself.
func Mul[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(6, x.res(), y.res(), out.res())
}

// L2sq is a kernel. Squared Euclidean distance of x and y; of i8 exact.
func L2sq[T Element](x *Array[T], y *Array[T]) (float64, error) {
	return formReduce2(7, x.res(), y.res())
}

// Cosine is a kernel. Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN
// when a value is not finite.
func Cosine[T Element](x *Array[T], y *Array[T]) (float64, error) {
	return formReduce2(8, x.res(), y.res())
}

// Hamming is a kernel. Bits in which x and y differ.
func Hamming(x *Array[uint8], y *Array[uint8]) (float64, error) {
	return formReduce2(9, x.res(), y.res())
}

// Topk is a kernel. The k largest or smallest values: best first, ties by the lower index, NaN
// last.
//
//   - x: Read.
//   - indices: Written.
//   - values: Written; as many as indices holds.
func Topk[T Real](x *Array[T], largest bool, indices *Array[uint32], values *Array[T]) error {
	return formTopk(10, x.res(), largest, indices.res(), values.res())
}

// Asum is a kernel. Sum of |x[i]|.
func Asum[T Real](x *Array[T]) (float64, error) {
	return formReduce1(11, x.res())
}

// Amax is a kernel. Largest |x[i]|; 0 for n = 0; NaN when one is NaN.
func Amax[T Real](x *Array[T]) (float64, error) {
	return formReduce1(12, x.res())
}

// Min is a kernel. Smallest x[i]; infinity for n = 0; NaN when one is NaN.
func Min[T Real](x *Array[T]) (float64, error) {
	return formReduce1(13, x.res())
}

// Max is a kernel. Largest x[i]; -infinity for n = 0; NaN when one is NaN.
func Max[T Real](x *Array[T]) (float64, error) {
	return formReduce1(14, x.res())
}

// Argmin is a kernel. The first place of the smallest value, or of a NaN. Refused for n = 0.
func Argmin[T Real](x *Array[T]) (int, error) {
	return formPlace(15, x.res())
}

// Argmax is a kernel. The first place of the largest value, or of a NaN. Refused for n = 0.
func Argmax[T Real](x *Array[T]) (int, error) {
	return formPlace(16, x.res())
}

// Mean is a kernel. Mean of x; NaN for n = 0.
func Mean[T Real](x *Array[T]) (float64, error) {
	return formReduce1(17, x.res())
}

// Variance is a kernel. Variance of x as a whole population (divided by n); NaN for n = 0.
func Variance[T Real](x *Array[T]) (float64, error) {
	return formReduce1(18, x.res())
}

// CountNonzero is a kernel. How many x[i] are NaN or greater than eps in magnitude.
func CountNonzero[T Real](eps T, x *Array[T]) (int, error) {
	return formCount(19, float64(eps), x.res())
}

// Sum2 is a kernel. Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended
// it).
func Sum2[T Real](x *Array[T]) (float64, error) {
	return formReduce1(20, x.res())
}

// Dot2 is a kernel. Dot product as if in twice the precision (Dot2).
func Dot2[T Real](x *Array[T], y *Array[T]) (float64, error) {
	return formReduce2(21, x.res(), y.res())
}

// Axpby is a kernel. out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself.
func Axpby[T Real](alpha T, beta T, x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2ab(22, float64(alpha), float64(beta), x.res(), y.res(), out.res())
}

// Sub is a kernel. out[i] = x[i] - y[i]. out may be x or y itself.
func Sub[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(23, x.res(), y.res(), out.res())
}

// Div is a kernel. out[i] = x[i] / y[i]. out may be x or y itself.
func Div[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(24, x.res(), y.res(), out.res())
}

// Abs is a kernel. out[i] = |x[i]|. out may be x itself.
func Abs[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(25, x.res(), out.res())
}

// Neg is a kernel. out[i] = -x[i]. out may be x itself.
func Neg[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(26, x.res(), out.res())
}

// Clamp is a kernel. out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out
// may be x itself.
func Clamp[T Real](low T, high T, x *Array[T], out *Array[T]) error {
	return formClamp(27, float64(low), float64(high), x.res(), out.res())
}

// Sqrt is a kernel. out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be
// x itself.
func Sqrt[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(28, x.res(), out.res())
}

// Diff is a kernel. out[i] = x[i + 1] - x[i]: one value less than x has.
//
//   - x: Read.
//   - out: Written; one less than x holds.
func Diff[T Real](x *Array[T], out *Array[T]) error {
	return formDiff(29, x.res(), out.res())
}

// Exp is a kernel. out[i] = e^x[i], within 2 ULP. out may be x itself.
func Exp[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(30, x.res(), out.res())
}

// Log is a kernel. out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself.
func Log[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(31, x.res(), out.res())
}

// Tanh is a kernel. out[i] = tanh x[i], within 2 ULP. out may be x itself.
func Tanh[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(32, x.res(), out.res())
}

// Erf is a kernel. out[i] = erf x[i], within 2 ULP. out may be x itself.
func Erf[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(33, x.res(), out.res())
}

// Sigmoid is a kernel. out[i] = 1 / (1 + e^-x[i]). out may be x itself.
func Sigmoid[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(34, x.res(), out.res())
}

// Relu is a kernel. out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself.
func Relu[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(35, x.res(), out.res())
}

// LeakyRelu is a kernel. out[i] = x[i] above zero, else alpha * x[i]. out may be x itself.
func LeakyRelu[T Real](alpha T, x *Array[T], out *Array[T]) error {
	return formMap1a(36, float64(alpha), x.res(), out.res())
}

// Gelu is a kernel. out[i] = x[i] * Phi(x[i]), by erf. out may be x itself.
func Gelu[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(37, x.res(), out.res())
}

// GeluTanh is a kernel. out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))).
// out may be x itself.
func GeluTanh[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(38, x.res(), out.res())
}

// Silu is a kernel. out[i] = x[i] * sigmoid(x[i]). out may be x itself.
func Silu[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(39, x.res(), out.res())
}

// Softplus is a kernel. out[i] = log(1 + e^x[i]). out may be x itself.
func Softplus[T Real](x *Array[T], out *Array[T]) error {
	return formMap1(40, x.res(), out.res())
}

// TanhBackward is a kernel. out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the
// gradient of its output. out may be x or y itself.
func TanhBackward[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(41, x.res(), y.res(), out.res())
}

// SigmoidBackward is a kernel. out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself.
func SigmoidBackward[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(42, x.res(), y.res(), out.res())
}

// ReluBackward is a kernel. out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself.
func ReluBackward[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(43, x.res(), y.res(), out.res())
}

// LeakyReluBackward is a kernel. out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i].
// out may be x or y itself.
func LeakyReluBackward[T Real](alpha T, x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2a(44, float64(alpha), x.res(), y.res(), out.res())
}

// GeluBackward is a kernel. out[i] = y[i] * gelu'(x[i]). out may be x or y itself.
func GeluBackward[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(45, x.res(), y.res(), out.res())
}

// GeluTanhBackward is a kernel. out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself.
func GeluTanhBackward[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(46, x.res(), y.res(), out.res())
}

// SiluBackward is a kernel. out[i] = y[i] * silu'(x[i]). out may be x or y itself.
func SiluBackward[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(47, x.res(), y.res(), out.res())
}

// SoftplusBackward is a kernel. out[i] = y[i] * sigmoid(x[i]). out may be x or y itself.
func SoftplusBackward[T Real](x *Array[T], y *Array[T], out *Array[T]) error {
	return formMap2(48, x.res(), y.res(), out.res())
}

// Normalize is a kernel. Every row divided by its Euclidean norm; a row of zeros stays. out may be
// x itself.
//
//   - x: Read; rows x cols, a row every stride values.
//   - out: Written; rows x cols, a row every stride values.
//   - stride: Values from one row to the next; when 0 cols.
func Normalize[T Real](x *Array[T], out *Array[T], rows int, cols int, stride int) error {
	return formRows1(49, x.res(), out.res(), rows, cols, stride)
}

// Softmax is a kernel. Every row as e^x over the sum of e^x, shifted by its largest value. out may
// be x itself.
//
//   - x: Read; rows x cols, a row every stride values.
//   - out: Written; rows x cols, a row every stride values.
//   - stride: Values from one row to the next; when 0 cols.
func Softmax[T Real](x *Array[T], out *Array[T], rows int, cols int, stride int) error {
	return formRows1(50, x.res(), out.res(), rows, cols, stride)
}

// Logsumexp is a kernel. out[r] = the logarithm of the sum of e^x over row r.
//
//   - x: Read; len(out) x cols, a row every stride values.
//   - out: Written.
//   - stride: Values from one row to the next; when 0 cols.
func Logsumexp[T Real](x *Array[T], out *Array[T], cols int, stride int) error {
	return formFoldRows(51, x.res(), out.res(), cols, stride)
}

// Layernorm is a kernel. Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and
// beta may be NULL. out may be x itself.
//
//   - x: Read; rows x cols, a row every stride values.
//   - gamma: Read; may be nil; cols values.
//   - beta: Read; may be nil; cols values.
//   - out: Written; rows x cols, a row every stride values.
//   - stride: Values from one row to the next; when 0 cols.
func Layernorm[T Real](x *Array[T], gamma *Array[T], beta *Array[T], eps T, out *Array[T], rows int, cols int, stride int) error {
	return formLayernorm(52, x.res(), gamma.res(), beta.res(), float64(eps), out.res(), rows, cols, stride)
}

// Rmsnorm is a kernel. Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may
// be x itself.
//
//   - x: Read; rows x cols, a row every stride values.
//   - gamma: Read; may be nil; cols values.
//   - out: Written; rows x cols, a row every stride values.
//   - stride: Values from one row to the next; when 0 cols.
func Rmsnorm[T Real](x *Array[T], gamma *Array[T], eps T, out *Array[T], rows int, cols int, stride int) error {
	return formRmsnorm(53, x.res(), gamma.res(), float64(eps), out.res(), rows, cols, stride)
}

// Rope is a kernel. Rotary position embedding: row r is position + r, pair i turns by (position +
// r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may
// be x itself.
//
//   - x: Read; rows x cols, a row every stride values.
//   - out: Written; rows x cols, a row every stride values.
//   - stride: Values from one row to the next; when 0 cols.
func Rope[T Real](x *Array[T], out *Array[T], position uint32, base float64, interleaved bool, rows int, cols int, stride int) error {
	return formRope(54, x.res(), out.res(), position, base, interleaved, rows, cols, stride)
}

// Swiglu is a kernel. out = silu(x) * y. out may be x or y itself.
//
//   - x: Read; rows x cols, a row every stride values.
//   - y: Read; rows x cols, a row every stride values.
//   - out: Written; rows x cols, a row every stride values.
//   - stride: Values from one row to the next; when 0 cols.
func Swiglu[T Real](x *Array[T], y *Array[T], out *Array[T], rows int, cols int, stride int) error {
	return formRows2(55, x.res(), y.res(), out.res(), rows, cols, stride)
}

// L1 is a kernel. Sum of |x[i] - y[i]|.
func L1[T Real](x *Array[T], y *Array[T]) (float64, error) {
	return formReduce2(56, x.res(), y.res())
}

// Distances is a kernel. One query against every row of x: q's dtype for f32 and f64, f64 for i8
// and u8.
//
//   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
//   - q: Read.
//   - x: Read; len(out) x len(q), a row every stride values.
//   - out: Written.
//   - stride: Values from one row to the next; when 0 len(q).
func Distances[T Element, S Real](metric Metric, q *Array[T], x *Array[T], out *Array[S], stride int) error {
	return formDistances(57, string(metric), q.res(), x.res(), out.res(), stride)
}

// Search is a kernel. The k best rows of x for every query, exactly: best first, ties by the lower
// index, NaN last.
//
//   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
//   - q: Read; at least queries * cols values.
//   - x: Read; rows x cols, a row every stride values.
//   - indices: Written; at least queries * k values.
//   - scores: Written; at least queries * k values.
//   - stride: Values from one row to the next; when 0 cols.
func Search[T Element, S Real](metric Metric, q *Array[T], x *Array[T], indices *Array[uint32], scores *Array[S], queries int, rows int, cols int, stride int, k int) error {
	return formSearch(58, string(metric), q.res(), x.res(), indices.res(), scores.res(), queries, rows, cols, stride, k)
}

// Argsort is a kernel. The indices that sort x: ascending, ties in their order, NaN last.
//
//   - x: Read.
//   - indices: Written; as many as x holds.
func Argsort[T Real](x *Array[T], indices *Array[uint32]) error {
	return formArgsort(59, x.res(), indices.res())
}

// BitAnd is a kernel. out[i] = x[i] and y[i]. out may be x or y itself.
func BitAnd(x *Array[uint8], y *Array[uint8], out *Array[uint8]) error {
	return formMap2(60, x.res(), y.res(), out.res())
}

// BitOr is a kernel. out[i] = x[i] or y[i]. out may be x or y itself.
func BitOr(x *Array[uint8], y *Array[uint8], out *Array[uint8]) error {
	return formMap2(61, x.res(), y.res(), out.res())
}

// BitXor is a kernel. out[i] = x[i] exclusive or y[i]. out may be x or y itself.
func BitXor(x *Array[uint8], y *Array[uint8], out *Array[uint8]) error {
	return formMap2(62, x.res(), y.res(), out.res())
}

// Popcount is a kernel. Bits of x that are set.
func Popcount(x *Array[uint8]) (float64, error) {
	return formReduce1(63, x.res())
}

// Jaccard is a kernel. Bits set in both over bits set in one or both; 1 when none is.
func Jaccard(x *Array[uint8], y *Array[uint8]) (float64, error) {
	return formReduce2(64, x.res(), y.res())
}

// Gemv is a kernel. y = alpha op(A) x + beta y for an m x n matrix A.
//
//   - a: Read; m x n, a row every lda values.
//   - lda: Values from one row to the next; when 0 n.
//   - x: Read; n values, m with trans.
//   - y: Read and written; m values, n with trans.
func Gemv[T Real](trans bool, m int, n int, alpha T, a *Array[T], lda int, x *Array[T], beta T, y *Array[T]) error {
	return formGemv(65, trans, m, n, float64(alpha), a.res(), lda, x.res(), float64(beta), y.res())
}

// Gemm is a kernel. C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at
// least vs_gemm_work values.
//
//   - a: Read; m x k, k x m with transA, a row every lda values.
//   - lda: Values from one row to the next; when 0 k, m with transA.
//   - b: Read; k x n, n x k with transB, a row every ldb values.
//   - ldb: Values from one row to the next; when 0 n, k with transB.
//   - c: Read and written; m x n, a row every ldc values.
//   - ldc: Values from one row to the next; when 0 n.
//   - work: Scratch; the kernel's sentence says how long.
func Gemm[T Real](transA bool, transB bool, m int, n int, k int, alpha T, a *Array[T], lda int, b *Array[T], ldb int, beta T, c *Array[T], ldc int, work *Array[T]) error {
	return formGemm(66, transA, transB, m, n, k, float64(alpha), a.res(), lda, b.res(), ldb, float64(beta), c.res(), ldc, work.res())
}

// Transpose is a kernel. B = A transposed, A being m x n.
//
//   - a: Read; m x n, a row every lda values.
//   - lda: Values from one row to the next; when 0 n.
//   - b: Written; n x m, a row every ldb values.
//   - ldb: Values from one row to the next; when 0 m.
func Transpose[T Real](m int, n int, a *Array[T], lda int, b *Array[T], ldb int) error {
	return formTranspose(67, m, n, a.res(), lda, b.res(), ldb)
}

// Syrk is a kernel. C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is
// n x k. work as for gemm of n, n, k.
//
//   - a: Read; n x k, k x n with trans, a row every lda values.
//   - lda: Values from one row to the next; when 0 k, n with trans.
//   - c: Read and written; n x n, a row every ldc values.
//   - ldc: Values from one row to the next; when 0 n.
//   - work: Scratch; the kernel's sentence says how long.
func Syrk[T Real](lower bool, trans bool, n int, k int, alpha T, a *Array[T], lda int, beta T, c *Array[T], ldc int, work *Array[T]) error {
	return formSyrk(68, lower, trans, n, k, float64(alpha), a.res(), lda, float64(beta), c.res(), ldc, work.res())
}

// Trsm is a kernel. Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A,
// in place of the m x n matrix B. work holds at least vs_trsm_work values.
//
//   - a: Read; m x m, n x n with right, a row every lda values.
//   - lda: Values from one row to the next; when 0 m, n with right.
//   - b: Read and written; m x n, a row every ldb values.
//   - ldb: Values from one row to the next; when 0 n.
//   - work: Scratch; the kernel's sentence says how long.
func Trsm[T Real](right bool, lower bool, trans bool, unit bool, m int, n int, alpha T, a *Array[T], lda int, b *Array[T], ldb int, work *Array[T]) error {
	return formTrsm(69, right, lower, trans, unit, m, n, float64(alpha), a.res(), lda, b.res(), ldb, work.res())
}

// Spmv is a kernel. y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is
// not x.
//
//   - rowPtr: Read; one more than y holds.
//   - col: Read; at least as many as the last value of rowPtr says.
//   - val: Read; at least as many as the last value of rowPtr says.
//   - x: Read.
//   - y: Written.
func Spmv[T Real](rowPtr *Array[uint32], col *Array[uint32], val *Array[T], x *Array[T], y *Array[T]) error {
	return formSpmv(70, rowPtr.res(), col.res(), val.res(), x.res(), y.res())
}

// SpmvT is a kernel. y = A^T x for a matrix in compressed rows.
//
//   - rowPtr: Read; one more than x holds.
//   - col: Read; at least as many as the last value of rowPtr says.
//   - val: Read; at least as many as the last value of rowPtr says.
//   - x: Read.
//   - y: Written.
func SpmvT[T Real](rowPtr *Array[uint32], col *Array[uint32], val *Array[T], x *Array[T], y *Array[T]) error {
	return formSpmvT(71, rowPtr.res(), col.res(), val.res(), x.res(), y.res())
}

// SpmvRows is a kernel. y[i] = row subset[i] of A times x.
//
//   - rowPtr: Read; rows + 1 values.
//   - col: Read; at least as many as the last value of rowPtr says.
//   - val: Read; at least as many as the last value of rowPtr says.
//   - subset: Read.
//   - x: Read.
//   - y: Written; as many as subset holds.
func SpmvRows[T Real](rows int, rowPtr *Array[uint32], col *Array[uint32], val *Array[T], subset *Array[uint32], x *Array[T], y *Array[T]) error {
	return formSpmvRows(72, rows, rowPtr.res(), col.res(), val.res(), subset.res(), x.res(), y.res())
}

// Spmm is a kernel. C = A B for a row-major B of n columns.
//
//   - rowPtr: Read; rows + 1 values.
//   - col: Read; at least as many as the last value of rowPtr says.
//   - val: Read; at least as many as the last value of rowPtr says.
//   - b: Read; cols x n, a row every ldb values.
//   - ldb: Values from one row to the next; when 0 n.
//   - c: Written; rows x n, a row every ldc values.
//   - ldc: Values from one row to the next; when 0 n.
func Spmm[T Real](rows int, cols int, rowPtr *Array[uint32], col *Array[uint32], val *Array[T], n int, b *Array[T], ldb int, c *Array[T], ldc int) error {
	return formSpmm(73, rows, cols, rowPtr.res(), col.res(), val.res(), n, b.res(), ldb, c.res(), ldc)
}

// Bincount is a kernel. out[v] = how often v occurs in x; every v must be below bins.
//
//   - x: Read.
//   - out: Written.
func Bincount(x *Array[uint32], out *Array[uint32]) error {
	return formHistogram(74, x.res(), out.res())
}

// PrefixSum is a kernel. out[0] = 0, out[i + 1] = out[i] + x[i].
//
//   - x: Read.
//   - out: Written; one more than x holds.
func PrefixSum(x *Array[uint32], out *Array[uint32]) error {
	return formPrefixSum(75, x.res(), out.res())
}

// Gather is a kernel. out[i] = x[index[i]].
//
//   - x: Read.
//   - index: Read.
//   - out: Written; as many as index holds.
func Gather[T Element](x *Array[T], index *Array[uint32], out *Array[T]) error {
	return formGather(76, x.res(), index.res(), out.res())
}

// Scatter is a kernel. out[index[i]] = x[i]; the last of equal indices stays.
//
//   - x: Read.
//   - index: Read; as many as x holds.
//   - out: Read and written.
func Scatter[T Element](x *Array[T], index *Array[uint32], out *Array[T]) error {
	return formScatter(77, x.res(), index.res(), out.res())
}

func formReduce1(kernel int, x *resident) (float64, error) {
	s, err := enter(arg{"x", x, false})
	if err != nil {
		return 0, err
	}
	defer s.mu.Unlock()
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = uint64(x.n)
	return s.value(kernel, x.dtype)
}

func formReduce2(kernel int, x *resident, y *resident) (float64, error) {
	s, err := enter(arg{"x", x, false}, arg{"y", y, false})
	if err != nil {
		return 0, err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("y", y, x.n, "as many as x holds")
	if check.err != nil {
		return 0, check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(y)
	stack[2] = uint64(x.n)
	return s.value(kernel, x.dtype)
}

func formAxpy(kernel int, alpha float64, x *resident, y *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"y", y, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("y", y, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = scalar(x.dtype, alpha)
	stack[1] = at(x)
	stack[2] = at(y)
	stack[3] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formScale(kernel int, alpha float64, x *resident) error {
	s, err := enter(arg{"x", x, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	stack := &s.link.stack
	stack[0] = scalar(x.dtype, alpha)
	stack[1] = at(x)
	stack[2] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formMap2(kernel int, x *resident, y *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"y", y, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("y", y, x.n, "as many as x holds")
	check.exactly("out", out, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(y)
	stack[2] = at(out)
	stack[3] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formTopk(kernel int, x *resident, largest bool, indices *resident, values *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"indices", indices, false}, arg{"values", values, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("values", values, indices.n, "as many as indices holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = flag(largest)
	stack[2] = at(indices)
	stack[3] = at(values)
	stack[4] = uint64(x.n)
	stack[5] = uint64(indices.n)
	return s.done(kernel, x.dtype)
}

func formPlace(kernel int, x *resident) (int, error) {
	s, err := enter(arg{"x", x, false})
	if err != nil {
		return 0, err
	}
	defer s.mu.Unlock()
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = uint64(x.n)
	return s.count(kernel, x.dtype)
}

func formCount(kernel int, eps float64, x *resident) (int, error) {
	s, err := enter(arg{"x", x, false})
	if err != nil {
		return 0, err
	}
	defer s.mu.Unlock()
	stack := &s.link.stack
	stack[0] = scalar(x.dtype, eps)
	stack[1] = at(x)
	stack[2] = uint64(x.n)
	return s.count(kernel, x.dtype)
}

func formMap2ab(kernel int, alpha float64, beta float64, x *resident, y *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"y", y, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("y", y, x.n, "as many as x holds")
	check.exactly("out", out, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = scalar(x.dtype, alpha)
	stack[1] = scalar(x.dtype, beta)
	stack[2] = at(x)
	stack[3] = at(y)
	stack[4] = at(out)
	stack[5] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formMap1(kernel int, x *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("out", out, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(out)
	stack[2] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formClamp(kernel int, low float64, high float64, x *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("out", out, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = scalar(x.dtype, low)
	stack[1] = scalar(x.dtype, high)
	stack[2] = at(x)
	stack[3] = at(out)
	stack[4] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formDiff(kernel int, x *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("out", out, max(x.n-1, 0), "one less than x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(out)
	stack[2] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formMap1a(kernel int, alpha float64, x *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("out", out, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = scalar(x.dtype, alpha)
	stack[1] = at(x)
	stack[2] = at(out)
	stack[3] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formMap2a(kernel int, alpha float64, x *resident, y *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"y", y, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("y", y, x.n, "as many as x holds")
	check.exactly("out", out, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = scalar(x.dtype, alpha)
	stack[1] = at(x)
	stack[2] = at(y)
	stack[3] = at(out)
	stack[4] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formRows1(kernel int, x *resident, out *resident, rows int, cols int, stride int) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("rows", rows)
	check.size("cols", cols)
	if stride == 0 {
		stride = cols
	}
	check.size("stride", stride)
	check.matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	check.matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(out)
	stack[2] = uint64(rows)
	stack[3] = uint64(cols)
	stack[4] = uint64(stride)
	return s.done(kernel, x.dtype)
}

func formFoldRows(kernel int, x *resident, out *resident, cols int, stride int) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("cols", cols)
	if stride == 0 {
		stride = cols
	}
	check.size("stride", stride)
	check.matrix("x", x, out.n, cols, "stride", stride, "len(out) x cols, a row every stride values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(out)
	stack[2] = uint64(out.n)
	stack[3] = uint64(cols)
	stack[4] = uint64(stride)
	return s.done(kernel, x.dtype)
}

func formLayernorm(kernel int, x *resident, gamma *resident, beta *resident, eps float64, out *resident, rows int, cols int, stride int) error {
	s, err := enter(arg{"x", x, false}, arg{"gamma", gamma, true}, arg{"beta", beta, true}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("rows", rows)
	check.size("cols", cols)
	if stride == 0 {
		stride = cols
	}
	check.size("stride", stride)
	check.matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	check.exactly("gamma", gamma, cols, "cols values")
	check.exactly("beta", beta, cols, "cols values")
	check.matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(gamma)
	stack[2] = at(beta)
	stack[3] = scalar(x.dtype, eps)
	stack[4] = at(out)
	stack[5] = uint64(rows)
	stack[6] = uint64(cols)
	stack[7] = uint64(stride)
	return s.done(kernel, x.dtype)
}

func formRmsnorm(kernel int, x *resident, gamma *resident, eps float64, out *resident, rows int, cols int, stride int) error {
	s, err := enter(arg{"x", x, false}, arg{"gamma", gamma, true}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("rows", rows)
	check.size("cols", cols)
	if stride == 0 {
		stride = cols
	}
	check.size("stride", stride)
	check.matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	check.exactly("gamma", gamma, cols, "cols values")
	check.matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(gamma)
	stack[2] = scalar(x.dtype, eps)
	stack[3] = at(out)
	stack[4] = uint64(rows)
	stack[5] = uint64(cols)
	stack[6] = uint64(stride)
	return s.done(kernel, x.dtype)
}

func formRope(kernel int, x *resident, out *resident, position uint32, base float64, interleaved bool, rows int, cols int, stride int) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("rows", rows)
	check.size("cols", cols)
	if stride == 0 {
		stride = cols
	}
	check.size("stride", stride)
	check.matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	check.matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(out)
	stack[2] = uint64(position)
	stack[3] = scalar(f64, base)
	stack[4] = flag(interleaved)
	stack[5] = uint64(rows)
	stack[6] = uint64(cols)
	stack[7] = uint64(stride)
	return s.done(kernel, x.dtype)
}

func formRows2(kernel int, x *resident, y *resident, out *resident, rows int, cols int, stride int) error {
	s, err := enter(arg{"x", x, false}, arg{"y", y, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("rows", rows)
	check.size("cols", cols)
	if stride == 0 {
		stride = cols
	}
	check.size("stride", stride)
	check.matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	check.matrix("y", y, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	check.matrix("out", out, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(y)
	stack[2] = at(out)
	stack[3] = uint64(rows)
	stack[4] = uint64(cols)
	stack[5] = uint64(stride)
	return s.done(kernel, x.dtype)
}

func formDistances(kernel int, metric string, q *resident, x *resident, out *resident, stride int) error {
	s, err := enter(arg{"q", q, false}, arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	if stride == 0 {
		stride = q.n
	}
	check.size("stride", stride)
	check.matrix("x", x, out.n, q.n, "stride", stride, "len(out) x len(q), a row every stride values")
	check.score("out", out, q.dtype)
	metricNumber := check.choice("metric", metric, metricWords)
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = metricNumber
	stack[1] = at(q)
	stack[2] = at(x)
	stack[3] = at(out)
	stack[4] = uint64(out.n)
	stack[5] = uint64(q.n)
	stack[6] = uint64(stride)
	return s.done(kernel, q.dtype)
}

func formSearch(kernel int, metric string, q *resident, x *resident, indices *resident, scores *resident, queries int, rows int, cols int, stride int, k int) error {
	s, err := enter(arg{"q", q, false}, arg{"x", x, false}, arg{"indices", indices, false}, arg{"scores", scores, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("queries", queries)
	check.size("rows", rows)
	check.size("cols", cols)
	if stride == 0 {
		stride = cols
	}
	check.size("stride", stride)
	check.size("k", k)
	check.least("q", q, times(queries, cols), "at least queries * cols values")
	check.matrix("x", x, rows, cols, "stride", stride, "rows x cols, a row every stride values")
	check.least("indices", indices, times(queries, k), "at least queries * k values")
	check.score("scores", scores, q.dtype)
	check.least("scores", scores, times(queries, k), "at least queries * k values")
	metricNumber := check.choice("metric", metric, metricWords)
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = metricNumber
	stack[1] = at(q)
	stack[2] = at(x)
	stack[3] = at(indices)
	stack[4] = at(scores)
	stack[5] = uint64(queries)
	stack[6] = uint64(rows)
	stack[7] = uint64(cols)
	stack[8] = uint64(stride)
	stack[9] = uint64(k)
	return s.done(kernel, q.dtype)
}

func formArgsort(kernel int, x *resident, indices *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"indices", indices, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("indices", indices, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(indices)
	stack[2] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formGemv(kernel int, trans bool, m int, n int, alpha float64, a *resident, lda int, x *resident, beta float64, y *resident) error {
	s, err := enter(arg{"a", a, false}, arg{"x", x, false}, arg{"y", y, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("m", m)
	check.size("n", n)
	if lda == 0 {
		lda = n
	}
	check.size("lda", lda)
	check.matrix("a", a, m, n, "lda", lda, "m x n, a row every lda values")
	check.exactly("x", x, pick(trans, m, n), "n values, m with trans")
	check.exactly("y", y, pick(trans, n, m), "m values, n with trans")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = flag(trans)
	stack[1] = uint64(m)
	stack[2] = uint64(n)
	stack[3] = scalar(a.dtype, alpha)
	stack[4] = at(a)
	stack[5] = uint64(lda)
	stack[6] = at(x)
	stack[7] = scalar(a.dtype, beta)
	stack[8] = at(y)
	return s.done(kernel, a.dtype)
}

func formGemm(kernel int, transA bool, transB bool, m int, n int, k int, alpha float64, a *resident, lda int, b *resident, ldb int, beta float64, c *resident, ldc int, work *resident) error {
	s, err := enter(arg{"a", a, false}, arg{"b", b, false}, arg{"c", c, false}, arg{"work", work, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("m", m)
	check.size("n", n)
	check.size("k", k)
	if lda == 0 {
		lda = pick(transA, m, k)
	}
	check.size("lda", lda)
	if ldb == 0 {
		ldb = pick(transB, k, n)
	}
	check.size("ldb", ldb)
	if ldc == 0 {
		ldc = n
	}
	check.size("ldc", ldc)
	check.matrix("a", a, pick(transA, k, m), pick(transA, m, k), "lda", lda, "m x k, k x m with transA, a row every lda values")
	check.matrix("b", b, pick(transB, n, k), pick(transB, k, n), "ldb", ldb, "k x n, n x k with transB, a row every ldb values")
	check.matrix("c", c, m, n, "ldc", ldc, "m x n, a row every ldc values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = flag(transA)
	stack[1] = flag(transB)
	stack[2] = uint64(m)
	stack[3] = uint64(n)
	stack[4] = uint64(k)
	stack[5] = scalar(a.dtype, alpha)
	stack[6] = at(a)
	stack[7] = uint64(lda)
	stack[8] = at(b)
	stack[9] = uint64(ldb)
	stack[10] = scalar(a.dtype, beta)
	stack[11] = at(c)
	stack[12] = uint64(ldc)
	stack[13] = at(work)
	stack[14] = uint64(work.n)
	return s.done(kernel, a.dtype)
}

func formTranspose(kernel int, m int, n int, a *resident, lda int, b *resident, ldb int) error {
	s, err := enter(arg{"a", a, false}, arg{"b", b, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("m", m)
	check.size("n", n)
	if lda == 0 {
		lda = n
	}
	check.size("lda", lda)
	if ldb == 0 {
		ldb = m
	}
	check.size("ldb", ldb)
	check.matrix("a", a, m, n, "lda", lda, "m x n, a row every lda values")
	check.matrix("b", b, n, m, "ldb", ldb, "n x m, a row every ldb values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = uint64(m)
	stack[1] = uint64(n)
	stack[2] = at(a)
	stack[3] = uint64(lda)
	stack[4] = at(b)
	stack[5] = uint64(ldb)
	return s.done(kernel, a.dtype)
}

func formSyrk(kernel int, lower bool, trans bool, n int, k int, alpha float64, a *resident, lda int, beta float64, c *resident, ldc int, work *resident) error {
	s, err := enter(arg{"a", a, false}, arg{"c", c, false}, arg{"work", work, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("n", n)
	check.size("k", k)
	if lda == 0 {
		lda = pick(trans, n, k)
	}
	check.size("lda", lda)
	if ldc == 0 {
		ldc = n
	}
	check.size("ldc", ldc)
	check.matrix("a", a, pick(trans, k, n), pick(trans, n, k), "lda", lda, "n x k, k x n with trans, a row every lda values")
	check.matrix("c", c, n, n, "ldc", ldc, "n x n, a row every ldc values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = flag(lower)
	stack[1] = flag(trans)
	stack[2] = uint64(n)
	stack[3] = uint64(k)
	stack[4] = scalar(a.dtype, alpha)
	stack[5] = at(a)
	stack[6] = uint64(lda)
	stack[7] = scalar(a.dtype, beta)
	stack[8] = at(c)
	stack[9] = uint64(ldc)
	stack[10] = at(work)
	stack[11] = uint64(work.n)
	return s.done(kernel, a.dtype)
}

func formTrsm(kernel int, right bool, lower bool, trans bool, unit bool, m int, n int, alpha float64, a *resident, lda int, b *resident, ldb int, work *resident) error {
	s, err := enter(arg{"a", a, false}, arg{"b", b, false}, arg{"work", work, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("m", m)
	check.size("n", n)
	if lda == 0 {
		lda = pick(right, n, m)
	}
	check.size("lda", lda)
	if ldb == 0 {
		ldb = n
	}
	check.size("ldb", ldb)
	check.matrix("a", a, pick(right, n, m), pick(right, n, m), "lda", lda, "m x m, n x n with right, a row every lda values")
	check.matrix("b", b, m, n, "ldb", ldb, "m x n, a row every ldb values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = flag(right)
	stack[1] = flag(lower)
	stack[2] = flag(trans)
	stack[3] = flag(unit)
	stack[4] = uint64(m)
	stack[5] = uint64(n)
	stack[6] = scalar(a.dtype, alpha)
	stack[7] = at(a)
	stack[8] = uint64(lda)
	stack[9] = at(b)
	stack[10] = uint64(ldb)
	stack[11] = at(work)
	stack[12] = uint64(work.n)
	return s.done(kernel, a.dtype)
}

func formSpmv(kernel int, rowPtr *resident, col *resident, val *resident, x *resident, y *resident) error {
	s, err := enter(arg{"val", val, false}, arg{"row_ptr", rowPtr, false}, arg{"col", col, false}, arg{"x", x, false}, arg{"y", y, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("row_ptr", rowPtr, plus(y.n, 1), "one more than y holds")
	check.least("col", col, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	check.least("val", val, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = uint64(y.n)
	stack[1] = uint64(x.n)
	stack[2] = at(rowPtr)
	stack[3] = at(col)
	stack[4] = at(val)
	stack[5] = at(x)
	stack[6] = at(y)
	return s.done(kernel, val.dtype)
}

func formSpmvT(kernel int, rowPtr *resident, col *resident, val *resident, x *resident, y *resident) error {
	s, err := enter(arg{"val", val, false}, arg{"row_ptr", rowPtr, false}, arg{"col", col, false}, arg{"x", x, false}, arg{"y", y, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("row_ptr", rowPtr, plus(x.n, 1), "one more than x holds")
	check.least("col", col, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	check.least("val", val, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = uint64(x.n)
	stack[1] = uint64(y.n)
	stack[2] = at(rowPtr)
	stack[3] = at(col)
	stack[4] = at(val)
	stack[5] = at(x)
	stack[6] = at(y)
	return s.done(kernel, val.dtype)
}

func formSpmvRows(kernel int, rows int, rowPtr *resident, col *resident, val *resident, subset *resident, x *resident, y *resident) error {
	s, err := enter(arg{"val", val, false}, arg{"row_ptr", rowPtr, false}, arg{"col", col, false}, arg{"subset", subset, false}, arg{"x", x, false}, arg{"y", y, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("rows", rows)
	check.exactly("row_ptr", rowPtr, plus(rows, 1), "rows + 1 values")
	check.least("col", col, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	check.least("val", val, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	check.exactly("y", y, subset.n, "as many as subset holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = uint64(rows)
	stack[1] = uint64(x.n)
	stack[2] = at(rowPtr)
	stack[3] = at(col)
	stack[4] = at(val)
	stack[5] = at(subset)
	stack[6] = uint64(subset.n)
	stack[7] = at(x)
	stack[8] = at(y)
	return s.done(kernel, val.dtype)
}

func formSpmm(kernel int, rows int, cols int, rowPtr *resident, col *resident, val *resident, n int, b *resident, ldb int, c *resident, ldc int) error {
	s, err := enter(arg{"val", val, false}, arg{"row_ptr", rowPtr, false}, arg{"col", col, false}, arg{"b", b, false}, arg{"c", c, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.size("rows", rows)
	check.size("cols", cols)
	check.size("n", n)
	if ldb == 0 {
		ldb = n
	}
	check.size("ldb", ldb)
	if ldc == 0 {
		ldc = n
	}
	check.size("ldc", ldc)
	check.exactly("row_ptr", rowPtr, plus(rows, 1), "rows + 1 values")
	check.least("col", col, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	check.least("val", val, check.last(s, rowPtr), "at least as many as the last value of rowPtr says")
	check.matrix("b", b, cols, n, "ldb", ldb, "cols x n, a row every ldb values")
	check.matrix("c", c, rows, n, "ldc", ldc, "rows x n, a row every ldc values")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = uint64(rows)
	stack[1] = uint64(cols)
	stack[2] = at(rowPtr)
	stack[3] = at(col)
	stack[4] = at(val)
	stack[5] = uint64(n)
	stack[6] = at(b)
	stack[7] = uint64(ldb)
	stack[8] = at(c)
	stack[9] = uint64(ldc)
	return s.done(kernel, val.dtype)
}

func formHistogram(kernel int, x *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(out)
	stack[2] = uint64(x.n)
	stack[3] = uint64(out.n)
	return s.done(kernel, x.dtype)
}

func formPrefixSum(kernel int, x *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("out", out, plus(x.n, 1), "one more than x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(out)
	stack[2] = uint64(x.n)
	return s.done(kernel, x.dtype)
}

func formGather(kernel int, x *resident, index *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"index", index, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("out", out, index.n, "as many as index holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(index)
	stack[2] = at(out)
	stack[3] = uint64(x.n)
	stack[4] = uint64(index.n)
	return s.done(kernel, x.dtype)
}

func formScatter(kernel int, x *resident, index *resident, out *resident) error {
	s, err := enter(arg{"x", x, false}, arg{"index", index, false}, arg{"out", out, false})
	if err != nil {
		return err
	}
	defer s.mu.Unlock()
	var check checks
	check.exactly("index", index, x.n, "as many as x holds")
	if check.err != nil {
		return check.err
	}
	stack := &s.link.stack
	stack[0] = at(x)
	stack[1] = at(index)
	stack[2] = at(out)
	stack[3] = uint64(x.n)
	stack[4] = uint64(out.n)
	return s.done(kernel, x.dtype)
}
