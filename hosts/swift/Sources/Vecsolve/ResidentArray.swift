/// An array in an instance, read and written in place.
///
/// It stays where it is until it is freed, so a pointer may be kept as long as
/// the array is. Operations write an array that they are given and never resize it.
public final class ResidentArray<Element: Scalar>: Resident {
    /// The values; none after `free()`. Read and written as a whole, by one task at a
    /// time, so no two accesses can overlap: the check of that costs more than a call.
    @exclusivity(unchecked) @usableFromInline final var values: UnsafeMutableBufferPointer<Element>

    init(_ home: Instance, _ id: UInt32, _ values: UnsafeMutableBufferPointer<Element>) {
        self.values = values
        super.init(home, id)
    }

    override func forget() {
        values = UnsafeMutableBufferPointer(start: nil, count: 0)
        super.forget()
    }

    /// The values in place, without a copy. The pointer is good until the array is freed.
    @inlinable public func withUnsafeBufferPointer<R>(
        _ body: (UnsafeBufferPointer<Element>) throws -> R
    ) rethrows -> R {
        defer { withExtendedLifetime(self) {} }
        return try body(UnsafeBufferPointer(values))
    }

    /// The values in place, to be changed.
    @inlinable public func withUnsafeMutableBufferPointer<R>(
        _ body: (UnsafeMutableBufferPointer<Element>) throws -> R
    ) rethrows -> R {
        defer { withExtendedLifetime(self) {} }
        return try body(values)
    }
}

extension ResidentArray: SharedNumbers {
    @inlinable public var count: Int { values.count }

    @inlinable public func withValues<R>(_ body: (UnsafeBufferPointer<Element>) -> R) -> R {
        withUnsafeBufferPointer(body)
    }

    @inlinable public func withMutableValues<R>(_ body: (UnsafeMutableBufferPointer<Element>) -> R) -> R {
        withUnsafeMutableBufferPointer(body)
    }
}

extension ResidentArray: RandomAccessCollection, MutableCollection {
    @inlinable public var startIndex: Int { 0 }
    @inlinable public var endIndex: Int { values.count }

    /// One value; an index outside the array ends the program, as Swift's arrays do.
    @inlinable public subscript(index: Int) -> Element {
        get {
            precondition(values.indices.contains(index), "index out of range")
            return values[index]
        }
        set {
            precondition(values.indices.contains(index), "index out of range")
            values[index] = newValue
        }
    }

    @inlinable public func withContiguousStorageIfAvailable<R>(
        _ body: (UnsafeBufferPointer<Element>) throws -> R
    ) rethrows -> R? {
        try withUnsafeBufferPointer(body)
    }

    @inlinable public func withContiguousMutableStorageIfAvailable<R>(
        _ body: (inout UnsafeMutableBufferPointer<Element>) throws -> R
    ) rethrows -> R? {
        try withUnsafeMutableBufferPointer { pointer in
            var own = pointer
            return try body(&own)
        }
    }
}

extension ResidentArray: CustomStringConvertible {
    public var description: String { Array(self).description }
}
