// What operations and kernels read and write: numbers that lie side by side.

/// A type of the values that resident arrays hold.
public enum Dtype: UInt32, Sendable, CaseIterable {
    case f32 = 1
    case f64, i32, u32, i8, u8
}

/// A number that can be given to an operation: a ``Scalar``, or an `Int` that
/// is converted to the first dtype the operation accepts and that holds it.
public protocol Number: BitwiseCopyable, Sendable {
    /// What these values are uploaded as; nil when none of the accepted dtypes holds them all.
    static func dtype(for values: UnsafeBufferPointer<Self>, among accepted: [Dtype]) -> Dtype?
    /// Writes them as that.
    static func write(_ values: UnsafeBufferPointer<Self>, to place: UnsafeMutableRawPointer, as dtype: Dtype)
}

/// A number that has a dtype of its own.
public protocol Scalar: Number {
    static var dtype: Dtype { get }
}

extension Float: Scalar { public static var dtype: Dtype { .f32 } }
extension Double: Scalar { public static var dtype: Dtype { .f64 } }
extension Int32: Scalar { public static var dtype: Dtype { .i32 } }
extension UInt32: Scalar { public static var dtype: Dtype { .u32 } }
extension Int8: Scalar { public static var dtype: Dtype { .i8 } }
extension UInt8: Scalar { public static var dtype: Dtype { .u8 } }

extension Scalar {
    /// Its own: whether that is accepted the library says.
    public static func dtype(for values: UnsafeBufferPointer<Self>, among accepted: [Dtype]) -> Dtype? { dtype }

    public static func write(_ values: UnsafeBufferPointer<Self>, to place: UnsafeMutableRawPointer, as dtype: Dtype) {
        if let first = values.baseAddress {
            place.copyMemory(from: first, byteCount: values.count * MemoryLayout<Self>.stride)
        }
    }
}

extension Int: Number {
    public static func dtype(for values: UnsafeBufferPointer<Int>, among accepted: [Dtype]) -> Dtype? {
        accepted.first { dtype in values.allSatisfy { dtype.holds($0) } }
    }

    public static func write(_ values: UnsafeBufferPointer<Int>, to place: UnsafeMutableRawPointer, as dtype: Dtype) {
        func each<T: BitwiseCopyable>(_ convert: (Int) -> T) {
            for (i, value) in values.enumerated() {
                place.storeBytes(of: convert(value), toByteOffset: i * MemoryLayout<T>.stride, as: T.self)
            }
        }
        switch dtype {
        case .f32: each { Float($0) }
        case .f64: each { Double($0) }
        case .i32: each { Int32($0) }
        case .u32: each { UInt32($0) }
        case .i8: each { Int8($0) }
        case .u8: each { UInt8($0) }
        }
    }
}

extension Dtype {
    /// Whether a whole number keeps its value in this dtype.
    func holds(_ value: Int) -> Bool {
        switch self {
        case .f32: value.magnitude <= 1 << 24
        case .f64: UInt64(value.magnitude) <= 1 << 53
        case .i32: Int32(exactly: value) != nil
        case .u32: UInt32(exactly: value) != nil
        case .i8: Int8(exactly: value) != nil
        case .u8: UInt8(exactly: value) != nil
        }
    }
}

/// Numbers that can be read in place: Swift's arrays and slices, buffer
/// pointers, resident arrays.
public protocol Numbers<Element> {
    associatedtype Element: Number
    var count: Int { get }
    /// Hands out where they are, without a copy, for the time of the call.
    func withValues<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R
}

/// Numbers that can be written in place.
public protocol MutableNumbers<Element>: Numbers {
    /// Hands out where they are, without a copy, for the time of the call.
    mutating func withMutableValues<R>(_ body: (UnsafeMutableBufferPointer<Element>) -> R) -> R
}

/// Numbers that are referred to, so that a kernel writes them without `&`, and
/// an output may be an input: mutable buffer pointers and resident arrays.
public protocol SharedNumbers<Element>: MutableNumbers {}

extension Array: Numbers, MutableNumbers where Element: Number {
    @inlinable public func withValues<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R {
        withUnsafeBufferPointer(body)
    }

    @inlinable public mutating func withMutableValues<R>(_ body: (UnsafeMutableBufferPointer<Element>) -> R) -> R {
        withUnsafeMutableBufferPointer { body($0) }
    }
}

extension ArraySlice: Numbers, MutableNumbers where Element: Number {
    @inlinable public func withValues<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R {
        withUnsafeBufferPointer(body)
    }

    @inlinable public mutating func withMutableValues<R>(_ body: (UnsafeMutableBufferPointer<Element>) -> R) -> R {
        withUnsafeMutableBufferPointer { body($0) }
    }
}

extension ContiguousArray: Numbers, MutableNumbers where Element: Number {
    @inlinable public func withValues<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R {
        withUnsafeBufferPointer(body)
    }

    @inlinable public mutating func withMutableValues<R>(_ body: (UnsafeMutableBufferPointer<Element>) -> R) -> R {
        withUnsafeMutableBufferPointer { body($0) }
    }
}

extension UnsafeBufferPointer: Numbers where Element: Number {
    @inlinable public func withValues<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R { body(self) }
}

extension UnsafeMutableBufferPointer: Numbers, MutableNumbers, SharedNumbers where Element: Number {
    @inlinable public func withValues<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R {
        body(UnsafeBufferPointer(self))
    }

    @inlinable public func withMutableValues<R>(_ body: (UnsafeMutableBufferPointer<Element>) -> R) -> R {
        body(self)
    }
}
