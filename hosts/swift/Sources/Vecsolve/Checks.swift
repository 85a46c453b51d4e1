import CVecsolve

/// The direct kernels, on Swift's arrays, buffer pointers and resident arrays.
///
/// They need no instance, allocate nothing and move nothing. Lengths are
/// checked; what does not fit is refused with ``VecsolveError``. An output is
/// given with `&`, or as a mutable buffer pointer or resident array, which may
/// be an input at the same time where the kernel's sentence allows it.
public enum Kernels {}

// What the generated kernels stand on: the checks of their arguments.
extension Kernels {
    /// Values of `work` that `gemm` of these sizes needs, and `syrk` with n, n and k.
    public static func gemmWork<T: Scalar>(_ type: T.Type, m: Int, n: Int, k: Int) throws(VecsolveError) -> Int {
        vs_gemm_work(T.dtype.rawValue, try size("m", m), try size("n", n), try size("k", k))
    }

    /// Values of `work` that `trsm` of these sizes needs.
    public static func trsmWork<T: Scalar>(_ type: T.Type, m: Int, n: Int) throws(VecsolveError) -> Int {
        vs_trsm_work(T.dtype.rawValue, try size("m", m), try size("n", n))
    }

    /// An array of exactly so many values.
    @inlinable static func exactly(
        _ name: StaticString, _ array: some Numbers, _ wanted: Int, _ why: StaticString
    ) throws(VecsolveError) {
        if array.count != wanted { throw ill(name, array.count, wanted, why) }
    }

    /// An array of at least so many values.
    @inlinable static func least(
        _ name: StaticString, _ array: some Numbers, _ wanted: Int, _ why: StaticString
    ) throws(VecsolveError) {
        if array.count < wanted { throw ill(name, array.count, wanted, why) }
    }

    /// An array that holds a matrix.
    @inlinable static func matrix(
        _ name: StaticString, _ array: some Numbers, _ rows: Int, _ cols: Int,
        _ strideName: StaticString, _ stride: Int, _ why: StaticString
    ) throws(VecsolveError) {
        if rows == 0 || cols == 0 { return }
        if stride < cols {
            throw wrong("\(strideName) is \(stride), a row of \(name) holds \(cols) values")
        }
        let (last, tooFar) = times(rows - 1, stride).addingReportingOverflow(cols)
        try least(name, array, tooFar ? .max : last, why)
    }

    /// A product of sizes; one that no memory holds is the largest number.
    @inlinable static func times(_ a: Int, _ b: Int) -> Int {
        let (product, tooLarge) = a.multipliedReportingOverflow(by: b)
        return tooLarge ? .max : product
    }

    /// What the last of these offsets is, 0 without any.
    @inlinable static func last(_ offsets: some Numbers<UInt32>) -> Int {
        offsets.withValues { Int($0.last ?? 0) }
    }

    /// A size: not negative.
    @inlinable static func size(_ name: StaticString, _ value: Int) throws(VecsolveError) -> Int {
        if value < 0 { throw wrong("\(name) is \(value), which is no size") }
        return value
    }

    /// A whole number of 32 bits.
    @inlinable static func whole(_ name: StaticString, _ value: Int) throws(VecsolveError) -> UInt32 {
        guard let value = UInt32(exactly: value) else {
            throw wrong("\(name) is \(value): it goes from 0 to 4294967295")
        }
        return value
    }

    /// Nothing, or the status that a kernel answered.
    @inlinable static func done(_ code: Int32) throws(VecsolveError) {
        if code < 0 { throw refused(code) }
    }

    /// A place or a count, or the status that a kernel answered.
    @inlinable static func counted(_ code: Int32) throws(VecsolveError) -> Int {
        if code < 0 { throw refused(code) }
        return Int(code)
    }

    /// An array that may be left out.
    @inlinable static func withMaybe<T: Number, R>(
        _ array: (any Numbers<T>)?, _ body: (UnsafePointer<T>?) -> R
    ) -> R {
        guard let array else { return body(nil) }
        return array.withValues { body($0.baseAddress) }
    }

    @usableFromInline @inline(never) static func ill(
        _ name: StaticString, _ holds: Int, _ wanted: Int, _ why: StaticString
    ) -> VecsolveError {
        VecsolveError(.shape, "\(name) holds \(holds) values, \(wanted) are needed: \(why)")
    }

    @usableFromInline @inline(never) static func wrong(_ message: String) -> VecsolveError {
        VecsolveError(.shape, message)
    }

    @usableFromInline @inline(never) static func refused(_ code: Int32) -> VecsolveError {
        VecsolveError(code: code)
    }
}
