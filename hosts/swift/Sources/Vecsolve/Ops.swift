// Generated from the tables of wasm-abi/src by `./build.sh gen`: do not edit.

/// The hash of the tables that this file was made from.
let abi: UInt32 = 0xbe661d8e

/// Why a call was refused.
public enum Status: Int32, Sendable, CaseIterable {
    /// No live instance has this handle: it was never given out, or was destroyed.
    case handle = -1
    /// Eight instances are alive: destroy one first.
    case full = -2
    /// Another thread is inside this instance: give each thread an instance of its own.
    case busy = -3
    /// An operation is pending in this instance: go on with vs_step or drop it with vs_cancel.
    case pending = -4
    /// No operation is pending in this instance.
    case idle = -5
    /// The platform has no more memory to give.
    case memory = -6
    /// The instance would own more than its max_bytes.
    case limit = -7
    /// A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out.
    case pointer = -8
    /// Input and output overlap without being the same array.
    case overlap = -9
    /// The buffer is shorter than the result: nothing was copied.
    case buffer = -10
    /// The request is longer than 65536 bytes.
    case tooLong = -11
    /// The request is not one JSON object.
    case json = -12
    /// A field of the request is unknown, missing, given twice, of the wrong type or out of range.
    case field = -13
    /// No operation has this name.
    case op = -14
    /// No object of this instance has this id.
    case id = -15
    /// The object with this id is of another kind.
    case kind = -16
    /// The array's dtype is not one that is accepted here.
    case dtype = -17
    /// Sizes do not fit together.
    case shape = -18
    /// The input holds a NaN or an infinity.
    case notFinite = -19
    /// A row or column index lies outside the matrix.
    case index = -20
    /// The compressed rows are not sorted, hold a column twice, or their row pointers fall.
    case structure = -21
    /// The matrix is singular to working precision: what was asked for does not exist.
    case singular = -22
    /// No status of the library: it does not belong to this package, or answered what is not understood.
    case host = 0

    /// The name that results carry.
    public var name: String {
        switch self {
        case .handle: "handle"
        case .full: "full"
        case .busy: "busy"
        case .pending: "pending"
        case .idle: "idle"
        case .memory: "memory"
        case .limit: "limit"
        case .pointer: "pointer"
        case .overlap: "overlap"
        case .buffer: "buffer"
        case .tooLong: "too_long"
        case .json: "json"
        case .field: "field"
        case .op: "op"
        case .id: "id"
        case .kind: "kind"
        case .dtype: "dtype"
        case .shape: "shape"
        case .notFinite: "not_finite"
        case .index: "index"
        case .structure: "structure"
        case .singular: "singular"
        case .host: "host"
        }
    }

    /// The general sentence.
    public var sentence: String {
        switch self {
        case .handle: "No live instance has this handle: it was never given out, or was destroyed."
        case .full: "Eight instances are alive: destroy one first."
        case .busy: "Another thread is inside this instance: give each thread an instance of its own."
        case .pending: "An operation is pending in this instance: go on with vs_step or drop it with vs_cancel."
        case .idle: "No operation is pending in this instance."
        case .memory: "The platform has no more memory to give."
        case .limit: "The instance would own more than its max_bytes."
        case .pointer: "A pointer is null, misaligned, outside memory, or not one that vs_alloc gave out."
        case .overlap: "Input and output overlap without being the same array."
        case .buffer: "The buffer is shorter than the result: nothing was copied."
        case .tooLong: "The request is longer than 65536 bytes."
        case .json: "The request is not one JSON object."
        case .field: "A field of the request is unknown, missing, given twice, of the wrong type or out of range."
        case .op: "No operation has this name."
        case .id: "No object of this instance has this id."
        case .kind: "The object with this id is of another kind."
        case .dtype: "The array's dtype is not one that is accepted here."
        case .shape: "Sizes do not fit together."
        case .notFinite: "The input holds a NaN or an infinity."
        case .index: "A row or column index lies outside the matrix."
        case .structure: "The compressed rows are not sorted, hold a column twice, or their row pointers fall."
        case .singular: "The matrix is singular to working precision: what was asked for does not exist."
        case .host: "The library and this package do not belong together."
        }
    }

    /// The status of a name.
    public init?(name: String) {
        guard let found = Status.allCases.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}

/// One method that a solve tried.
public struct Attempt: Decodable, Sendable {
    /// The method: cg, minres, bicgstab, gmres, lsmr, jacobi, gauss_seidel, sor, ssor, chebyshev, neumann, lu, sparse_lu, cholesky or ldl.
    public let method: String
    /// Its preconditioner: none, jacobi, ssor, ic0, ilu0 or multigrid.
    public let precond: String
    /// Why the rule table chose it.
    public let why: String
    /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular, limit (it would have passed max_bytes) or budget.
    public let reason: String
    /// Iterations it took; of a factorisation the steps of refinement.
    public let iterations: Int
    /// ||b - A x|| / ||b|| of what it reached, recomputed from the original matrix.
    public let residual: Double
    /// Work units it cost: about one multiply-add each, the same on every machine.
    public let work: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        method = try fields.word("method")
        precond = try fields.word("precond")
        why = try fields.word("why")
        reason = try fields.word("reason")
        iterations = try fields.value("iterations")
        residual = try fields.number("residual")
        work = try fields.value("work")
    }
}

/// How row is to be read: coo or csr.
public enum CsrFormat: String, Sendable, CaseIterable {
    case coo
    case csr
}

/// Result of `csr`.
public struct CsrDone: OpResult, Sendable {
    public static let op = "csr"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// Number of rows.
    public let rows: Int
    /// Number of columns.
    public let cols: Int
    /// Stored values after duplicates were summed; explicit zeros are kept.
    public let nnz: Int
    /// Triplets that were summed into another.
    public let duplicates: Int
    /// Bytes the matrix owns.
    public let bytes: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        rows = try fields.value("rows")
        cols = try fields.value("cols")
        nnz = try fields.value("nnz")
        duplicates = try fields.value("duplicates")
        bytes = try fields.value("bytes")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// auto picks by docs/solve.md; the others run that method alone.
public enum SolveMethod: String, Sendable, CaseIterable {
    case auto
    case cg
    case minres
    case bicgstab
    case gmres
    case lsmr
    case jacobi
    case gaussSeidel = "gauss_seidel"
    case sor
    case ssor
    case chebyshev
    case neumann
    case lu
    case sparseLu = "sparse_lu"
    case cholesky
    case ldl
}

/// Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
public enum SolvePrecond: String, Sendable, CaseIterable {
    case auto
    case none
    case jacobi
    case ssor
    case ic0
    case ilu0
    case multigrid
}

/// Result of `solve`.
public struct SolveDone: OpResult, Sendable {
    public static let op = "solve"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// How it ended: converged, max_iter, stagnated, diverged, breakdown, indefinite, singular or budget (cancelled); null while pending.
    public let reason: String
    /// The method that gave x, or that is running; none when no attempt was needed.
    public let method: String
    /// Its preconditioner.
    public let precond: String
    /// Why the rule table chose it.
    public let why: String
    /// True when -A x = -b was solved because the diagonal is negative.
    public let flipped: Bool
    /// Rows of A.
    public let n: Int
    /// Stored values of A.
    public let nnz: Int
    /// Iterations of all attempts.
    public let iterations: Int
    /// Products with A of all attempts.
    public let matvecs: Int
    /// ||b - A x|| / ||b||, recomputed from the original matrix; while pending the method's own running value. ||b - A x|| when b is zero.
    public let residual: Double
    /// ||b - A x|| in the 2-norm.
    public let residualNorm: Double
    /// ||b - A x0|| in the 2-norm.
    public let initialNorm: Double
    /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf); null while pending.
    public let backwardError: Double?
    /// ||A^T r|| / (||A||_F ||r||), r = b - A x, recomputed from the original matrix; null unless lsmr gave x.
    public let gradient: Double?
    /// Estimate of 1 / cond_1(A) (Hager-Higham); null unless a factorisation was made.
    public let rcond: Double?
    /// Values that the analysis of the pattern predicted for L; null where none was made.
    public let fill: Int?
    /// Multiply-adds that it predicted for a symmetric factorisation; null where none was made.
    public let multiplyAdds: Int?
    /// Work units of all attempts: about one multiply-add each, the same on every machine.
    public let work: Int
    /// Every method that was tried, in order.
    public let attempts: [Attempt]
    /// The iteration of the first value of history, counted over all attempts from 0.
    public let historyFrom: Int
    /// Running relative residuals, the last 256, when asked for.
    public let history: [Double]
    /// What x holds at the end; empty while pending, and when it was not written.
    public private(set) var x: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        method = try fields.word("method")
        precond = try fields.word("precond")
        why = try fields.word("why")
        flipped = try fields.value("flipped")
        n = try fields.value("n")
        nnz = try fields.value("nnz")
        iterations = try fields.value("iterations")
        matvecs = try fields.value("matvecs")
        residual = try fields.number("residual")
        residualNorm = try fields.number("residual_norm")
        initialNorm = try fields.number("initial_norm")
        backwardError = try fields.maybe("backward_error")
        gradient = try fields.maybe("gradient")
        rcond = try fields.maybe("rcond")
        fill = try fields.maybe("fill")
        multiplyAdds = try fields.maybe("multiply_adds")
        work = try fields.value("work")
        attempts = try fields.value("attempts")
        historyFrom = try fields.value("history_from")
        history = try fields.numbers("history")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        x = rest.output("x")
    }
}

/// Result of `residual`.
public struct ResidualDone: OpResult, Sendable {
    public static let op = "residual"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// ||b - A x|| / ||b|| in the 2-norm; ||b - A x|| when b is zero.
    public let residual: Double
    /// ||b - A x|| in the 2-norm.
    public let residualNorm: Double
    /// ||b|| in the 2-norm.
    public let rhsNorm: Double
    /// ||b - A x||_inf / (||A||_inf ||x||_inf + ||b||_inf).
    public let backwardError: Double

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        residual = try fields.number("residual")
        residualNorm = try fields.number("residual_norm")
        rhsNorm = try fields.number("rhs_norm")
        backwardError = try fields.number("backward_error")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// Result of `free`.
public struct FreeDone: OpResult, Sendable {
    public static let op = "free"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// Bytes given back.
    public let bytes: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        bytes = try fields.value("bytes")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// Result of `info`.
public struct InfoDone: OpResult, Sendable {
    public static let op = "info"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// instance, array, csr, factor, system or graph.
    public let kind: String
    /// Of an array: f32, f64, i32, u32, i8 or u8; else null.
    public let dtype: String
    /// Of an array: its values; of an instance: its objects.
    public let length: Int
    /// Of a matrix, else null.
    public let rows: Int?
    /// Of a matrix, else null.
    public let cols: Int?
    /// Of a matrix, else null.
    public let nnz: Int?
    /// Bytes it owns.
    public let bytes: Int
    /// The instance's memory limit.
    public let maxBytes: Int
    /// The instructions in use: scalar, simd128, sse2, sse4.2, avx2, avx512 or neon.
    public let level: String
    /// The library's version.
    public let version: String

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        kind = try fields.word("kind")
        dtype = try fields.word("dtype")
        length = try fields.value("length")
        rows = try fields.maybe("rows")
        cols = try fields.maybe("cols")
        nnz = try fields.maybe("nnz")
        bytes = try fields.value("bytes")
        maxBytes = try fields.value("max_bytes")
        level = try fields.word("level")
        version = try fields.word("version")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// Result of `analyse`.
public struct AnalyseDone: OpResult, Sendable {
    public static let op = "analyse"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// null while pending, budget when cancelled, else analysed.
    public let reason: String
    /// Rows.
    public let n: Int
    /// Stored values.
    public let nnz: Int
    /// |a_ij - a_ji| <= 8 eps max(|a_ij|, |a_ji|) everywhere.
    public let symmetric: Bool
    /// Signs on the diagonal: positive, negative, mixed, or zero where one is zero or missing.
    public let diagonal: String
    /// |a_ii| >= the sum of the other |a_ij| in every row.
    public let dominant: Bool
    /// Share of the values off the diagonal that have one at their mirror image.
    public let mirrored: Double
    /// Values in the factor L of A + A^T, its diagonal included.
    public let fill: Int
    /// Multiply-adds of cholesky or ldl; an LU without pivots far off takes twice as many.
    public let multiplyAdds: Int
    /// Bytes that cholesky or ldl will take.
    public let bytes: Int
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        n = try fields.value("n")
        nnz = try fields.value("nnz")
        symmetric = try fields.value("symmetric")
        diagonal = try fields.word("diagonal")
        dominant = try fields.value("dominant")
        mirrored = try fields.number("mirrored")
        fill = try fields.value("fill")
        multiplyAdds = try fields.value("multiply_adds")
        bytes = try fields.value("bytes")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// Which factorisation.
public enum FactorMethod: String, Sendable, CaseIterable {
    case auto
    case lu
    case sparseLu = "sparse_lu"
    case cholesky
    case ldl
}

/// Result of `factor`.
public struct FactorDone: OpResult {
    public static let op = "factor"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// null while pending; factored; singular, indefinite or breakdown when there is no such factorisation; budget when cancelled. Only when factored there is an object.
    public let reason: String
    /// The factorisation that was made, or tried last.
    public let method: String
    /// Rows.
    public let n: Int
    /// Values in the factors.
    public let fill: Int
    /// Multiply-adds that the analysis predicted for a symmetric factorisation; null where none was made.
    public let multiplyAdds: Int?
    /// Estimate of 1 / cond_1(A) (Hager-Higham); below 2.2e-16 the matrix is singular to working precision. null unless factored, and asked for.
    public let rcond: Double?
    /// Positive eigenvalues (Sylvester); null unless by cholesky or ldl of a sparse matrix.
    public let positive: Int?
    /// Negative eigenvalues.
    public let negative: Int?
    /// det A = mantissa * 2^exponent, the mantissa 0 or of magnitude in [1, 2); null unless dense.
    public let mantissa: Double?
    /// See mantissa.
    public let exponent: Double?
    /// Bytes the factorisation owns.
    public let bytes: Int
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// The object, when reason is factored.
    public private(set) var factor: Factor?

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        method = try fields.word("method")
        n = try fields.value("n")
        fill = try fields.value("fill")
        multiplyAdds = try fields.maybe("multiply_adds")
        rcond = try fields.maybe("rcond")
        positive = try fields.maybe("positive")
        negative = try fields.maybe("negative")
        mantissa = try fields.maybe("mantissa")
        exponent = try fields.maybe("exponent")
        bytes = try fields.value("bytes")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        if reason == "factored", let (home, id) = rest.take() { factor = Factor(home, id, self) }
    }
}

/// Result of `factorSolve`.
public struct FactorSolveDone: OpResult, Sendable {
    public static let op = "factor_solve"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// Unknowns.
    public let n: Int
    /// Right-hand sides.
    public let sides: Int
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What x holds at the end; empty while pending, and when it was not written.
    public private(set) var x: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        n = try fields.value("n")
        sides = try fields.value("sides")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        x = rest.output("x")
    }
}

/// Result of `inverse`.
public struct InverseDone: OpResult, Sendable {
    public static let op = "inverse"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// null while pending, budget when cancelled, else done.
    public let reason: String
    /// Estimate of 1 / cond_1(A) (Hager-Higham); null until it is known.
    public let rcond: Double?
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What out holds at the end; empty while pending, and when it was not written.
    public private(set) var out: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        rcond = try fields.maybe("rcond")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        out = rest.output("out")
    }
}

/// Result of `lstsq`.
public struct LstsqDone: OpResult, Sendable {
    public static let op = "lstsq"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// null while pending, budget when cancelled, else done.
    public let reason: String
    /// The numerical rank; null until it is known.
    public let rank: Int?
    /// ||b - A x|| in the 2-norm; null until it is known.
    public let residualNorm: Double?
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What x holds at the end; empty while pending, and when it was not written.
    public private(set) var x: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        rank = try fields.maybe("rank")
        residualNorm = try fields.maybe("residual_norm")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        x = rest.output("x")
    }
}

/// Result of `qr`.
public struct QrDone: OpResult, Sendable {
    public static let op = "qr"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// null while pending, budget when cancelled, else done.
    public let reason: String
    /// The numerical rank, by the diagonal of R; null until it is known, and where columns keep their places.
    public let rank: Int?
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What r holds at the end; empty while pending, and when it was not written.
    public private(set) var r: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        rank = try fields.maybe("rank")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        r = rest.output("r")
    }
}

/// Result of `eigh`.
public struct EighDone: OpResult, Sendable {
    public static let op = "eigh"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// null while pending, budget when cancelled, stagnated when a value was not found in 30 sweeps, else done.
    public let reason: String
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What values holds at the end; empty while pending, and when it was not written.
    public private(set) var values: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        values = rest.output("values")
    }
}

/// Result of `svd`.
public struct SvdDone: OpResult, Sendable {
    public static let op = "svd"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// null while pending, budget when cancelled, stagnated when the vectors were not orthogonal in 60 sweeps, else done.
    public let reason: String
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What s holds at the end; empty while pending, and when it was not written.
    public private(set) var s: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        s = rest.output("s")
    }
}

/// Result of `csrRead`.
public struct CsrReadDone: OpResult, Sendable {
    public static let op = "csr_read"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// Number of rows.
    public let rows: Int
    /// Number of columns.
    public let cols: Int
    /// Values.
    public let nnz: Int
    /// What row holds at the end; empty while pending, and when it was not written.
    public private(set) var row: [Int] = []
    /// What col holds at the end; empty while pending, and when it was not written.
    public private(set) var col: [Int] = []
    /// What val holds at the end; empty while pending, and when it was not written.
    public private(set) var val: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        rows = try fields.value("rows")
        cols = try fields.value("cols")
        nnz = try fields.value("nnz")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        row = rest.output("row").map { Int($0) }
        col = rest.output("col").map { Int($0) }
        val = rest.output("val")
    }
}

/// Result of `localMatrix`.
public struct LocalMatrixDone: OpResult, Sendable {
    public static let op = "local_matrix"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// Rows.
    public let n: Int
    /// Stored values; of a grid those that a stored matrix would hold, at most.
    public let nnz: Double
    /// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound.
    public let gap: Double
    /// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability.
    public let rho: Double
    /// The smallest gap of a column; null where columns were not asked for.
    public let columnGap: Double?
    /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
    public let reach: Double?
    /// Bytes the system owns.
    public let bytes: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        n = try fields.value("n")
        nnz = try fields.number("nnz")
        gap = try fields.number("gap")
        rho = try fields.number("rho")
        columnGap = try fields.maybe("column_gap")
        reach = try fields.maybe("reach")
        bytes = try fields.value("bytes")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// Result of `localGrid`.
public struct LocalGridDone: OpResult, Sendable {
    public static let op = "local_grid"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// Rows.
    public let n: Int
    /// Stored values; of a grid those that a stored matrix would hold, at most.
    public let nnz: Double
    /// The smallest gap of a row, |a_ii| - the sum of its other |a_ij|; 0 where a row has none, and then no answer has a bound.
    public let gap: Double
    /// The largest share of a row that is off its diagonal; 1 where there is no gap. A push leaves that much, a walk goes on with that probability.
    public let rho: Double
    /// The smallest gap of a column; null where columns were not asked for.
    public let columnGap: Double?
    /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
    public let reach: Double?
    /// Bytes the system owns.
    public let bytes: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        n = try fields.value("n")
        nnz = try fields.number("nnz")
        gap = try fields.number("gap")
        rho = try fields.number("rho")
        columnGap = try fields.maybe("column_gap")
        reach = try fields.maybe("reach")
        bytes = try fields.value("bytes")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// Result of `localRhs`.
public struct LocalRhsDone: OpResult, Sendable {
    public static let op = "local_rhs"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// max |b_i| / gap_i, a bound on every |x_i|; null where there is no gap.
    public let reach: Double?
    /// Bytes the system owns.
    public let bytes: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reach = try fields.maybe("reach")
        bytes = try fields.value("bytes")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// auto picks by predicted cost; the others run that alone.
public enum LocalSolveMethod: String, Sendable, CaseIterable {
    case auto
    case push
    case walks
    case bidirectional
    case full
}

/// Result of `localSolve`.
public struct LocalSolveDone: OpResult, Sendable {
    public static let op = "local_solve"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// The worst of the queries: converged (the bound is within tol), threshold, stagnated or budget; null while pending.
    public let reason: String
    /// The method of the last query.
    public let method: String
    /// Why it was that one.
    public let why: String
    /// The first value; null while pending, and when nothing was asked.
    public let value: Double?
    /// The largest bound; null while pending, and where a query has none.
    public let bound: Double?
    /// What the bounds are: deterministic, probability (each holds with 1 - delta over seeds), or none; the weakest of the queries.
    public let kind: String
    /// Queries.
    public let queries: Int
    /// Queries whose bound is within tol.
    public let converged: Int
    /// The largest ||r||_1 that a push left.
    public let residual: Double
    /// Rows that were touched, of each query counted anew.
    public let rows: Int
    /// Values of the matrix that were read, each as often as it was.
    public let nonzeros: Int
    /// Rows that were pushed, each as often as it was.
    public let pushes: Int
    /// Walks.
    public let walks: Int
    /// Rows that walks went through.
    public let steps: Int
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What values holds at the end; empty while pending, and when it was not written.
    public private(set) var values: [Double] = []
    /// What bounds holds at the end; empty while pending, and when it was not written.
    public private(set) var bounds: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        method = try fields.word("method")
        why = try fields.word("why")
        value = try fields.maybe("value")
        bound = try fields.maybe("bound")
        kind = try fields.word("kind")
        queries = try fields.value("queries")
        converged = try fields.value("converged")
        residual = try fields.number("residual")
        rows = try fields.value("rows")
        nonzeros = try fields.value("nonzeros")
        pushes = try fields.value("pushes")
        walks = try fields.value("walks")
        steps = try fields.value("steps")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        values = rest.output("values")
        bounds = rest.output("bounds")
    }
}

/// Result of `localSparse`.
public struct LocalSparseDone: OpResult, Sendable {
    public static let op = "local_sparse"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// converged (bound is within tol), threshold, stagnated or budget; null while pending.
    public let reason: String
    /// Values that are not zero.
    public let count: Int
    /// ||error||_1 at most; null where there is no gap in every column.
    public let bound: Double?
    /// The largest error of a value at most; null without any gap.
    public let largest: Double?
    /// ||b - A x||_1 at most.
    public let residual: Double
    /// Rows that were touched, of each query counted anew.
    public let rows: Int
    /// Values of the matrix that were read, each as often as it was.
    public let nonzeros: Int
    /// Rows that were pushed, each as often as it was.
    public let pushes: Int
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What index holds at the end; empty while pending, and when it was not written.
    public private(set) var index: [Int] = []
    /// What values holds at the end; empty while pending, and when it was not written.
    public private(set) var values: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        count = try fields.value("count")
        bound = try fields.maybe("bound")
        largest = try fields.maybe("largest")
        residual = try fields.number("residual")
        rows = try fields.value("rows")
        nonzeros = try fields.value("nonzeros")
        pushes = try fields.value("pushes")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        index = rest.output("index").map { Int($0) }
        values = rest.output("values")
    }
}

/// Result of `graph`.
public struct GraphDone: OpResult, Sendable {
    public static let op = "graph"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// Nodes.
    public let n: Int
    /// Links.
    public let links: Int
    /// Nodes without links.
    public let dangling: Int
    /// Bytes the graph owns.
    public let bytes: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        n = try fields.value("n")
        links = try fields.value("links")
        dangling = try fields.value("dangling")
        bytes = try fields.value("bytes")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// Result of `pagerank`.
public struct PagerankDone: OpResult, Sendable {
    public static let op = "pagerank"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// converged, stagnated (rounding lets it come no closer) or budget; null while pending.
    public let reason: String
    /// Iterations.
    public let iterations: Int
    /// ||error||_1 at most; null before the first iteration.
    public let bound: Double?
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What x holds at the end; empty while pending, and when it was not written.
    public private(set) var x: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        iterations = try fields.value("iterations")
        bound = try fields.maybe("bound")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        x = rest.output("x")
    }
}

/// Result of `ppr`.
public struct PprDone: OpResult, Sendable {
    public static let op = "ppr"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// converged (bound is within tol), threshold, stagnated or budget; null while pending.
    public let reason: String
    /// Nodes that are written.
    public let count: Int
    /// ||error||_1 at most, over all nodes, those not reached included.
    public let bound: Double
    /// Rows that were touched, of each query counted anew.
    public let rows: Int
    /// Values of the matrix that were read, each as often as it was.
    public let nonzeros: Int
    /// Rows that were pushed, each as often as it was.
    public let pushes: Int
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int
    /// What index holds at the end; empty while pending, and when it was not written.
    public private(set) var index: [Int] = []
    /// What values holds at the end; empty while pending, and when it was not written.
    public private(set) var values: [Double] = []

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        count = try fields.value("count")
        bound = try fields.number("bound")
        rows = try fields.value("rows")
        nonzeros = try fields.value("nonzeros")
        pushes = try fields.value("pushes")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
        index = rest.output("index").map { Int($0) }
        values = rest.output("values")
    }
}

/// bidirectional pushes until walks would cost as much; push and walks run that alone.
public enum PprPairMethod: String, Sendable, CaseIterable {
    case bidirectional
    case push
    case walks
}

/// Result of `pprPair`.
public struct PprPairDone: OpResult, Sendable {
    public static let op = "ppr_pair"
    /// True when the operation goes on with `step`.
    public private(set) var pending = false
    /// converged (bound is within tol), stagnated or budget; null while pending.
    public let reason: String
    /// The method that gave the value.
    public let method: String
    /// The rank; null while pending.
    public let value: Double?
    /// What it may be off by; null while pending.
    public let bound: Double?
    /// What the bound is: deterministic, or probability (it holds with 1 - delta over seeds).
    public let kind: String
    /// Rows that were touched, of each query counted anew.
    public let rows: Int
    /// Values of the matrix that were read, each as often as it was.
    public let nonzeros: Int
    /// Rows that were pushed, each as often as it was.
    public let pushes: Int
    /// Walks.
    public let walks: Int
    /// Rows that walks went through.
    public let steps: Int
    /// Work units: about one multiply-add each, the same on every machine.
    public let work: Int

    public init(from decoder: any Decoder) throws {
        let fields = try Fields(decoder)
        reason = try fields.word("reason")
        method = try fields.word("method")
        value = try fields.maybe("value")
        bound = try fields.maybe("bound")
        kind = try fields.word("kind")
        rows = try fields.value("rows")
        nonzeros = try fields.value("nonzeros")
        pushes = try fields.value("pushes")
        walks = try fields.value("walks")
        steps = try fields.value("steps")
        work = try fields.value("work")
    }

    public mutating func _complete(_ rest: inout _Rest) {
        pending = rest.pending
    }
}

/// What kernels take as `metric`.
public enum Metric: UInt32, Sendable, CaseIterable {
    case dot, l2sq, cosine, l1, hamming, jaccard
}

extension Instance {
    /// Makes the sparse matrix `id` from triplets (format coo: duplicates are summed in the order given) or from compressed rows (format csr: columns rise strictly within a row). Values are copied, checked once to be finite and in range, and never change afterwards.
    ///
    /// - Parameters:
    ///   - rows: Number of rows.
    ///   - cols: Number of columns.
    ///   - row: coo: the row of each value, from 0. csr: rows + 1 offsets into col and val, the first 0, never falling.
    ///   - col: The column of each value, from 0.
    ///   - val: The values.
    ///   - format: How row is to be read: coo or csr.
    public func csr(
        rows: Int,
        cols: Int,
        row: some Numbers,
        col: some Numbers,
        val: some Numbers,
        format: CsrFormat = .coo
    ) throws(VecsolveError) -> Matrix {
        var call = Call(self, "csr")
        let id = call.new("id")
        call.set("rows", rows)
        call.set("cols", cols)
        call.input("row", row, [.i32, .u32])
        call.input("col", col, [.i32, .u32])
        call.input("val", val, [.f64, .f32])
        call.set("format", format.rawValue)
        return Matrix(self, id, try call.run(CsrDone.self))
    }

    /// Solves A x = b for square A, or with method lsmr min ||b - A x|| for A of any shape. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol), or for lsmr ||A^T r|| <= tol * ||A||_F * ||r||, was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped.
    ///
    /// - Parameters:
    ///   - a: The matrix.
    ///   - b: The right-hand side, as long as A has rows.
    ///   - x: Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged is what was rounded.
    ///   - method: auto picks by docs/solve.md; the others run that method alone.
    ///   - precond: Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
    ///   - tol: Relative tolerance on the 2-norm of the residual, 0 to 1.
    ///   - atol: Absolute tolerance on the 2-norm of the residual.
    ///   - maxIter: Most iterations of each iterative method; 0 takes 10 n (lsmr: 40 n) and at least 1000, and with method auto no more than the next method would cost.
    ///   - divergence: An iterative method is called diverged when its residual has grown by this factor.
    ///   - restart: Iterations of gmres between two restarts.
    ///   - omega: Relaxation factor of sor and ssor, above 0 and below 2.
    ///   - guess: Start from the values in x instead of zeros.
    ///   - history: Return the last 256 residuals.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func solve(
        _ a: Matrix,
        _ b: some Numbers,
        x: Resident? = nil,
        method: SolveMethod = .auto,
        precond: SolvePrecond = .auto,
        tol: Double = 1e-8,
        atol: Double = 0.0,
        maxIter: Int = 0,
        divergence: Double = 100000000.0,
        restart: Int = 30,
        omega: Double = 1.0,
        guess: Bool = false,
        history: Bool = false,
        budget: Int = 0
    ) throws(VecsolveError) -> SolveDone {
        var call = Call(self, "solve")
        call.object("a", a)
        call.input("b", b, [.f64, .f32])
        call.output("x", x)
        call.set("method", method.rawValue)
        call.set("precond", precond.rawValue)
        call.set("tol", tol)
        call.set("atol", atol)
        call.set("max_iter", maxIter)
        call.set("divergence", divergence)
        call.set("restart", restart)
        call.set("omega", omega)
        call.set("guess", guess)
        call.set("history", history)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Solves A x = b for square A, or with method lsmr min ||b - A x|| for A of any shape. `converged` is said only after ||b - A x|| <= max(tol * ||b||, atol), or for lsmr ||A^T r|| <= tol * ||A||_F * ||r||, was recomputed from the original matrix. x is written when the solve ends, with the best that was reached; the result says by which method and why it stopped.
    ///
    /// - Parameters:
    ///   - a: The matrix.
    ///   - b: The right-hand side, as long as A has rows.
    ///   - x: Where the solution goes, as long as A has columns. f32 is solved in f64, and what is judged is what was rounded.
    ///   - method: auto picks by docs/solve.md; the others run that method alone.
    ///   - precond: Preconditioner of the iterative methods; auto is jacobi where the diagonal has no zero (for minres: where it is positive), else none. For lsmr jacobi scales the columns, and auto does.
    ///   - tol: Relative tolerance on the 2-norm of the residual, 0 to 1.
    ///   - atol: Absolute tolerance on the 2-norm of the residual.
    ///   - maxIter: Most iterations of each iterative method; 0 takes 10 n (lsmr: 40 n) and at least 1000, and with method auto no more than the next method would cost.
    ///   - divergence: An iterative method is called diverged when its residual has grown by this factor.
    ///   - restart: Iterations of gmres between two restarts.
    ///   - omega: Relaxation factor of sor and ssor, above 0 and below 2.
    ///   - guess: Start from the values in x instead of zeros.
    ///   - history: Return the last 256 residuals.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func solveSteps(
        _ a: Matrix,
        _ b: some Numbers,
        x: Resident? = nil,
        method: SolveMethod = .auto,
        precond: SolvePrecond = .auto,
        tol: Double = 1e-8,
        atol: Double = 0.0,
        maxIter: Int = 0,
        divergence: Double = 100000000.0,
        restart: Int = 30,
        omega: Double = 1.0,
        guess: Bool = false,
        history: Bool = false,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<SolveDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try solve(
                a,
                b,
                x: x,
                method: method,
                precond: precond,
                tol: tol,
                atol: atol,
                maxIter: maxIter,
                divergence: divergence,
                restart: restart,
                omega: omega,
                guess: guess,
                history: history,
                budget: budget
            )
        }
    }

    /// Measures how well x solves A x = b, from the original matrix.
    ///
    /// - Parameters:
    ///   - a: The matrix, m x n.
    ///   - b: The right-hand side, m values.
    ///   - x: The solution to judge, n values.
    ///   - r: Where b - A x goes, m values; left out, it is not kept.
    public func residual(
        _ a: Matrix,
        _ b: some Numbers,
        _ x: some Numbers,
        r: Resident? = nil
    ) throws(VecsolveError) -> ResidualDone {
        var call = Call(self, "residual")
        call.object("a", a)
        call.input("b", b, [.f64])
        call.input("x", x, [.f64])
        call.extra("r", r)
        return try call.run()
    }

    /// Frees the object `id`.
    ///
    /// - Parameters:
    ///   - id: The object.
    @discardableResult
    public func free(_ id: Resident) throws(VecsolveError) -> FreeDone {
        var call = Call(self, "free")
        call.take("id", id)
        return try call.run()
    }

    /// Describes the instance, or one of its objects.
    ///
    /// - Parameters:
    ///   - id: The object; left out, the instance is described.
    public func info(_ id: Resident? = nil) throws(VecsolveError) -> InfoDone {
        var call = Call(self, "info")
        call.object("id", id)
        return try call.run()
    }

    /// Orders and analyses the pattern of a square matrix: what a factorisation will hold and cost, before it is made, and the features that method auto looks at.
    ///
    /// - Parameters:
    ///   - a: The matrix.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func analyse(_ a: Matrix, budget: Int = 0) throws(VecsolveError) -> AnalyseDone {
        var call = Call(self, "analyse")
        call.object("a", a)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Orders and analyses the pattern of a square matrix: what a factorisation will hold and cost, before it is made, and the features that method auto looks at.
    ///
    /// - Parameters:
    ///   - a: The matrix.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func analyseSteps(_ a: Matrix, budget: Int = 4_000_000) throws(VecsolveError) -> Steps<AnalyseDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try analyse(a, budget: budget)
        }
    }

    /// Factors a square matrix, for many right-hand sides: the factors stay as object `id`. A sparse matrix is taken by sparse_lu (partial pivoting), cholesky or ldl (symmetric) or spread for lu; a dense one, an array of n x n values by rows, by lu or cholesky. auto takes cholesky where the matrix is symmetric with a positive diagonal, ldl where it is symmetric, and goes on to LU where those fail.
    ///
    /// - Parameters:
    ///   - a: The matrix: csr, or an array of n x n values by rows.
    ///   - n: Rows of a dense matrix; 0 for a sparse one.
    ///   - method: Which factorisation.
    ///   - analysis: A factorisation by cholesky, ldl or a sparse_lu without far pivots of a matrix with the same pattern: its analysis is taken over, and it is freed, even if memory ends afterwards.
    ///   - condition: Estimate the condition, which costs some five to twelve solves.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func factor(
        _ a: Resident,
        n: Int = 0,
        method: FactorMethod = .auto,
        analysis: Factor? = nil,
        condition: Bool = true,
        budget: Int = 0
    ) throws(VecsolveError) -> FactorDone {
        var call = Call(self, "factor")
        call.object("a", a)
        _ = call.new("id", mayLack: true)
        call.set("n", n)
        call.set("method", method.rawValue)
        call.take("analysis", analysis)
        call.set("condition", condition)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Factors a square matrix, for many right-hand sides: the factors stay as object `id`. A sparse matrix is taken by sparse_lu (partial pivoting), cholesky or ldl (symmetric) or spread for lu; a dense one, an array of n x n values by rows, by lu or cholesky. auto takes cholesky where the matrix is symmetric with a positive diagonal, ldl where it is symmetric, and goes on to LU where those fail.
    ///
    /// - Parameters:
    ///   - a: The matrix: csr, or an array of n x n values by rows.
    ///   - n: Rows of a dense matrix; 0 for a sparse one.
    ///   - method: Which factorisation.
    ///   - analysis: A factorisation by cholesky, ldl or a sparse_lu without far pivots of a matrix with the same pattern: its analysis is taken over, and it is freed, even if memory ends afterwards.
    ///   - condition: Estimate the condition, which costs some five to twelve solves.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func factorSteps(
        _ a: Resident,
        n: Int = 0,
        method: FactorMethod = .auto,
        analysis: Factor? = nil,
        condition: Bool = true,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<FactorDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try factor(a, n: n, method: method, analysis: analysis, condition: condition, budget: budget)
        }
    }

    /// Solves A x = b, or A^T x = b, by a factorisation: any number of right-hand sides of n values, one after the other. Nothing is refined or judged: the operation residual does that.
    ///
    /// - Parameters:
    ///   - factor: The factorisation.
    ///   - b: The right-hand sides.
    ///   - x: Where the solutions go, as long as b; b itself is allowed.
    ///   - transposed: Solve with A^T.
    public func factorSolve(
        _ factor: Factor,
        _ b: some Numbers,
        x: Resident? = nil,
        transposed: Bool = false
    ) throws(VecsolveError) -> FactorSolveDone {
        var call = Call(self, "factor_solve")
        call.object("factor", factor)
        call.input("b", b, [.f64, .f32])
        call.output("x", x)
        call.set("transposed", transposed)
        return try call.run()
    }

    /// The inverse of a dense matrix; refused with status singular when 1 / cond_1(A) is below 2.2e-16. Solving with a factorisation is cheaper and more accurate than multiplying by an inverse.
    ///
    /// - Parameters:
    ///   - a: The matrix, n x n values by rows.
    ///   - n: Rows.
    ///   - out: Where the inverse goes, n x n values by rows; a itself is allowed.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func inverse(
        _ a: some Numbers,
        n: Int,
        out: Resident? = nil,
        budget: Int = 0
    ) throws(VecsolveError) -> InverseDone {
        var call = Call(self, "inverse")
        call.input("a", a, [.f64, .f32])
        call.set("n", n)
        call.output("out", out)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. The inverse of a dense matrix; refused with status singular when 1 / cond_1(A) is below 2.2e-16. Solving with a factorisation is cheaper and more accurate than multiplying by an inverse.
    ///
    /// - Parameters:
    ///   - a: The matrix, n x n values by rows.
    ///   - n: Rows.
    ///   - out: Where the inverse goes, n x n values by rows; a itself is allowed.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func inverseSteps(
        _ a: some Numbers,
        n: Int,
        out: Resident? = nil,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<InverseDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try inverse(a, n: n, out: out, budget: budget)
        }
    }

    /// Least squares of a dense matrix of any shape, min ||b - A x||, by Householder QR with column pivoting.
    ///
    /// - Parameters:
    ///   - a: The matrix, rows x cols values by rows.
    ///   - rows: Rows.
    ///   - cols: Columns.
    ///   - b: The right-hand side, as long as A has rows.
    ///   - x: Where the solution goes, as long as A has columns.
    ///   - minimumNorm: Where the columns are dependent: the solution of least norm; else the basic one, with as many values as the rank.
    ///   - tol: Columns whose part in R is below tol times the largest are dependent; 0 takes max(rows, cols) * 2.2e-16.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func lstsq(
        _ a: some Numbers,
        rows: Int,
        cols: Int,
        b: some Numbers,
        x: Resident? = nil,
        minimumNorm: Bool = true,
        tol: Double = 0.0,
        budget: Int = 0
    ) throws(VecsolveError) -> LstsqDone {
        var call = Call(self, "lstsq")
        call.input("a", a, [.f64, .f32])
        call.set("rows", rows)
        call.set("cols", cols)
        call.input("b", b, [.f64, .f32])
        call.output("x", x)
        call.set("minimum_norm", minimumNorm)
        call.set("tol", tol)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Least squares of a dense matrix of any shape, min ||b - A x||, by Householder QR with column pivoting.
    ///
    /// - Parameters:
    ///   - a: The matrix, rows x cols values by rows.
    ///   - rows: Rows.
    ///   - cols: Columns.
    ///   - b: The right-hand side, as long as A has rows.
    ///   - x: Where the solution goes, as long as A has columns.
    ///   - minimumNorm: Where the columns are dependent: the solution of least norm; else the basic one, with as many values as the rank.
    ///   - tol: Columns whose part in R is below tol times the largest are dependent; 0 takes max(rows, cols) * 2.2e-16.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func lstsqSteps(
        _ a: some Numbers,
        rows: Int,
        cols: Int,
        b: some Numbers,
        x: Resident? = nil,
        minimumNorm: Bool = true,
        tol: Double = 0.0,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<LstsqDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try lstsq(a, rows: rows, cols: cols, b: b, x: x, minimumNorm: minimumNorm, tol: tol, budget: budget)
        }
    }

    /// Householder QR of a dense matrix: A P = Q R.
    ///
    /// - Parameters:
    ///   - a: The matrix, rows x cols values by rows.
    ///   - rows: Rows.
    ///   - cols: Columns.
    ///   - r: Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal.
    ///   - q: Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed.
    ///   - order: Where P goes, cols values: column j of A P is column order[j] of A; left out, columns keep their places.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func qr(
        _ a: some Numbers,
        rows: Int,
        cols: Int,
        r: Resident? = nil,
        q: Resident? = nil,
        order: ResidentArray<UInt32>? = nil,
        budget: Int = 0
    ) throws(VecsolveError) -> QrDone {
        var call = Call(self, "qr")
        call.input("a", a, [.f64, .f32])
        call.set("rows", rows)
        call.set("cols", cols)
        call.output("r", r)
        call.extra("q", q)
        call.extra("order", order)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Householder QR of a dense matrix: A P = Q R.
    ///
    /// - Parameters:
    ///   - a: The matrix, rows x cols values by rows.
    ///   - rows: Rows.
    ///   - cols: Columns.
    ///   - r: Where R goes, min(rows, cols) x cols values by rows, zeros below the diagonal.
    ///   - q: Where Q goes, rows x min(rows, cols) values by rows; left out, it is not formed.
    ///   - order: Where P goes, cols values: column j of A P is column order[j] of A; left out, columns keep their places.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func qrSteps(
        _ a: some Numbers,
        rows: Int,
        cols: Int,
        r: Resident? = nil,
        q: Resident? = nil,
        order: ResidentArray<UInt32>? = nil,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<QrDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try qr(a, rows: rows, cols: cols, r: r, q: q, order: order, budget: budget)
        }
    }

    /// Eigenvalues and vectors of a dense symmetric matrix.
    ///
    /// - Parameters:
    ///   - a: The matrix, n x n values by rows.
    ///   - n: Rows.
    ///   - values: Where the eigenvalues go, n values, ascending.
    ///   - vectors: Where the eigenvectors go, n x n values, one a row, in the order of the values; left out, they are not formed.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func eigh(
        _ a: some Numbers,
        n: Int,
        values: Resident? = nil,
        vectors: Resident? = nil,
        budget: Int = 0
    ) throws(VecsolveError) -> EighDone {
        var call = Call(self, "eigh")
        call.input("a", a, [.f64, .f32])
        call.set("n", n)
        call.output("values", values)
        call.extra("vectors", vectors)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Eigenvalues and vectors of a dense symmetric matrix.
    ///
    /// - Parameters:
    ///   - a: The matrix, n x n values by rows.
    ///   - n: Rows.
    ///   - values: Where the eigenvalues go, n values, ascending.
    ///   - vectors: Where the eigenvectors go, n x n values, one a row, in the order of the values; left out, they are not formed.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func eighSteps(
        _ a: some Numbers,
        n: Int,
        values: Resident? = nil,
        vectors: Resident? = nil,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<EighDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try eigh(a, n: n, values: values, vectors: vectors, budget: budget)
        }
    }

    /// Singular values and vectors of a dense matrix: A = U diag(s) V^T, with k = min(rows, cols) values.
    ///
    /// - Parameters:
    ///   - a: The matrix, rows x cols values by rows.
    ///   - rows: Rows.
    ///   - cols: Columns.
    ///   - s: Where the singular values go, k values, descending.
    ///   - u: Where U^T goes, k x rows values by rows; left out, it is not written.
    ///   - v: Where V^T goes, k x cols values by rows; left out, it is not written.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func svd(
        _ a: some Numbers,
        rows: Int,
        cols: Int,
        s: Resident? = nil,
        u: Resident? = nil,
        v: Resident? = nil,
        budget: Int = 0
    ) throws(VecsolveError) -> SvdDone {
        var call = Call(self, "svd")
        call.input("a", a, [.f64, .f32])
        call.set("rows", rows)
        call.set("cols", cols)
        call.output("s", s)
        call.extra("u", u)
        call.extra("v", v)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Singular values and vectors of a dense matrix: A = U diag(s) V^T, with k = min(rows, cols) values.
    ///
    /// - Parameters:
    ///   - a: The matrix, rows x cols values by rows.
    ///   - rows: Rows.
    ///   - cols: Columns.
    ///   - s: Where the singular values go, k values, descending.
    ///   - u: Where U^T goes, k x rows values by rows; left out, it is not written.
    ///   - v: Where V^T goes, k x cols values by rows; left out, it is not written.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func svdSteps(
        _ a: some Numbers,
        rows: Int,
        cols: Int,
        s: Resident? = nil,
        u: Resident? = nil,
        v: Resident? = nil,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<SvdDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try svd(a, rows: rows, cols: cols, s: s, u: u, v: v, budget: budget)
        }
    }

    /// Copies a sparse matrix out, as compressed rows.
    ///
    /// - Parameters:
    ///   - a: The matrix.
    ///   - row: Where rows + 1 offsets into col and val go, the first 0.
    ///   - col: Where the column of each value goes, rising within a row.
    ///   - val: Where the values go.
    public func csrRead(
        _ a: Matrix,
        row: ResidentArray<UInt32>? = nil,
        col: ResidentArray<UInt32>? = nil,
        val: Resident? = nil
    ) throws(VecsolveError) -> CsrReadDone {
        var call = Call(self, "csr_read")
        call.object("a", a)
        call.output("row", row)
        call.output("col", col)
        call.output("val", val)
        return try call.run()
    }

    /// Makes the system `id` for local answers: looks a square matrix with a nonzero diagonal and a right-hand side over once, so that a query costs what it touches and nothing that grows with n. The matrix is copied.
    ///
    /// - Parameters:
    ///   - a: The matrix.
    ///   - b: The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
    ///   - columns: Keep the columns too, which local_sparse needs; twice the memory.
    public func localMatrix(a: Matrix, b: (any Numbers)? = nil, columns: Bool = false) throws(VecsolveError) -> System {
        var call = Call(self, "local_matrix")
        call.object("a", a)
        let id = call.new("id")
        if let b { call.input("b", b, [.f64, .f32]) }
        call.set("columns", columns)
        return System(self, id, try call.run(LocalMatrixDone.self))
    }

    /// Makes the system `id` of a grid that is nowhere stored: cell (x, y, z) is row x + nx (y + ny z), coupled to its neighbours. With constant coefficients it takes no memory, so n may be larger than any.
    ///
    /// - Parameters:
    ///   - nx: Cells in the first direction.
    ///   - coefficients: 1 + 2 dimensions values: the centre, then for each direction the coefficient of the neighbour before and of the one after; or as many for each cell, cell by cell.
    ///   - ny: Cells in the second direction; 1 for a grid of one dimension.
    ///   - nz: Cells in the third direction; 1 for a grid of two dimensions.
    ///   - periodic: Join the ends of every direction, which then has at least 3 cells.
    ///   - b: The right-hand side: n values, or one for all rows; left out, zero. local_rhs gives it another.
    public func localGrid(
        nx: Int,
        coefficients: some Numbers,
        ny: Int = 1,
        nz: Int = 1,
        periodic: Bool = false,
        b: (any Numbers)? = nil
    ) throws(VecsolveError) -> System {
        var call = Call(self, "local_grid")
        call.set("nx", nx)
        call.input("coefficients", coefficients, [.f64])
        let id = call.new("id")
        call.set("ny", ny)
        call.set("nz", nz)
        call.set("periodic", periodic)
        if let b { call.input("b", b, [.f64, .f32]) }
        return System(self, id, try call.run(LocalGridDone.self))
    }

    /// Gives a system another right-hand side.
    ///
    /// - Parameters:
    ///   - system: The system.
    ///   - b: n values, or one for all rows.
    public func localRhs(_ system: System, _ b: some Numbers) throws(VecsolveError) -> LocalRhsDone {
        var call = Call(self, "local_rhs")
        call.object("system", system)
        call.input("b", b, [.f64, .f32])
        return try call.run()
    }

    /// Single values of x, or functionals t^T x, of A x = b without the rest of x: by push, by walks, by walks from what a push left, or where that is cheaper by solving for all of x. Each has a bound on its error; without a gap in every row there is none, and the answer is budget.
    ///
    /// - Parameters:
    ///   - system: The system.
    ///   - index: The rows whose x is asked for; with start, those that the functionals name, one functional after the other.
    ///   - weight: The weight of each index; left out, 1.
    ///   - start: Offsets of the functionals into index, the first 0, never falling, the last its length; left out, each index is one.
    ///   - values: Where the values go, one a functional.
    ///   - bounds: Where their bounds go, NaN for none.
    ///   - method: auto picks by predicted cost; the others run that alone.
    ///   - tol: The error allowed of each value, absolute.
    ///   - delta: The probability with which walks may miss it; 0 lets auto use no walks.
    ///   - theta: Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
    ///   - random: Seed of the walks' random numbers: the same one gives the same bits everywhere.
    ///   - maxWork: Work units after which a query ends.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func localSolve(
        _ system: System,
        _ index: some Numbers,
        weight: (any Numbers)? = nil,
        start: (any Numbers)? = nil,
        values: Resident? = nil,
        bounds: Resident? = nil,
        method: LocalSolveMethod = .auto,
        tol: Double = 1e-6,
        delta: Double = 1e-6,
        theta: Double = 0.0,
        random: Int = 0,
        maxWork: Int = 1000000000,
        budget: Int = 0
    ) throws(VecsolveError) -> LocalSolveDone {
        var call = Call(self, "local_solve")
        call.object("system", system)
        call.input("index", index, [.u32, .i32])
        if let weight { call.input("weight", weight, [.f64]) }
        if let start { call.input("start", start, [.u32, .i32]) }
        call.output("values", values)
        call.output("bounds", bounds)
        call.set("method", method.rawValue)
        call.set("tol", tol)
        call.set("delta", delta)
        call.set("theta", theta)
        call.set("random", random)
        call.set("max_work", maxWork)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. Single values of x, or functionals t^T x, of A x = b without the rest of x: by push, by walks, by walks from what a push left, or where that is cheaper by solving for all of x. Each has a bound on its error; without a gap in every row there is none, and the answer is budget.
    ///
    /// - Parameters:
    ///   - system: The system.
    ///   - index: The rows whose x is asked for; with start, those that the functionals name, one functional after the other.
    ///   - weight: The weight of each index; left out, 1.
    ///   - start: Offsets of the functionals into index, the first 0, never falling, the last its length; left out, each index is one.
    ///   - values: Where the values go, one a functional.
    ///   - bounds: Where their bounds go, NaN for none.
    ///   - method: auto picks by predicted cost; the others run that alone.
    ///   - tol: The error allowed of each value, absolute.
    ///   - delta: The probability with which walks may miss it; 0 lets auto use no walks.
    ///   - theta: Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
    ///   - random: Seed of the walks' random numbers: the same one gives the same bits everywhere.
    ///   - maxWork: Work units after which a query ends.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func localSolveSteps(
        _ system: System,
        _ index: some Numbers,
        weight: (any Numbers)? = nil,
        start: (any Numbers)? = nil,
        values: Resident? = nil,
        bounds: Resident? = nil,
        method: LocalSolveMethod = .auto,
        tol: Double = 1e-6,
        delta: Double = 1e-6,
        theta: Double = 0.0,
        random: Int = 0,
        maxWork: Int = 1000000000,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<LocalSolveDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try localSolve(
                system,
                index,
                weight: weight,
                start: start,
                values: values,
                bounds: bounds,
                method: method,
                tol: tol,
                delta: delta,
                theta: theta,
                random: random,
                maxWork: maxWork,
                budget: budget
            )
        }
    }

    /// All of x, sparse, for a b of which few values are not zero, by pushing columns; or what changes in an earlier x when few values of b change. It needs a system with columns, and a bound needs a gap in every column.
    ///
    /// - Parameters:
    ///   - system: The system.
    ///   - row: The rows of b's values; one twice adds up.
    ///   - change: The values of b, or what is added to them.
    ///   - index: Where the rows of x's values go, in the order in which they were touched: at least `count` places, made as long where there is none.
    ///   - values: Where the values go.
    ///   - x: An earlier answer, n values, which the values are added to.
    ///   - tol: The error allowed of x in the 1-norm, absolute.
    ///   - theta: Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
    ///   - maxWork: Work units after which it ends.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func localSparse(
        _ system: System,
        _ row: some Numbers,
        _ change: some Numbers,
        index: ResidentArray<UInt32>? = nil,
        values: Resident? = nil,
        x: Resident? = nil,
        tol: Double = 1e-6,
        theta: Double = 0.0,
        maxWork: Int = 1000000000,
        budget: Int = 0
    ) throws(VecsolveError) -> LocalSparseDone {
        var call = Call(self, "local_sparse")
        call.object("system", system)
        call.input("row", row, [.u32, .i32])
        call.input("change", change, [.f64])
        call.output("index", index)
        call.output("values", values)
        call.extra("x", x)
        call.set("tol", tol)
        call.set("theta", theta)
        call.set("max_work", maxWork)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. All of x, sparse, for a b of which few values are not zero, by pushing columns; or what changes in an earlier x when few values of b change. It needs a system with columns, and a bound needs a gap in every column.
    ///
    /// - Parameters:
    ///   - system: The system.
    ///   - row: The rows of b's values; one twice adds up.
    ///   - change: The values of b, or what is added to them.
    ///   - index: Where the rows of x's values go, in the order in which they were touched: at least `count` places, made as long where there is none.
    ///   - values: Where the values go.
    ///   - x: An earlier answer, n values, which the values are added to.
    ///   - tol: The error allowed of x in the 1-norm, absolute.
    ///   - theta: Push rows while |r_u| >= theta * degree, and no further; 0 lowers it until tol is met.
    ///   - maxWork: Work units after which it ends.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func localSparseSteps(
        _ system: System,
        _ row: some Numbers,
        _ change: some Numbers,
        index: ResidentArray<UInt32>? = nil,
        values: Resident? = nil,
        x: Resident? = nil,
        tol: Double = 1e-6,
        theta: Double = 0.0,
        maxWork: Int = 1000000000,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<LocalSparseDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try localSparse(
                system,
                row,
                change,
                index: index,
                values: values,
                x: x,
                tol: tol,
                theta: theta,
                maxWork: maxWork,
                budget: budget
            )
        }
    }

    /// Makes the graph `id` from the weights of its links, a_ij >= 0 from node i to node j. A node without links (dangling) passes on to where jumps go, as in networkx. The matrix is copied, by links from and to each node.
    ///
    /// - Parameters:
    ///   - a: The weights, n x n.
    public func graph(a: Matrix) throws(VecsolveError) -> Graph {
        var call = Call(self, "graph")
        call.object("a", a)
        let id = call.new("id")
        return Graph(self, id, try call.run(GraphDone.self))
    }

    /// PageRank of every node, by power iteration until ||error||_1 <= tol.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - seed: Where jumps go; left out, to all nodes alike.
    ///   - weight: The weight of each seed; left out, 1.
    ///   - x: Where the ranks go, n values.
    ///   - damping: The probability of following a link instead of jumping, from 0 and below 1.
    ///   - tol: The error allowed, of all nodes together.
    ///   - maxIter: Most iterations.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func pagerank(
        _ graph: Graph,
        seed: (any Numbers)? = nil,
        weight: (any Numbers)? = nil,
        x: Resident? = nil,
        damping: Double = 0.85,
        tol: Double = 1e-9,
        maxIter: Int = 1000,
        budget: Int = 0
    ) throws(VecsolveError) -> PagerankDone {
        var call = Call(self, "pagerank")
        call.object("graph", graph)
        if let seed { call.input("seed", seed, [.u32, .i32]) }
        if let weight { call.input("weight", weight, [.f64]) }
        call.output("x", x)
        call.set("damping", damping)
        call.set("tol", tol)
        call.set("max_iter", maxIter)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. PageRank of every node, by power iteration until ||error||_1 <= tol.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - seed: Where jumps go; left out, to all nodes alike.
    ///   - weight: The weight of each seed; left out, 1.
    ///   - x: Where the ranks go, n values.
    ///   - damping: The probability of following a link instead of jumping, from 0 and below 1.
    ///   - tol: The error allowed, of all nodes together.
    ///   - maxIter: Most iterations.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func pagerankSteps(
        _ graph: Graph,
        seed: (any Numbers)? = nil,
        weight: (any Numbers)? = nil,
        x: Resident? = nil,
        damping: Double = 0.85,
        tol: Double = 1e-9,
        maxIter: Int = 1000,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<PagerankDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try pagerank(
                graph,
                seed: seed,
                weight: weight,
                x: x,
                damping: damping,
                tol: tol,
                maxIter: maxIter,
                budget: budget
            )
        }
    }

    /// PageRank of a set of seeds without the rest of the graph, by forward push: the nodes that count, from the largest. Every value is at most the true one but for rounding, and all together they are off by at most bound.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - seed: The seeds: where jumps go.
    ///   - weight: The weight of each seed; left out, 1.
    ///   - index: Where the nodes go: at least `count` places, made as long where there is none.
    ///   - values: Where their ranks go.
    ///   - top: How many nodes, the largest ones; 0 for all that were reached.
    ///   - damping: The probability of following a link instead of jumping, from 0 and below 1.
    ///   - tol: The error allowed, of all nodes together.
    ///   - theta: Push nodes while r_u >= theta * degree, and no further; 0 lowers it until tol is met.
    ///   - maxWork: Work units after which it ends.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func ppr(
        _ graph: Graph,
        _ seed: some Numbers,
        weight: (any Numbers)? = nil,
        index: ResidentArray<UInt32>? = nil,
        values: Resident? = nil,
        top: Int = 0,
        damping: Double = 0.85,
        tol: Double = 0.0001,
        theta: Double = 0.0,
        maxWork: Int = 1000000000,
        budget: Int = 0
    ) throws(VecsolveError) -> PprDone {
        var call = Call(self, "ppr")
        call.object("graph", graph)
        call.input("seed", seed, [.u32, .i32])
        if let weight { call.input("weight", weight, [.f64]) }
        call.output("index", index)
        call.output("values", values)
        call.set("top", top)
        call.set("damping", damping)
        call.set("tol", tol)
        call.set("theta", theta)
        call.set("max_work", maxWork)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. PageRank of a set of seeds without the rest of the graph, by forward push: the nodes that count, from the largest. Every value is at most the true one but for rounding, and all together they are off by at most bound.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - seed: The seeds: where jumps go.
    ///   - weight: The weight of each seed; left out, 1.
    ///   - index: Where the nodes go: at least `count` places, made as long where there is none.
    ///   - values: Where their ranks go.
    ///   - top: How many nodes, the largest ones; 0 for all that were reached.
    ///   - damping: The probability of following a link instead of jumping, from 0 and below 1.
    ///   - tol: The error allowed, of all nodes together.
    ///   - theta: Push nodes while r_u >= theta * degree, and no further; 0 lowers it until tol is met.
    ///   - maxWork: Work units after which it ends.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func pprSteps(
        _ graph: Graph,
        _ seed: some Numbers,
        weight: (any Numbers)? = nil,
        index: ResidentArray<UInt32>? = nil,
        values: Resident? = nil,
        top: Int = 0,
        damping: Double = 0.85,
        tol: Double = 0.0001,
        theta: Double = 0.0,
        maxWork: Int = 1000000000,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<PprDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try ppr(
                graph,
                seed,
                weight: weight,
                index: index,
                values: values,
                top: top,
                damping: damping,
                tol: tol,
                theta: theta,
                maxWork: maxWork,
                budget: budget
            )
        }
    }

    /// PageRank of one node for one seed, without the rest of the graph: by pushing back from the node, and walks from the seed.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - seed: Where a surfer starts, and starts again.
    ///   - target: The node whose rank is asked for.
    ///   - method: bidirectional pushes until walks would cost as much; push and walks run that alone.
    ///   - damping: The probability of following a link instead of jumping, from 0 and below 1.
    ///   - tol: The error allowed, absolute.
    ///   - delta: The probability with which walks may miss it; 0 for no walks.
    ///   - random: Seed of the walks' random numbers: the same one gives the same bits everywhere.
    ///   - maxWork: Work units after which it ends.
    ///   - budget: Work units after which the call returns 1 with status pending, to go on with vs_step; 0 runs to the end.
    public func pprPair(
        _ graph: Graph,
        seed: Int,
        target: Int,
        method: PprPairMethod = .bidirectional,
        damping: Double = 0.85,
        tol: Double = 1e-6,
        delta: Double = 1e-6,
        random: Int = 0,
        maxWork: Int = 1000000000,
        budget: Int = 0
    ) throws(VecsolveError) -> PprPairDone {
        var call = Call(self, "ppr_pair")
        call.object("graph", graph)
        call.set("seed", seed)
        call.set("target", target)
        call.set("method", method.rawValue)
        call.set("damping", damping)
        call.set("tol", tol)
        call.set("delta", delta)
        call.set("random", random)
        call.set("max_work", maxWork)
        call.set("budget", budget)
        return try call.run()
    }

    /// The same in slices: a sequence of results, for tasks. PageRank of one node for one seed, without the rest of the graph: by pushing back from the node, and walks from the seed.
    ///
    /// - Parameters:
    ///   - graph: The graph.
    ///   - seed: Where a surfer starts, and starts again.
    ///   - target: The node whose rank is asked for.
    ///   - method: bidirectional pushes until walks would cost as much; push and walks run that alone.
    ///   - damping: The probability of following a link instead of jumping, from 0 and below 1.
    ///   - tol: The error allowed, absolute.
    ///   - delta: The probability with which walks may miss it; 0 for no walks.
    ///   - random: Seed of the walks' random numbers: the same one gives the same bits everywhere.
    ///   - maxWork: Work units after which it ends.
    ///   - budget: Work units of a slice, about a nanosecond each.
    @available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
    public func pprPairSteps(
        _ graph: Graph,
        seed: Int,
        target: Int,
        method: PprPairMethod = .bidirectional,
        damping: Double = 0.85,
        tol: Double = 1e-6,
        delta: Double = 1e-6,
        random: Int = 0,
        maxWork: Int = 1000000000,
        budget: Int = 4_000_000
    ) throws(VecsolveError) -> Steps<PprPairDone> {
        try Steps(self, budget: budget) { (budget) throws(VecsolveError) in
            try pprPair(
                graph,
                seed: seed,
                target: target,
                method: method,
                damping: damping,
                tol: tol,
                delta: delta,
                random: random,
                maxWork: maxWork,
                budget: budget
            )
        }
    }
}
