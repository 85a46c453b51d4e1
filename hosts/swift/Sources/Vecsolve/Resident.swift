// What lives in an instance and is named by an id. An object keeps its instance
// alive, and gives its memory back with the last reference to it.

/// An object of an instance: a ``ResidentArray``, a ``Matrix`` or a ``Factor``.
public class Resident {
    /// Its number in the instance.
    public let id: UInt32
    /// Where it lives; nil once it was freed.
    final var home: Instance?

    init(_ home: Instance, _ id: UInt32) {
        self.home = home
        self.id = id
    }

    deinit {
        home?.discard(id)
    }

    /// Gives the memory back now. A second time does nothing.
    public final func free() {
        let home = self.home
        forget()
        home?.discard(id)
    }

    /// Notes that it is not there any more.
    func forget() {
        home = nil
    }
}

/// A sparse matrix, checked and copied when it was made.
public final class Matrix: Resident, CustomStringConvertible {
    public let rows: Int
    public let cols: Int
    /// Stored values.
    public let nnz: Int
    /// Triplets that were summed into another.
    public let duplicates: Int
    /// Bytes that it owns.
    public let bytes: Int

    init(_ home: Instance, _ id: UInt32, _ made: CsrDone) {
        (rows, cols, nnz) = (made.rows, made.cols, made.nnz)
        (duplicates, bytes) = (made.duplicates, made.bytes)
        super.init(home, id)
    }

    public var description: String { "Matrix \(rows) x \(cols), \(nnz) values" }
}

/// A factorisation that stays, for many right-hand sides.
public final class Factor: Resident, CustomStringConvertible {
    public let n: Int
    public let method: String
    /// Estimate of 1 / cond_1(A), where it was asked for.
    public let rcond: Double?
    /// Bytes that it owns.
    public let bytes: Int

    init(_ home: Instance, _ id: UInt32, _ made: FactorDone) {
        (n, method, rcond, bytes) = (made.n, made.method, made.rcond, made.bytes)
        super.init(home, id)
    }

    public var description: String { "Factor \(method), \(n) x \(n)" }
}
