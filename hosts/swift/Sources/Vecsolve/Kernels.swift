// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.

import CVecsolve

extension Kernels {
    /// Sum of x.
    @inlinable
    public static func sum(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_sum_f32)
    }

    /// Sum of x.
    @inlinable
    public static func sum(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_sum_f64)
    }

    /// Dot product of x and y; of i8 exact.
    @inlinable
    public static func dot(_ x: some Numbers<Float>, _ y: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce2Form(x, y, vs_dot_f32)
    }

    /// Dot product of x and y; of i8 exact.
    @inlinable
    public static func dot(_ x: some Numbers<Double>, _ y: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_dot_f64)
    }

    /// Dot product of x and y; of i8 exact.
    @inlinable
    public static func dot(_ x: some Numbers<Int8>, _ y: some Numbers<Int8>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_dot_i8)
    }

    /// Euclidean norm of x, safe against overflow and underflow of the squares.
    @inlinable
    public static func nrm2(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_nrm2_f32)
    }

    /// Euclidean norm of x, safe against overflow and underflow of the squares.
    @inlinable
    public static func nrm2(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_nrm2_f64)
    }

    /// y[i] += alpha * x[i]. x may be y itself.
    @inlinable
    public static func axpy(
        _ alpha: Float,
        _ x: some Numbers<Float>,
        _ y: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try axpyForm(alpha, x, &y, vs_axpy_f32)
    }

    /// y[i] += alpha * x[i]. x may be y itself.
    @inlinable
    public static func axpy(
        _ alpha: Float,
        _ x: some Numbers<Float>,
        _ y: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var y = y
        try axpy(alpha, x, &y)
    }

    /// y[i] += alpha * x[i]. x may be y itself.
    @inlinable
    public static func axpy(
        _ alpha: Double,
        _ x: some Numbers<Double>,
        _ y: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try axpyForm(alpha, x, &y, vs_axpy_f64)
    }

    /// y[i] += alpha * x[i]. x may be y itself.
    @inlinable
    public static func axpy(
        _ alpha: Double,
        _ x: some Numbers<Double>,
        _ y: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var y = y
        try axpy(alpha, x, &y)
    }

    /// x[i] *= alpha.
    @inlinable
    public static func scale(_ alpha: Float, _ x: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try scaleForm(alpha, &x, vs_scale_f32)
    }

    /// x[i] *= alpha.
    @inlinable
    public static func scale(_ alpha: Float, _ x: some SharedNumbers<Float>) throws(VecsolveError) {
        var x = x
        try scale(alpha, &x)
    }

    /// x[i] *= alpha.
    @inlinable
    public static func scale(_ alpha: Double, _ x: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try scaleForm(alpha, &x, vs_scale_f64)
    }

    /// x[i] *= alpha.
    @inlinable
    public static func scale(_ alpha: Double, _ x: some SharedNumbers<Double>) throws(VecsolveError) {
        var x = x
        try scale(alpha, &x)
    }

    /// out[i] = x[i] + y[i]. out may be x or y itself.
    @inlinable
    public static func add(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_add_f32)
    }

    /// out[i] = x[i] + y[i]. out may be x or y itself.
    @inlinable
    public static func add(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try add(x, y, &out)
    }

    /// out[i] = x[i] + y[i]. out may be x or y itself.
    @inlinable
    public static func add(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_add_f64)
    }

    /// out[i] = x[i] + y[i]. out may be x or y itself.
    @inlinable
    public static func add(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try add(x, y, &out)
    }

    /// out[i] = x[i] * y[i]. out may be x or y itself.
    @inlinable
    public static func mul(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_mul_f32)
    }

    /// out[i] = x[i] * y[i]. out may be x or y itself.
    @inlinable
    public static func mul(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try mul(x, y, &out)
    }

    /// out[i] = x[i] * y[i]. out may be x or y itself.
    @inlinable
    public static func mul(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_mul_f64)
    }

    /// out[i] = x[i] * y[i]. out may be x or y itself.
    @inlinable
    public static func mul(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try mul(x, y, &out)
    }

    /// Squared Euclidean distance of x and y; of i8 exact.
    @inlinable
    public static func l2sq(_ x: some Numbers<Float>, _ y: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce2Form(x, y, vs_l2sq_f32)
    }

    /// Squared Euclidean distance of x and y; of i8 exact.
    @inlinable
    public static func l2sq(_ x: some Numbers<Double>, _ y: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_l2sq_f64)
    }

    /// Squared Euclidean distance of x and y; of i8 exact.
    @inlinable
    public static func l2sq(_ x: some Numbers<Int8>, _ y: some Numbers<Int8>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_l2sq_i8)
    }

    /// Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is not finite.
    @inlinable
    public static func cosine(_ x: some Numbers<Float>, _ y: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce2Form(x, y, vs_cosine_f32)
    }

    /// Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is not finite.
    @inlinable
    public static func cosine(_ x: some Numbers<Double>, _ y: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_cosine_f64)
    }

    /// Cosine similarity of x and y, in [-1, 1]; 0 when one of them is zero; NaN when a value is not finite.
    @inlinable
    public static func cosine(_ x: some Numbers<Int8>, _ y: some Numbers<Int8>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_cosine_i8)
    }

    /// Bits in which x and y differ.
    @inlinable
    public static func hamming(_ x: some Numbers<UInt8>, _ y: some Numbers<UInt8>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_hamming_u8)
    }

    /// The k largest or smallest values: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written.
    ///   - values: Written; as many as `indices` holds.
    @inlinable
    public static func topk(
        x: some Numbers<Float>,
        largest: Bool = false,
        indices: inout some MutableNumbers<UInt32>,
        values: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try topkForm(x, largest, &indices, &values, vs_topk_f32)
    }

    /// The k largest or smallest values: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written.
    ///   - values: Written; as many as `indices` holds.
    @inlinable
    public static func topk(
        x: some Numbers<Float>,
        largest: Bool = false,
        indices: some SharedNumbers<UInt32>,
        values: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var indices = indices
        var values = values
        try topk(x: x, largest: largest, indices: &indices, values: &values)
    }

    /// The k largest or smallest values: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written.
    ///   - values: Written; as many as `indices` holds.
    @inlinable
    public static func topk(
        x: some Numbers<Double>,
        largest: Bool = false,
        indices: inout some MutableNumbers<UInt32>,
        values: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try topkForm(x, largest, &indices, &values, vs_topk_f64)
    }

    /// The k largest or smallest values: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written.
    ///   - values: Written; as many as `indices` holds.
    @inlinable
    public static func topk(
        x: some Numbers<Double>,
        largest: Bool = false,
        indices: some SharedNumbers<UInt32>,
        values: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var indices = indices
        var values = values
        try topk(x: x, largest: largest, indices: &indices, values: &values)
    }

    /// Sum of |x[i]|.
    @inlinable
    public static func asum(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_asum_f32)
    }

    /// Sum of |x[i]|.
    @inlinable
    public static func asum(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_asum_f64)
    }

    /// Largest |x[i]|; 0 for n = 0; NaN when one is NaN.
    @inlinable
    public static func amax(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_amax_f32)
    }

    /// Largest |x[i]|; 0 for n = 0; NaN when one is NaN.
    @inlinable
    public static func amax(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_amax_f64)
    }

    /// Smallest x[i]; infinity for n = 0; NaN when one is NaN.
    @inlinable
    public static func min(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_min_f32)
    }

    /// Smallest x[i]; infinity for n = 0; NaN when one is NaN.
    @inlinable
    public static func min(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_min_f64)
    }

    /// Largest x[i]; -infinity for n = 0; NaN when one is NaN.
    @inlinable
    public static func max(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_max_f32)
    }

    /// Largest x[i]; -infinity for n = 0; NaN when one is NaN.
    @inlinable
    public static func max(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_max_f64)
    }

    /// The first place of the smallest value, or of a NaN. Refused for n = 0.
    @inlinable
    public static func argmin(_ x: some Numbers<Float>) throws(VecsolveError) -> Int {
        try placeForm(x, vs_argmin_f32)
    }

    /// The first place of the smallest value, or of a NaN. Refused for n = 0.
    @inlinable
    public static func argmin(_ x: some Numbers<Double>) throws(VecsolveError) -> Int {
        try placeForm(x, vs_argmin_f64)
    }

    /// The first place of the largest value, or of a NaN. Refused for n = 0.
    @inlinable
    public static func argmax(_ x: some Numbers<Float>) throws(VecsolveError) -> Int {
        try placeForm(x, vs_argmax_f32)
    }

    /// The first place of the largest value, or of a NaN. Refused for n = 0.
    @inlinable
    public static func argmax(_ x: some Numbers<Double>) throws(VecsolveError) -> Int {
        try placeForm(x, vs_argmax_f64)
    }

    /// Mean of x; NaN for n = 0.
    @inlinable
    public static func mean(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_mean_f32)
    }

    /// Mean of x; NaN for n = 0.
    @inlinable
    public static func mean(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_mean_f64)
    }

    /// Variance of x as a whole population (divided by n); NaN for n = 0.
    @inlinable
    public static func variance(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_variance_f32)
    }

    /// Variance of x as a whole population (divided by n); NaN for n = 0.
    @inlinable
    public static func variance(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_variance_f64)
    }

    /// How many x[i] are NaN or greater than eps in magnitude.
    @inlinable
    public static func countNonzero(_ eps: Float, _ x: some Numbers<Float>) throws(VecsolveError) -> Int {
        try countForm(eps, x, vs_count_nonzero_f32)
    }

    /// How many x[i] are NaN or greater than eps in magnitude.
    @inlinable
    public static func countNonzero(_ eps: Double, _ x: some Numbers<Double>) throws(VecsolveError) -> Int {
        try countForm(eps, x, vs_count_nonzero_f64)
    }

    /// Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended it).
    @inlinable
    public static func sum2(_ x: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce1Form(x, vs_sum2_f32)
    }

    /// Sum of x as if in twice the precision (Sum2: Kahan's sum as Neumaier mended it).
    @inlinable
    public static func sum2(_ x: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_sum2_f64)
    }

    /// Dot product as if in twice the precision (Dot2).
    @inlinable
    public static func dot2(_ x: some Numbers<Float>, _ y: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce2Form(x, y, vs_dot2_f32)
    }

    /// Dot product as if in twice the precision (Dot2).
    @inlinable
    public static func dot2(_ x: some Numbers<Double>, _ y: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_dot2_f64)
    }

    /// out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself.
    @inlinable
    public static func axpby(
        _ alpha: Float,
        _ beta: Float,
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2abForm(alpha, beta, x, y, &out, vs_axpby_f32)
    }

    /// out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself.
    @inlinable
    public static func axpby(
        _ alpha: Float,
        _ beta: Float,
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try axpby(alpha, beta, x, y, &out)
    }

    /// out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself.
    @inlinable
    public static func axpby(
        _ alpha: Double,
        _ beta: Double,
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2abForm(alpha, beta, x, y, &out, vs_axpby_f64)
    }

    /// out[i] = alpha * x[i] + beta * y[i]. out may be x or y itself.
    @inlinable
    public static func axpby(
        _ alpha: Double,
        _ beta: Double,
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try axpby(alpha, beta, x, y, &out)
    }

    /// out[i] = x[i] - y[i]. out may be x or y itself.
    @inlinable
    public static func sub(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_sub_f32)
    }

    /// out[i] = x[i] - y[i]. out may be x or y itself.
    @inlinable
    public static func sub(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try sub(x, y, &out)
    }

    /// out[i] = x[i] - y[i]. out may be x or y itself.
    @inlinable
    public static func sub(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_sub_f64)
    }

    /// out[i] = x[i] - y[i]. out may be x or y itself.
    @inlinable
    public static func sub(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try sub(x, y, &out)
    }

    /// out[i] = x[i] / y[i]. out may be x or y itself.
    @inlinable
    public static func div(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_div_f32)
    }

    /// out[i] = x[i] / y[i]. out may be x or y itself.
    @inlinable
    public static func div(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try div(x, y, &out)
    }

    /// out[i] = x[i] / y[i]. out may be x or y itself.
    @inlinable
    public static func div(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_div_f64)
    }

    /// out[i] = x[i] / y[i]. out may be x or y itself.
    @inlinable
    public static func div(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try div(x, y, &out)
    }

    /// out[i] = |x[i]|. out may be x itself.
    @inlinable
    public static func abs(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_abs_f32)
    }

    /// out[i] = |x[i]|. out may be x itself.
    @inlinable
    public static func abs(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try abs(x, &out)
    }

    /// out[i] = |x[i]|. out may be x itself.
    @inlinable
    public static func abs(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_abs_f64)
    }

    /// out[i] = |x[i]|. out may be x itself.
    @inlinable
    public static func abs(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try abs(x, &out)
    }

    /// out[i] = -x[i]. out may be x itself.
    @inlinable
    public static func neg(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_neg_f32)
    }

    /// out[i] = -x[i]. out may be x itself.
    @inlinable
    public static func neg(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try neg(x, &out)
    }

    /// out[i] = -x[i]. out may be x itself.
    @inlinable
    public static func neg(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_neg_f64)
    }

    /// out[i] = -x[i]. out may be x itself.
    @inlinable
    public static func neg(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try neg(x, &out)
    }

    /// out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out may be x itself.
    @inlinable
    public static func clamp(
        _ low: Float,
        _ high: Float,
        _ x: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try clampForm(low, high, x, &out, vs_clamp_f32)
    }

    /// out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out may be x itself.
    @inlinable
    public static func clamp(
        _ low: Float,
        _ high: Float,
        _ x: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try clamp(low, high, x, &out)
    }

    /// out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out may be x itself.
    @inlinable
    public static func clamp(
        _ low: Double,
        _ high: Double,
        _ x: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try clampForm(low, high, x, &out, vs_clamp_f64)
    }

    /// out[i] = the value nearest to x[i] between low and high; NaN stays NaN. out may be x itself.
    @inlinable
    public static func clamp(
        _ low: Double,
        _ high: Double,
        _ x: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try clamp(low, high, x, &out)
    }

    /// out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be x itself.
    @inlinable
    public static func sqrt(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_sqrt_f32)
    }

    /// out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be x itself.
    @inlinable
    public static func sqrt(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try sqrt(x, &out)
    }

    /// out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be x itself.
    @inlinable
    public static func sqrt(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_sqrt_f64)
    }

    /// out[i] = the square root of x[i], correctly rounded; NaN below zero. out may be x itself.
    @inlinable
    public static func sqrt(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try sqrt(x, &out)
    }

    /// out[i] = x[i + 1] - x[i]: one value less than x has.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written; one less than `x` holds.
    @inlinable
    public static func diff(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try diffForm(x, &out, vs_diff_f32)
    }

    /// out[i] = x[i + 1] - x[i]: one value less than x has.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written; one less than `x` holds.
    @inlinable
    public static func diff(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try diff(x, &out)
    }

    /// out[i] = x[i + 1] - x[i]: one value less than x has.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written; one less than `x` holds.
    @inlinable
    public static func diff(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try diffForm(x, &out, vs_diff_f64)
    }

    /// out[i] = x[i + 1] - x[i]: one value less than x has.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written; one less than `x` holds.
    @inlinable
    public static func diff(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try diff(x, &out)
    }

    /// out[i] = e^x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func exp(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_exp_f32)
    }

    /// out[i] = e^x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func exp(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try exp(x, &out)
    }

    /// out[i] = e^x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func exp(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_exp_f64)
    }

    /// out[i] = e^x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func exp(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try exp(x, &out)
    }

    /// out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func log(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_log_f32)
    }

    /// out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func log(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try log(x, &out)
    }

    /// out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func log(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_log_f64)
    }

    /// out[i] = the natural logarithm of x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func log(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try log(x, &out)
    }

    /// out[i] = tanh x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func tanh(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_tanh_f32)
    }

    /// out[i] = tanh x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func tanh(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try tanh(x, &out)
    }

    /// out[i] = tanh x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func tanh(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_tanh_f64)
    }

    /// out[i] = tanh x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func tanh(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try tanh(x, &out)
    }

    /// out[i] = erf x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func erf(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_erf_f32)
    }

    /// out[i] = erf x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func erf(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try erf(x, &out)
    }

    /// out[i] = erf x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func erf(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_erf_f64)
    }

    /// out[i] = erf x[i], within 2 ULP. out may be x itself.
    @inlinable
    public static func erf(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try erf(x, &out)
    }

    /// out[i] = 1 / (1 + e^-x[i]). out may be x itself.
    @inlinable
    public static func sigmoid(
        _ x: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map1Form(x, &out, vs_sigmoid_f32)
    }

    /// out[i] = 1 / (1 + e^-x[i]). out may be x itself.
    @inlinable
    public static func sigmoid(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try sigmoid(x, &out)
    }

    /// out[i] = 1 / (1 + e^-x[i]). out may be x itself.
    @inlinable
    public static func sigmoid(
        _ x: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map1Form(x, &out, vs_sigmoid_f64)
    }

    /// out[i] = 1 / (1 + e^-x[i]). out may be x itself.
    @inlinable
    public static func sigmoid(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try sigmoid(x, &out)
    }

    /// out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself.
    @inlinable
    public static func relu(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_relu_f32)
    }

    /// out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself.
    @inlinable
    public static func relu(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try relu(x, &out)
    }

    /// out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself.
    @inlinable
    public static func relu(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_relu_f64)
    }

    /// out[i] = x[i] above zero, else 0; NaN stays NaN. out may be x itself.
    @inlinable
    public static func relu(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try relu(x, &out)
    }

    /// out[i] = x[i] above zero, else alpha * x[i]. out may be x itself.
    @inlinable
    public static func leakyRelu(
        _ alpha: Float,
        _ x: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map1aForm(alpha, x, &out, vs_leaky_relu_f32)
    }

    /// out[i] = x[i] above zero, else alpha * x[i]. out may be x itself.
    @inlinable
    public static func leakyRelu(
        _ alpha: Float,
        _ x: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try leakyRelu(alpha, x, &out)
    }

    /// out[i] = x[i] above zero, else alpha * x[i]. out may be x itself.
    @inlinable
    public static func leakyRelu(
        _ alpha: Double,
        _ x: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map1aForm(alpha, x, &out, vs_leaky_relu_f64)
    }

    /// out[i] = x[i] above zero, else alpha * x[i]. out may be x itself.
    @inlinable
    public static func leakyRelu(
        _ alpha: Double,
        _ x: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try leakyRelu(alpha, x, &out)
    }

    /// out[i] = x[i] * Phi(x[i]), by erf. out may be x itself.
    @inlinable
    public static func gelu(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_gelu_f32)
    }

    /// out[i] = x[i] * Phi(x[i]), by erf. out may be x itself.
    @inlinable
    public static func gelu(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try gelu(x, &out)
    }

    /// out[i] = x[i] * Phi(x[i]), by erf. out may be x itself.
    @inlinable
    public static func gelu(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_gelu_f64)
    }

    /// out[i] = x[i] * Phi(x[i]), by erf. out may be x itself.
    @inlinable
    public static func gelu(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try gelu(x, &out)
    }

    /// out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))). out may be x itself.
    @inlinable
    public static func geluTanh(
        _ x: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map1Form(x, &out, vs_gelu_tanh_f32)
    }

    /// out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))). out may be x itself.
    @inlinable
    public static func geluTanh(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try geluTanh(x, &out)
    }

    /// out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))). out may be x itself.
    @inlinable
    public static func geluTanh(
        _ x: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map1Form(x, &out, vs_gelu_tanh_f64)
    }

    /// out[i] = x[i] / 2 * (1 + tanh(sqrt(2 / pi) * (x[i] + 0.044715 * x[i]^3))). out may be x itself.
    @inlinable
    public static func geluTanh(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try geluTanh(x, &out)
    }

    /// out[i] = x[i] * sigmoid(x[i]). out may be x itself.
    @inlinable
    public static func silu(_ x: some Numbers<Float>, _ out: inout some MutableNumbers<Float>) throws(VecsolveError) {
        try map1Form(x, &out, vs_silu_f32)
    }

    /// out[i] = x[i] * sigmoid(x[i]). out may be x itself.
    @inlinable
    public static func silu(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try silu(x, &out)
    }

    /// out[i] = x[i] * sigmoid(x[i]). out may be x itself.
    @inlinable
    public static func silu(_ x: some Numbers<Double>, _ out: inout some MutableNumbers<Double>) throws(VecsolveError) {
        try map1Form(x, &out, vs_silu_f64)
    }

    /// out[i] = x[i] * sigmoid(x[i]). out may be x itself.
    @inlinable
    public static func silu(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try silu(x, &out)
    }

    /// out[i] = log(1 + e^x[i]). out may be x itself.
    @inlinable
    public static func softplus(
        _ x: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map1Form(x, &out, vs_softplus_f32)
    }

    /// out[i] = log(1 + e^x[i]). out may be x itself.
    @inlinable
    public static func softplus(_ x: some Numbers<Float>, _ out: some SharedNumbers<Float>) throws(VecsolveError) {
        var out = out
        try softplus(x, &out)
    }

    /// out[i] = log(1 + e^x[i]). out may be x itself.
    @inlinable
    public static func softplus(
        _ x: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map1Form(x, &out, vs_softplus_f64)
    }

    /// out[i] = log(1 + e^x[i]). out may be x itself.
    @inlinable
    public static func softplus(_ x: some Numbers<Double>, _ out: some SharedNumbers<Double>) throws(VecsolveError) {
        var out = out
        try softplus(x, &out)
    }

    /// out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the gradient of its output. out may be x or y itself.
    @inlinable
    public static func tanhBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_tanh_backward_f32)
    }

    /// out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the gradient of its output. out may be x or y itself.
    @inlinable
    public static func tanhBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try tanhBackward(x, y, &out)
    }

    /// out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the gradient of its output. out may be x or y itself.
    @inlinable
    public static func tanhBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_tanh_backward_f64)
    }

    /// out[i] = y[i] * tanh'(x[i]): the gradient, x the input of tanh, y the gradient of its output. out may be x or y itself.
    @inlinable
    public static func tanhBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try tanhBackward(x, y, &out)
    }

    /// out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself.
    @inlinable
    public static func sigmoidBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_sigmoid_backward_f32)
    }

    /// out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself.
    @inlinable
    public static func sigmoidBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try sigmoidBackward(x, y, &out)
    }

    /// out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself.
    @inlinable
    public static func sigmoidBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_sigmoid_backward_f64)
    }

    /// out[i] = y[i] * sigmoid'(x[i]). out may be x or y itself.
    @inlinable
    public static func sigmoidBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try sigmoidBackward(x, y, &out)
    }

    /// out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself.
    @inlinable
    public static func reluBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_relu_backward_f32)
    }

    /// out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself.
    @inlinable
    public static func reluBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try reluBackward(x, y, &out)
    }

    /// out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself.
    @inlinable
    public static func reluBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_relu_backward_f64)
    }

    /// out[i] = y[i] * relu'(x[i]), 0 at 0. out may be x or y itself.
    @inlinable
    public static func reluBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try reluBackward(x, y, &out)
    }

    /// out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i]. out may be x or y itself.
    @inlinable
    public static func leakyReluBackward(
        _ alpha: Float,
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2aForm(alpha, x, y, &out, vs_leaky_relu_backward_f32)
    }

    /// out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i]. out may be x or y itself.
    @inlinable
    public static func leakyReluBackward(
        _ alpha: Float,
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try leakyReluBackward(alpha, x, y, &out)
    }

    /// out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i]. out may be x or y itself.
    @inlinable
    public static func leakyReluBackward(
        _ alpha: Double,
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2aForm(alpha, x, y, &out, vs_leaky_relu_backward_f64)
    }

    /// out[i] = y[i] above zero, else alpha * y[i], by the sign of x[i]. out may be x or y itself.
    @inlinable
    public static func leakyReluBackward(
        _ alpha: Double,
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try leakyReluBackward(alpha, x, y, &out)
    }

    /// out[i] = y[i] * gelu'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_gelu_backward_f32)
    }

    /// out[i] = y[i] * gelu'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try geluBackward(x, y, &out)
    }

    /// out[i] = y[i] * gelu'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_gelu_backward_f64)
    }

    /// out[i] = y[i] * gelu'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try geluBackward(x, y, &out)
    }

    /// out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluTanhBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_gelu_tanh_backward_f32)
    }

    /// out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluTanhBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try geluTanhBackward(x, y, &out)
    }

    /// out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluTanhBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_gelu_tanh_backward_f64)
    }

    /// out[i] = y[i] * gelu_tanh'(x[i]). out may be x or y itself.
    @inlinable
    public static func geluTanhBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try geluTanhBackward(x, y, &out)
    }

    /// out[i] = y[i] * silu'(x[i]). out may be x or y itself.
    @inlinable
    public static func siluBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_silu_backward_f32)
    }

    /// out[i] = y[i] * silu'(x[i]). out may be x or y itself.
    @inlinable
    public static func siluBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try siluBackward(x, y, &out)
    }

    /// out[i] = y[i] * silu'(x[i]). out may be x or y itself.
    @inlinable
    public static func siluBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_silu_backward_f64)
    }

    /// out[i] = y[i] * silu'(x[i]). out may be x or y itself.
    @inlinable
    public static func siluBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try siluBackward(x, y, &out)
    }

    /// out[i] = y[i] * sigmoid(x[i]). out may be x or y itself.
    @inlinable
    public static func softplusBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_softplus_backward_f32)
    }

    /// out[i] = y[i] * sigmoid(x[i]). out may be x or y itself.
    @inlinable
    public static func softplusBackward(
        _ x: some Numbers<Float>,
        _ y: some Numbers<Float>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try softplusBackward(x, y, &out)
    }

    /// out[i] = y[i] * sigmoid(x[i]). out may be x or y itself.
    @inlinable
    public static func softplusBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_softplus_backward_f64)
    }

    /// out[i] = y[i] * sigmoid(x[i]). out may be x or y itself.
    @inlinable
    public static func softplusBackward(
        _ x: some Numbers<Double>,
        _ y: some Numbers<Double>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try softplusBackward(x, y, &out)
    }

    /// Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func normalize(
        x: some Numbers<Float>,
        out: inout some MutableNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rows1Form(x, &out, rows, cols, stride, vs_normalize_f32)
    }

    /// Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func normalize(
        x: some Numbers<Float>,
        out: some SharedNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try normalize(x: x, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func normalize(
        x: some Numbers<Double>,
        out: inout some MutableNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rows1Form(x, &out, rows, cols, stride, vs_normalize_f64)
    }

    /// Every row divided by its Euclidean norm; a row of zeros stays. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func normalize(
        x: some Numbers<Double>,
        out: some SharedNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try normalize(x: x, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func softmax(
        x: some Numbers<Float>,
        out: inout some MutableNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rows1Form(x, &out, rows, cols, stride, vs_softmax_f32)
    }

    /// Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func softmax(
        x: some Numbers<Float>,
        out: some SharedNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try softmax(x: x, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func softmax(
        x: some Numbers<Double>,
        out: inout some MutableNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rows1Form(x, &out, rows, cols, stride, vs_softmax_f64)
    }

    /// Every row as e^x over the sum of e^x, shifted by its largest value. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func softmax(
        x: some Numbers<Double>,
        out: some SharedNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try softmax(x: x, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// out[r] = the logarithm of the sum of e^x over row r.
    ///
    /// - Parameters:
    ///   - x: Read; len(`out`) x `cols`, a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func logsumexp(
        x: some Numbers<Float>,
        out: inout some MutableNumbers<Float>,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try foldRowsForm(x, &out, cols, stride, vs_logsumexp_f32)
    }

    /// out[r] = the logarithm of the sum of e^x over row r.
    ///
    /// - Parameters:
    ///   - x: Read; len(`out`) x `cols`, a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func logsumexp(
        x: some Numbers<Float>,
        out: some SharedNumbers<Float>,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try logsumexp(x: x, out: &out, cols: cols, stride: stride)
    }

    /// out[r] = the logarithm of the sum of e^x over row r.
    ///
    /// - Parameters:
    ///   - x: Read; len(`out`) x `cols`, a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func logsumexp(
        x: some Numbers<Double>,
        out: inout some MutableNumbers<Double>,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try foldRowsForm(x, &out, cols, stride, vs_logsumexp_f64)
    }

    /// out[r] = the logarithm of the sum of e^x over row r.
    ///
    /// - Parameters:
    ///   - x: Read; len(`out`) x `cols`, a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func logsumexp(
        x: some Numbers<Double>,
        out: some SharedNumbers<Double>,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try logsumexp(x: x, out: &out, cols: cols, stride: stride)
    }

    /// Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - beta: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func layernorm(
        x: some Numbers<Float>,
        gamma: (any Numbers<Float>)? = nil,
        beta: (any Numbers<Float>)? = nil,
        eps: Float,
        out: inout some MutableNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try layernormForm(x, gamma, beta, eps, &out, rows, cols, stride, vs_layernorm_f32)
    }

    /// Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - beta: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func layernorm(
        x: some Numbers<Float>,
        gamma: (any Numbers<Float>)? = nil,
        beta: (any Numbers<Float>)? = nil,
        eps: Float,
        out: some SharedNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try layernorm(x: x, gamma: gamma, beta: beta, eps: eps, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - beta: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func layernorm(
        x: some Numbers<Double>,
        gamma: (any Numbers<Double>)? = nil,
        beta: (any Numbers<Double>)? = nil,
        eps: Double,
        out: inout some MutableNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try layernormForm(x, gamma, beta, eps, &out, rows, cols, stride, vs_layernorm_f64)
    }

    /// Every row as gamma * (x - mean) / sqrt(variance + eps) + beta; gamma and beta may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - beta: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func layernorm(
        x: some Numbers<Double>,
        gamma: (any Numbers<Double>)? = nil,
        beta: (any Numbers<Double>)? = nil,
        eps: Double,
        out: some SharedNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try layernorm(x: x, gamma: gamma, beta: beta, eps: eps, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rmsnorm(
        x: some Numbers<Float>,
        gamma: (any Numbers<Float>)? = nil,
        eps: Float,
        out: inout some MutableNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rmsnormForm(x, gamma, eps, &out, rows, cols, stride, vs_rmsnorm_f32)
    }

    /// Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rmsnorm(
        x: some Numbers<Float>,
        gamma: (any Numbers<Float>)? = nil,
        eps: Float,
        out: some SharedNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try rmsnorm(x: x, gamma: gamma, eps: eps, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rmsnorm(
        x: some Numbers<Double>,
        gamma: (any Numbers<Double>)? = nil,
        eps: Double,
        out: inout some MutableNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rmsnormForm(x, gamma, eps, &out, rows, cols, stride, vs_rmsnorm_f64)
    }

    /// Every row as gamma * x / sqrt(mean of x^2 + eps); gamma may be NULL. out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - gamma: Read; may be left out; `cols` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rmsnorm(
        x: some Numbers<Double>,
        gamma: (any Numbers<Double>)? = nil,
        eps: Double,
        out: some SharedNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try rmsnorm(x: x, gamma: gamma, eps: eps, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Rotary position embedding: row r is position + r, pair i turns by (position + r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rope(
        x: some Numbers<Float>,
        out: inout some MutableNumbers<Float>,
        position: Int,
        base: Double,
        interleaved: Bool = false,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try ropeForm(x, &out, position, base, interleaved, rows, cols, stride, vs_rope_f32)
    }

    /// Rotary position embedding: row r is position + r, pair i turns by (position + r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rope(
        x: some Numbers<Float>,
        out: some SharedNumbers<Float>,
        position: Int,
        base: Double,
        interleaved: Bool = false,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try rope(
            x: x,
            out: &out,
            position: position,
            base: base,
            interleaved: interleaved,
            rows: rows,
            cols: cols,
            stride: stride
        )
    }

    /// Rotary position embedding: row r is position + r, pair i turns by (position + r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rope(
        x: some Numbers<Double>,
        out: inout some MutableNumbers<Double>,
        position: Int,
        base: Double,
        interleaved: Bool = false,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try ropeForm(x, &out, position, base, interleaved, rows, cols, stride, vs_rope_f64)
    }

    /// Rotary position embedding: row r is position + r, pair i turns by (position + r) * base^(-2i / cols); a pair is (2i, 2i + 1) when interleaved, else (i, i + cols / 2). out may be x itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func rope(
        x: some Numbers<Double>,
        out: some SharedNumbers<Double>,
        position: Int,
        base: Double,
        interleaved: Bool = false,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try rope(
            x: x,
            out: &out,
            position: position,
            base: base,
            interleaved: interleaved,
            rows: rows,
            cols: cols,
            stride: stride
        )
    }

    /// out = silu(x) * y. out may be x or y itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - y: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func swiglu(
        x: some Numbers<Float>,
        y: some Numbers<Float>,
        out: inout some MutableNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rows2Form(x, y, &out, rows, cols, stride, vs_swiglu_f32)
    }

    /// out = silu(x) * y. out may be x or y itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - y: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func swiglu(
        x: some Numbers<Float>,
        y: some Numbers<Float>,
        out: some SharedNumbers<Float>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try swiglu(x: x, y: y, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// out = silu(x) * y. out may be x or y itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - y: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func swiglu(
        x: some Numbers<Double>,
        y: some Numbers<Double>,
        out: inout some MutableNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try rows2Form(x, y, &out, rows, cols, stride, vs_swiglu_f64)
    }

    /// out = silu(x) * y. out may be x or y itself.
    ///
    /// - Parameters:
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - y: Read; `rows` x `cols`, a row every `stride` values.
    ///   - out: Written; `rows` x `cols`, a row every `stride` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func swiglu(
        x: some Numbers<Double>,
        y: some Numbers<Double>,
        out: some SharedNumbers<Double>,
        rows: Int,
        cols: Int,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try swiglu(x: x, y: y, out: &out, rows: rows, cols: cols, stride: stride)
    }

    /// Sum of |x[i] - y[i]|.
    @inlinable
    public static func l1(_ x: some Numbers<Float>, _ y: some Numbers<Float>) throws(VecsolveError) -> Float {
        try reduce2Form(x, y, vs_l1_f32)
    }

    /// Sum of |x[i] - y[i]|.
    @inlinable
    public static func l1(_ x: some Numbers<Double>, _ y: some Numbers<Double>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_l1_f64)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<Float>,
        x: some Numbers<Float>,
        out: inout some MutableNumbers<Float>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try distancesForm(metric, q, x, &out, stride, vs_distances_f32)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<Float>,
        x: some Numbers<Float>,
        out: some SharedNumbers<Float>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try distances(metric: metric, q: q, x: x, out: &out, stride: stride)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<Double>,
        x: some Numbers<Double>,
        out: inout some MutableNumbers<Double>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try distancesForm(metric, q, x, &out, stride, vs_distances_f64)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<Double>,
        x: some Numbers<Double>,
        out: some SharedNumbers<Double>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try distances(metric: metric, q: q, x: x, out: &out, stride: stride)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<Int8>,
        x: some Numbers<Int8>,
        out: inout some MutableNumbers<Double>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try distancesForm(metric, q, x, &out, stride, vs_distances_i8)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<Int8>,
        x: some Numbers<Int8>,
        out: some SharedNumbers<Double>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try distances(metric: metric, q: q, x: x, out: &out, stride: stride)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<UInt8>,
        x: some Numbers<UInt8>,
        out: inout some MutableNumbers<Double>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        try distancesForm(metric, q, x, &out, stride, vs_distances_u8)
    }

    /// One query against every row of x: q's dtype for f32 and f64, f64 for i8 and u8.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read.
    ///   - x: Read; len(`out`) x len(`q`), a row every `stride` values.
    ///   - out: Written.
    ///   - stride: Values from one row to the next; when left out len(`q`).
    @inlinable
    public static func distances(
        metric: Metric,
        q: some Numbers<UInt8>,
        x: some Numbers<UInt8>,
        out: some SharedNumbers<Double>,
        stride: Int? = nil
    ) throws(VecsolveError) {
        var out = out
        try distances(metric: metric, q: q, x: x, out: &out, stride: stride)
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<Float>,
        x: some Numbers<Float>,
        indices: inout some MutableNumbers<UInt32>,
        scores: inout some MutableNumbers<Float>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        try searchForm(metric, q, x, &indices, &scores, queries, rows, cols, stride, k, vs_search_f32)
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<Float>,
        x: some Numbers<Float>,
        indices: some SharedNumbers<UInt32>,
        scores: some SharedNumbers<Float>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        var indices = indices
        var scores = scores
        try search(
            metric: metric,
            q: q,
            x: x,
            indices: &indices,
            scores: &scores,
            queries: queries,
            rows: rows,
            cols: cols,
            stride: stride,
            k: k
        )
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<Double>,
        x: some Numbers<Double>,
        indices: inout some MutableNumbers<UInt32>,
        scores: inout some MutableNumbers<Double>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        try searchForm(metric, q, x, &indices, &scores, queries, rows, cols, stride, k, vs_search_f64)
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<Double>,
        x: some Numbers<Double>,
        indices: some SharedNumbers<UInt32>,
        scores: some SharedNumbers<Double>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        var indices = indices
        var scores = scores
        try search(
            metric: metric,
            q: q,
            x: x,
            indices: &indices,
            scores: &scores,
            queries: queries,
            rows: rows,
            cols: cols,
            stride: stride,
            k: k
        )
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<Int8>,
        x: some Numbers<Int8>,
        indices: inout some MutableNumbers<UInt32>,
        scores: inout some MutableNumbers<Double>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        try searchForm(metric, q, x, &indices, &scores, queries, rows, cols, stride, k, vs_search_i8)
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<Int8>,
        x: some Numbers<Int8>,
        indices: some SharedNumbers<UInt32>,
        scores: some SharedNumbers<Double>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        var indices = indices
        var scores = scores
        try search(
            metric: metric,
            q: q,
            x: x,
            indices: &indices,
            scores: &scores,
            queries: queries,
            rows: rows,
            cols: cols,
            stride: stride,
            k: k
        )
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<UInt8>,
        x: some Numbers<UInt8>,
        indices: inout some MutableNumbers<UInt32>,
        scores: inout some MutableNumbers<Double>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        try searchForm(metric, q, x, &indices, &scores, queries, rows, cols, stride, k, vs_search_u8)
    }

    /// The k best rows of x for every query, exactly: best first, ties by the lower index, NaN last.
    ///
    /// - Parameters:
    ///   - metric: One of dot, l2sq, cosine, l1, hamming, jaccard.
    ///   - q: Read; at least `queries` * `cols` values.
    ///   - x: Read; `rows` x `cols`, a row every `stride` values.
    ///   - indices: Written; at least `queries` * `k` values.
    ///   - scores: Written; at least `queries` * `k` values.
    ///   - stride: Values from one row to the next; when left out `cols`.
    @inlinable
    public static func search(
        metric: Metric,
        q: some Numbers<UInt8>,
        x: some Numbers<UInt8>,
        indices: some SharedNumbers<UInt32>,
        scores: some SharedNumbers<Double>,
        queries: Int,
        rows: Int,
        cols: Int,
        stride: Int? = nil,
        k: Int
    ) throws(VecsolveError) {
        var indices = indices
        var scores = scores
        try search(
            metric: metric,
            q: q,
            x: x,
            indices: &indices,
            scores: &scores,
            queries: queries,
            rows: rows,
            cols: cols,
            stride: stride,
            k: k
        )
    }

    /// The indices that sort x: ascending, ties in their order, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written; as many as `x` holds.
    @inlinable
    public static func argsort(
        _ x: some Numbers<Float>,
        _ indices: inout some MutableNumbers<UInt32>
    ) throws(VecsolveError) {
        try argsortForm(x, &indices, vs_argsort_f32)
    }

    /// The indices that sort x: ascending, ties in their order, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written; as many as `x` holds.
    @inlinable
    public static func argsort(_ x: some Numbers<Float>, _ indices: some SharedNumbers<UInt32>) throws(VecsolveError) {
        var indices = indices
        try argsort(x, &indices)
    }

    /// The indices that sort x: ascending, ties in their order, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written; as many as `x` holds.
    @inlinable
    public static func argsort(
        _ x: some Numbers<Double>,
        _ indices: inout some MutableNumbers<UInt32>
    ) throws(VecsolveError) {
        try argsortForm(x, &indices, vs_argsort_f64)
    }

    /// The indices that sort x: ascending, ties in their order, NaN last.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - indices: Written; as many as `x` holds.
    @inlinable
    public static func argsort(_ x: some Numbers<Double>, _ indices: some SharedNumbers<UInt32>) throws(VecsolveError) {
        var indices = indices
        try argsort(x, &indices)
    }

    /// out[i] = x[i] and y[i]. out may be x or y itself.
    @inlinable
    public static func bitAnd(
        _ x: some Numbers<UInt8>,
        _ y: some Numbers<UInt8>,
        _ out: inout some MutableNumbers<UInt8>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_bit_and_u8)
    }

    /// out[i] = x[i] and y[i]. out may be x or y itself.
    @inlinable
    public static func bitAnd(
        _ x: some Numbers<UInt8>,
        _ y: some Numbers<UInt8>,
        _ out: some SharedNumbers<UInt8>
    ) throws(VecsolveError) {
        var out = out
        try bitAnd(x, y, &out)
    }

    /// out[i] = x[i] or y[i]. out may be x or y itself.
    @inlinable
    public static func bitOr(
        _ x: some Numbers<UInt8>,
        _ y: some Numbers<UInt8>,
        _ out: inout some MutableNumbers<UInt8>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_bit_or_u8)
    }

    /// out[i] = x[i] or y[i]. out may be x or y itself.
    @inlinable
    public static func bitOr(
        _ x: some Numbers<UInt8>,
        _ y: some Numbers<UInt8>,
        _ out: some SharedNumbers<UInt8>
    ) throws(VecsolveError) {
        var out = out
        try bitOr(x, y, &out)
    }

    /// out[i] = x[i] exclusive or y[i]. out may be x or y itself.
    @inlinable
    public static func bitXor(
        _ x: some Numbers<UInt8>,
        _ y: some Numbers<UInt8>,
        _ out: inout some MutableNumbers<UInt8>
    ) throws(VecsolveError) {
        try map2Form(x, y, &out, vs_bit_xor_u8)
    }

    /// out[i] = x[i] exclusive or y[i]. out may be x or y itself.
    @inlinable
    public static func bitXor(
        _ x: some Numbers<UInt8>,
        _ y: some Numbers<UInt8>,
        _ out: some SharedNumbers<UInt8>
    ) throws(VecsolveError) {
        var out = out
        try bitXor(x, y, &out)
    }

    /// Bits of x that are set.
    @inlinable
    public static func popcount(_ x: some Numbers<UInt8>) throws(VecsolveError) -> Double {
        try reduce1Form(x, vs_popcount_u8)
    }

    /// Bits set in both over bits set in one or both; 1 when none is.
    @inlinable
    public static func jaccard(_ x: some Numbers<UInt8>, _ y: some Numbers<UInt8>) throws(VecsolveError) -> Double {
        try reduce2Form(x, y, vs_jaccard_u8)
    }

    /// y = alpha op(A) x + beta y for an m x n matrix A.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - x: Read; `n` values, `m` with `trans`.
    ///   - y: Read and written; `m` values, `n` with `trans`.
    @inlinable
    public static func gemv(
        trans: Bool = false,
        m: Int,
        n: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        x: some Numbers<Float>,
        beta: Float = 0,
        y: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try gemvForm(trans, m, n, alpha, a, lda, x, beta, &y, vs_gemv_f32)
    }

    /// y = alpha op(A) x + beta y for an m x n matrix A.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - x: Read; `n` values, `m` with `trans`.
    ///   - y: Read and written; `m` values, `n` with `trans`.
    @inlinable
    public static func gemv(
        trans: Bool = false,
        m: Int,
        n: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        x: some Numbers<Float>,
        beta: Float = 0,
        y: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var y = y
        try gemv(trans: trans, m: m, n: n, alpha: alpha, a: a, lda: lda, x: x, beta: beta, y: &y)
    }

    /// y = alpha op(A) x + beta y for an m x n matrix A.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - x: Read; `n` values, `m` with `trans`.
    ///   - y: Read and written; `m` values, `n` with `trans`.
    @inlinable
    public static func gemv(
        trans: Bool = false,
        m: Int,
        n: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        x: some Numbers<Double>,
        beta: Double = 0,
        y: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try gemvForm(trans, m, n, alpha, a, lda, x, beta, &y, vs_gemv_f64)
    }

    /// y = alpha op(A) x + beta y for an m x n matrix A.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - x: Read; `n` values, `m` with `trans`.
    ///   - y: Read and written; `m` values, `n` with `trans`.
    @inlinable
    public static func gemv(
        trans: Bool = false,
        m: Int,
        n: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        x: some Numbers<Double>,
        beta: Double = 0,
        y: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var y = y
        try gemv(trans: trans, m: m, n: n, alpha: alpha, a: a, lda: lda, x: x, beta: beta, y: &y)
    }

    /// C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least vs_gemm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `k`, `k` x `m` with `transA`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `m` with `transA`.
    ///   - b: Read; `k` x `n`, `n` x `k` with `transB`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`, `k` with `transB`.
    ///   - c: Read and written; `m` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func gemm(
        transA: Bool = false,
        transB: Bool = false,
        m: Int,
        n: Int,
        k: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        b: some Numbers<Float>,
        ldb: Int? = nil,
        beta: Float = 0,
        c: inout some MutableNumbers<Float>,
        ldc: Int? = nil,
        work: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try gemmForm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, &c, ldc, &work, vs_gemm_f32)
    }

    /// C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least vs_gemm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `k`, `k` x `m` with `transA`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `m` with `transA`.
    ///   - b: Read; `k` x `n`, `n` x `k` with `transB`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`, `k` with `transB`.
    ///   - c: Read and written; `m` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func gemm(
        transA: Bool = false,
        transB: Bool = false,
        m: Int,
        n: Int,
        k: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        b: some Numbers<Float>,
        ldb: Int? = nil,
        beta: Float = 0,
        c: some SharedNumbers<Float>,
        ldc: Int? = nil,
        work: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var c = c
        var work = work
        try gemm(
            transA: transA,
            transB: transB,
            m: m,
            n: n,
            k: k,
            alpha: alpha,
            a: a,
            lda: lda,
            b: b,
            ldb: ldb,
            beta: beta,
            c: &c,
            ldc: ldc,
            work: &work
        )
    }

    /// C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least vs_gemm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `k`, `k` x `m` with `transA`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `m` with `transA`.
    ///   - b: Read; `k` x `n`, `n` x `k` with `transB`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`, `k` with `transB`.
    ///   - c: Read and written; `m` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func gemm(
        transA: Bool = false,
        transB: Bool = false,
        m: Int,
        n: Int,
        k: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        b: some Numbers<Double>,
        ldb: Int? = nil,
        beta: Double = 0,
        c: inout some MutableNumbers<Double>,
        ldc: Int? = nil,
        work: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try gemmForm(transA, transB, m, n, k, alpha, a, lda, b, ldb, beta, &c, ldc, &work, vs_gemm_f64)
    }

    /// C = alpha op(A) op(B) + beta C; op(A) is m x k, op(B) k x n. work holds at least vs_gemm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `k`, `k` x `m` with `transA`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `m` with `transA`.
    ///   - b: Read; `k` x `n`, `n` x `k` with `transB`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`, `k` with `transB`.
    ///   - c: Read and written; `m` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func gemm(
        transA: Bool = false,
        transB: Bool = false,
        m: Int,
        n: Int,
        k: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        b: some Numbers<Double>,
        ldb: Int? = nil,
        beta: Double = 0,
        c: some SharedNumbers<Double>,
        ldc: Int? = nil,
        work: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var c = c
        var work = work
        try gemm(
            transA: transA,
            transB: transB,
            m: m,
            n: n,
            k: k,
            alpha: alpha,
            a: a,
            lda: lda,
            b: b,
            ldb: ldb,
            beta: beta,
            c: &c,
            ldc: ldc,
            work: &work
        )
    }

    /// B = A transposed, A being m x n.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - b: Written; `n` x `m`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `m`.
    @inlinable
    public static func transpose(
        m: Int,
        n: Int,
        a: some Numbers<Float>,
        lda: Int? = nil,
        b: inout some MutableNumbers<Float>,
        ldb: Int? = nil
    ) throws(VecsolveError) {
        try transposeForm(m, n, a, lda, &b, ldb, vs_transpose_f32)
    }

    /// B = A transposed, A being m x n.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - b: Written; `n` x `m`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `m`.
    @inlinable
    public static func transpose(
        m: Int,
        n: Int,
        a: some Numbers<Float>,
        lda: Int? = nil,
        b: some SharedNumbers<Float>,
        ldb: Int? = nil
    ) throws(VecsolveError) {
        var b = b
        try transpose(m: m, n: n, a: a, lda: lda, b: &b, ldb: ldb)
    }

    /// B = A transposed, A being m x n.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - b: Written; `n` x `m`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `m`.
    @inlinable
    public static func transpose(
        m: Int,
        n: Int,
        a: some Numbers<Double>,
        lda: Int? = nil,
        b: inout some MutableNumbers<Double>,
        ldb: Int? = nil
    ) throws(VecsolveError) {
        try transposeForm(m, n, a, lda, &b, ldb, vs_transpose_f64)
    }

    /// B = A transposed, A being m x n.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `n`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `n`.
    ///   - b: Written; `n` x `m`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `m`.
    @inlinable
    public static func transpose(
        m: Int,
        n: Int,
        a: some Numbers<Double>,
        lda: Int? = nil,
        b: some SharedNumbers<Double>,
        ldb: Int? = nil
    ) throws(VecsolveError) {
        var b = b
        try transpose(m: m, n: n, a: a, lda: lda, b: &b, ldb: ldb)
    }

    /// C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k. work as for gemm of n, n, k.
    ///
    /// - Parameters:
    ///   - a: Read; `n` x `k`, `k` x `n` with `trans`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `n` with `trans`.
    ///   - c: Read and written; `n` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func syrk(
        lower: Bool = false,
        trans: Bool = false,
        n: Int,
        k: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        beta: Float = 0,
        c: inout some MutableNumbers<Float>,
        ldc: Int? = nil,
        work: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try syrkForm(lower, trans, n, k, alpha, a, lda, beta, &c, ldc, &work, vs_syrk_f32)
    }

    /// C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k. work as for gemm of n, n, k.
    ///
    /// - Parameters:
    ///   - a: Read; `n` x `k`, `k` x `n` with `trans`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `n` with `trans`.
    ///   - c: Read and written; `n` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func syrk(
        lower: Bool = false,
        trans: Bool = false,
        n: Int,
        k: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        beta: Float = 0,
        c: some SharedNumbers<Float>,
        ldc: Int? = nil,
        work: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var c = c
        var work = work
        try syrk(
            lower: lower,
            trans: trans,
            n: n,
            k: k,
            alpha: alpha,
            a: a,
            lda: lda,
            beta: beta,
            c: &c,
            ldc: ldc,
            work: &work
        )
    }

    /// C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k. work as for gemm of n, n, k.
    ///
    /// - Parameters:
    ///   - a: Read; `n` x `k`, `k` x `n` with `trans`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `n` with `trans`.
    ///   - c: Read and written; `n` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func syrk(
        lower: Bool = false,
        trans: Bool = false,
        n: Int,
        k: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        beta: Double = 0,
        c: inout some MutableNumbers<Double>,
        ldc: Int? = nil,
        work: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try syrkForm(lower, trans, n, k, alpha, a, lda, beta, &c, ldc, &work, vs_syrk_f64)
    }

    /// C = alpha op(A) op(A)^T + beta C, one triangle of the n x n matrix C; op(A) is n x k. work as for gemm of n, n, k.
    ///
    /// - Parameters:
    ///   - a: Read; `n` x `k`, `k` x `n` with `trans`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `k`, `n` with `trans`.
    ///   - c: Read and written; `n` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func syrk(
        lower: Bool = false,
        trans: Bool = false,
        n: Int,
        k: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        beta: Double = 0,
        c: some SharedNumbers<Double>,
        ldc: Int? = nil,
        work: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var c = c
        var work = work
        try syrk(
            lower: lower,
            trans: trans,
            n: n,
            k: k,
            alpha: alpha,
            a: a,
            lda: lda,
            beta: beta,
            c: &c,
            ldc: ldc,
            work: &work
        )
    }

    /// Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place of the m x n matrix B. work holds at least vs_trsm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `m`, `n` x `n` with `right`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `m`, `n` with `right`.
    ///   - b: Read and written; `m` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func trsm(
        right: Bool = false,
        lower: Bool = false,
        trans: Bool = false,
        unit: Bool = false,
        m: Int,
        n: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        b: inout some MutableNumbers<Float>,
        ldb: Int? = nil,
        work: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try trsmForm(right, lower, trans, unit, m, n, alpha, a, lda, &b, ldb, &work, vs_trsm_f32)
    }

    /// Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place of the m x n matrix B. work holds at least vs_trsm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `m`, `n` x `n` with `right`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `m`, `n` with `right`.
    ///   - b: Read and written; `m` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func trsm(
        right: Bool = false,
        lower: Bool = false,
        trans: Bool = false,
        unit: Bool = false,
        m: Int,
        n: Int,
        alpha: Float = 1,
        a: some Numbers<Float>,
        lda: Int? = nil,
        b: some SharedNumbers<Float>,
        ldb: Int? = nil,
        work: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var b = b
        var work = work
        try trsm(
            right: right,
            lower: lower,
            trans: trans,
            unit: unit,
            m: m,
            n: n,
            alpha: alpha,
            a: a,
            lda: lda,
            b: &b,
            ldb: ldb,
            work: &work
        )
    }

    /// Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place of the m x n matrix B. work holds at least vs_trsm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `m`, `n` x `n` with `right`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `m`, `n` with `right`.
    ///   - b: Read and written; `m` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func trsm(
        right: Bool = false,
        lower: Bool = false,
        trans: Bool = false,
        unit: Bool = false,
        m: Int,
        n: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        b: inout some MutableNumbers<Double>,
        ldb: Int? = nil,
        work: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try trsmForm(right, lower, trans, unit, m, n, alpha, a, lda, &b, ldb, &work, vs_trsm_f64)
    }

    /// Solves op(A) X = alpha B, or X op(A) = alpha B when right, for a triangular A, in place of the m x n matrix B. work holds at least vs_trsm_work values.
    ///
    /// - Parameters:
    ///   - a: Read; `m` x `m`, `n` x `n` with `right`, a row every `lda` values.
    ///   - lda: Values from one row to the next; when left out `m`, `n` with `right`.
    ///   - b: Read and written; `m` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - work: Scratch; the kernel's sentence says how long.
    @inlinable
    public static func trsm(
        right: Bool = false,
        lower: Bool = false,
        trans: Bool = false,
        unit: Bool = false,
        m: Int,
        n: Int,
        alpha: Double = 1,
        a: some Numbers<Double>,
        lda: Int? = nil,
        b: some SharedNumbers<Double>,
        ldb: Int? = nil,
        work: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var b = b
        var work = work
        try trsm(
            right: right,
            lower: lower,
            trans: trans,
            unit: unit,
            m: m,
            n: n,
            alpha: alpha,
            a: a,
            lda: lda,
            b: &b,
            ldb: ldb,
            work: &work
        )
    }

    /// y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `y` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmv(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Float>,
        _ x: some Numbers<Float>,
        _ y: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try spmvForm(rowPtr, col, val, x, &y, vs_spmv_f32)
    }

    /// y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `y` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmv(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Float>,
        _ x: some Numbers<Float>,
        _ y: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var y = y
        try spmv(rowPtr, col, val, x, &y)
    }

    /// y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `y` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmv(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Double>,
        _ x: some Numbers<Double>,
        _ y: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try spmvForm(rowPtr, col, val, x, &y, vs_spmv_f64)
    }

    /// y = A x for a matrix in compressed rows: row_ptr holds rows + 1 offsets. y is not x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `y` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmv(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Double>,
        _ x: some Numbers<Double>,
        _ y: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var y = y
        try spmv(rowPtr, col, val, x, &y)
    }

    /// y = A^T x for a matrix in compressed rows.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `x` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmvT(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Float>,
        _ x: some Numbers<Float>,
        _ y: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try spmvTForm(rowPtr, col, val, x, &y, vs_spmv_t_f32)
    }

    /// y = A^T x for a matrix in compressed rows.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `x` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmvT(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Float>,
        _ x: some Numbers<Float>,
        _ y: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var y = y
        try spmvT(rowPtr, col, val, x, &y)
    }

    /// y = A^T x for a matrix in compressed rows.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `x` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmvT(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Double>,
        _ x: some Numbers<Double>,
        _ y: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try spmvTForm(rowPtr, col, val, x, &y, vs_spmv_t_f64)
    }

    /// y = A^T x for a matrix in compressed rows.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; one more than `x` holds.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - x: Read.
    ///   - y: Written.
    @inlinable
    public static func spmvT(
        _ rowPtr: some Numbers<UInt32>,
        _ col: some Numbers<UInt32>,
        _ val: some Numbers<Double>,
        _ x: some Numbers<Double>,
        _ y: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var y = y
        try spmvT(rowPtr, col, val, x, &y)
    }

    /// y[i] = row subset[i] of A times x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - subset: Read.
    ///   - x: Read.
    ///   - y: Written; as many as `subset` holds.
    @inlinable
    public static func spmvRows(
        rows: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Float>,
        subset: some Numbers<UInt32>,
        x: some Numbers<Float>,
        y: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try spmvRowsForm(rows, rowPtr, col, val, subset, x, &y, vs_spmv_rows_f32)
    }

    /// y[i] = row subset[i] of A times x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - subset: Read.
    ///   - x: Read.
    ///   - y: Written; as many as `subset` holds.
    @inlinable
    public static func spmvRows(
        rows: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Float>,
        subset: some Numbers<UInt32>,
        x: some Numbers<Float>,
        y: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var y = y
        try spmvRows(rows: rows, rowPtr: rowPtr, col: col, val: val, subset: subset, x: x, y: &y)
    }

    /// y[i] = row subset[i] of A times x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - subset: Read.
    ///   - x: Read.
    ///   - y: Written; as many as `subset` holds.
    @inlinable
    public static func spmvRows(
        rows: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Double>,
        subset: some Numbers<UInt32>,
        x: some Numbers<Double>,
        y: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try spmvRowsForm(rows, rowPtr, col, val, subset, x, &y, vs_spmv_rows_f64)
    }

    /// y[i] = row subset[i] of A times x.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - subset: Read.
    ///   - x: Read.
    ///   - y: Written; as many as `subset` holds.
    @inlinable
    public static func spmvRows(
        rows: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Double>,
        subset: some Numbers<UInt32>,
        x: some Numbers<Double>,
        y: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var y = y
        try spmvRows(rows: rows, rowPtr: rowPtr, col: col, val: val, subset: subset, x: x, y: &y)
    }

    /// C = A B for a row-major B of n columns.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - b: Read; `cols` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - c: Written; `rows` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    @inlinable
    public static func spmm(
        rows: Int,
        cols: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Float>,
        n: Int,
        b: some Numbers<Float>,
        ldb: Int? = nil,
        c: inout some MutableNumbers<Float>,
        ldc: Int? = nil
    ) throws(VecsolveError) {
        try spmmForm(rows, cols, rowPtr, col, val, n, b, ldb, &c, ldc, vs_spmm_f32)
    }

    /// C = A B for a row-major B of n columns.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - b: Read; `cols` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - c: Written; `rows` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    @inlinable
    public static func spmm(
        rows: Int,
        cols: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Float>,
        n: Int,
        b: some Numbers<Float>,
        ldb: Int? = nil,
        c: some SharedNumbers<Float>,
        ldc: Int? = nil
    ) throws(VecsolveError) {
        var c = c
        try spmm(rows: rows, cols: cols, rowPtr: rowPtr, col: col, val: val, n: n, b: b, ldb: ldb, c: &c, ldc: ldc)
    }

    /// C = A B for a row-major B of n columns.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - b: Read; `cols` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - c: Written; `rows` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    @inlinable
    public static func spmm(
        rows: Int,
        cols: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Double>,
        n: Int,
        b: some Numbers<Double>,
        ldb: Int? = nil,
        c: inout some MutableNumbers<Double>,
        ldc: Int? = nil
    ) throws(VecsolveError) {
        try spmmForm(rows, cols, rowPtr, col, val, n, b, ldb, &c, ldc, vs_spmm_f64)
    }

    /// C = A B for a row-major B of n columns.
    ///
    /// - Parameters:
    ///   - rowPtr: Read; `rows` + 1 values.
    ///   - col: Read; at least as many as the last value of `rowPtr` says.
    ///   - val: Read; at least as many as the last value of `rowPtr` says.
    ///   - b: Read; `cols` x `n`, a row every `ldb` values.
    ///   - ldb: Values from one row to the next; when left out `n`.
    ///   - c: Written; `rows` x `n`, a row every `ldc` values.
    ///   - ldc: Values from one row to the next; when left out `n`.
    @inlinable
    public static func spmm(
        rows: Int,
        cols: Int,
        rowPtr: some Numbers<UInt32>,
        col: some Numbers<UInt32>,
        val: some Numbers<Double>,
        n: Int,
        b: some Numbers<Double>,
        ldb: Int? = nil,
        c: some SharedNumbers<Double>,
        ldc: Int? = nil
    ) throws(VecsolveError) {
        var c = c
        try spmm(rows: rows, cols: cols, rowPtr: rowPtr, col: col, val: val, n: n, b: b, ldb: ldb, c: &c, ldc: ldc)
    }

    /// out[v] = how often v occurs in x; every v must be below bins.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written.
    @inlinable
    public static func bincount(
        _ x: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<UInt32>
    ) throws(VecsolveError) {
        try histogramForm(x, &out, vs_bincount_u32)
    }

    /// out[v] = how often v occurs in x; every v must be below bins.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written.
    @inlinable
    public static func bincount(_ x: some Numbers<UInt32>, _ out: some SharedNumbers<UInt32>) throws(VecsolveError) {
        var out = out
        try bincount(x, &out)
    }

    /// out[0] = 0, out[i + 1] = out[i] + x[i].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written; one more than `x` holds.
    @inlinable
    public static func prefixSum(
        _ x: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<UInt32>
    ) throws(VecsolveError) {
        try prefixSumForm(x, &out, vs_prefix_sum_u32)
    }

    /// out[0] = 0, out[i + 1] = out[i] + x[i].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - out: Written; one more than `x` holds.
    @inlinable
    public static func prefixSum(_ x: some Numbers<UInt32>, _ out: some SharedNumbers<UInt32>) throws(VecsolveError) {
        var out = out
        try prefixSum(x, &out)
    }

    /// out[i] = x[index[i]].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read.
    ///   - out: Written; as many as `index` holds.
    @inlinable
    public static func gather(
        _ x: some Numbers<Float>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try gatherForm(x, index, &out, vs_gather_f32)
    }

    /// out[i] = x[index[i]].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read.
    ///   - out: Written; as many as `index` holds.
    @inlinable
    public static func gather(
        _ x: some Numbers<Float>,
        _ index: some Numbers<UInt32>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try gather(x, index, &out)
    }

    /// out[i] = x[index[i]].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read.
    ///   - out: Written; as many as `index` holds.
    @inlinable
    public static func gather(
        _ x: some Numbers<Double>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try gatherForm(x, index, &out, vs_gather_f64)
    }

    /// out[i] = x[index[i]].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read.
    ///   - out: Written; as many as `index` holds.
    @inlinable
    public static func gather(
        _ x: some Numbers<Double>,
        _ index: some Numbers<UInt32>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try gather(x, index, &out)
    }

    /// out[i] = x[index[i]].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read.
    ///   - out: Written; as many as `index` holds.
    @inlinable
    public static func gather(
        _ x: some Numbers<UInt32>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<UInt32>
    ) throws(VecsolveError) {
        try gatherForm(x, index, &out, vs_gather_u32)
    }

    /// out[i] = x[index[i]].
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read.
    ///   - out: Written; as many as `index` holds.
    @inlinable
    public static func gather(
        _ x: some Numbers<UInt32>,
        _ index: some Numbers<UInt32>,
        _ out: some SharedNumbers<UInt32>
    ) throws(VecsolveError) {
        var out = out
        try gather(x, index, &out)
    }

    /// out[index[i]] = x[i]; the last of equal indices stays.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read; as many as `x` holds.
    ///   - out: Read and written.
    @inlinable
    public static func scatter(
        _ x: some Numbers<Float>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<Float>
    ) throws(VecsolveError) {
        try scatterForm(x, index, &out, vs_scatter_f32)
    }

    /// out[index[i]] = x[i]; the last of equal indices stays.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read; as many as `x` holds.
    ///   - out: Read and written.
    @inlinable
    public static func scatter(
        _ x: some Numbers<Float>,
        _ index: some Numbers<UInt32>,
        _ out: some SharedNumbers<Float>
    ) throws(VecsolveError) {
        var out = out
        try scatter(x, index, &out)
    }

    /// out[index[i]] = x[i]; the last of equal indices stays.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read; as many as `x` holds.
    ///   - out: Read and written.
    @inlinable
    public static func scatter(
        _ x: some Numbers<Double>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<Double>
    ) throws(VecsolveError) {
        try scatterForm(x, index, &out, vs_scatter_f64)
    }

    /// out[index[i]] = x[i]; the last of equal indices stays.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read; as many as `x` holds.
    ///   - out: Read and written.
    @inlinable
    public static func scatter(
        _ x: some Numbers<Double>,
        _ index: some Numbers<UInt32>,
        _ out: some SharedNumbers<Double>
    ) throws(VecsolveError) {
        var out = out
        try scatter(x, index, &out)
    }

    /// out[index[i]] = x[i]; the last of equal indices stays.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read; as many as `x` holds.
    ///   - out: Read and written.
    @inlinable
    public static func scatter(
        _ x: some Numbers<UInt32>,
        _ index: some Numbers<UInt32>,
        _ out: inout some MutableNumbers<UInt32>
    ) throws(VecsolveError) {
        try scatterForm(x, index, &out, vs_scatter_u32)
    }

    /// out[index[i]] = x[i]; the last of equal indices stays.
    ///
    /// - Parameters:
    ///   - x: Read.
    ///   - index: Read; as many as `x` holds.
    ///   - out: Read and written.
    @inlinable
    public static func scatter(
        _ x: some Numbers<UInt32>,
        _ index: some Numbers<UInt32>,
        _ out: some SharedNumbers<UInt32>
    ) throws(VecsolveError) {
        var out = out
        try scatter(x, index, &out)
    }
}
