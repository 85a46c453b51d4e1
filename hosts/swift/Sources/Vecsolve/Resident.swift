// What lives in an instance and is named by an id. An object keeps its instance
// alive, and gives its memory back with the last reference to it.

/// An object of an instance: a ``ResidentArray``, a ``Matrix``, a ``Factor``, a ``System`` or a ``Graph``.
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

/// A system that answers locally: of a matrix, or of a grid that is nowhere stored.
public final class System: Resident, CustomStringConvertible {
    public let n: Int
    /// The smallest gap of a row; 0 where a row has none, and then no answer has a bound.
    public let gap: Double
    /// The largest share of a row that is off its diagonal.
    public let rho: Double
    /// Bytes that it owns.
    public let bytes: Int

    init(_ home: Instance, _ id: UInt32, _ made: LocalMatrixDone) {
        (n, gap, rho, bytes) = (made.n, made.gap, made.rho, made.bytes)
        super.init(home, id)
    }

    init(_ home: Instance, _ id: UInt32, _ made: LocalGridDone) {
        (n, gap, rho, bytes) = (made.n, made.gap, made.rho, made.bytes)
        super.init(home, id)
    }

    public var description: String { "System \(n) x \(n), gap \(gap)" }
}

/// A graph, by the weights of its links.
public final class Graph: Resident, CustomStringConvertible {
    /// Nodes.
    public let n: Int
    public let links: Int
    /// Nodes without links.
    public let dangling: Int
    /// Bytes that it owns.
    public let bytes: Int

    init(_ home: Instance, _ id: UInt32, _ made: GraphDone) {
        (n, links, dangling, bytes) = (made.n, made.links, made.dangling, made.bytes)
        super.init(home, id)
    }

    public var description: String { "Graph of \(n) nodes, \(links) links" }
}
