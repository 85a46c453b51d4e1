import Foundation
import Vecsolve
import XCTest

/// The typed API: the README's example, ownership, refusals, resuming.
final class InstanceTests: XCTestCase {
    /// The README's lines, as they stand there.
    func testTheReadmeAsItStands() throws {
        let s = try Instance()
        let a = try s.csr(rows: 2, cols: 2, row: [0, 0, 1, 1], col: [0, 1, 0, 1], val: [4, 1, 1, 3])
        let r = try s.solve(a, [1, 2])
        print(r.x, r.reason, r.residual)
        XCTAssertEqual(r.x[0], 1.0 / 11, accuracy: 1e-15)
        XCTAssertEqual(r.x[1], 7.0 / 11, accuracy: 1e-15)
        XCTAssertEqual(r.reason, "converged")
    }

    func testEverythingComesBack() throws {
        let s = try Instance()
        let empty = try owned(s)
        let a = try poisson(s, 20)
        let before = try owned(s)
        XCTAssertEqual(before, [1, empty[1] + a.bytes], "the matrix alone")
        let ones = [Double](repeating: 1, count: 400)
        _ = try s.solve(a, ones)
        XCTAssertEqual(try owned(s), before, "after a solve")
        XCTAssertEqual(status { _ = try s.solve(a, ones[1...]) }, .shape)
        XCTAssertEqual(try owned(s), before, "after a refusal")
        XCTAssertEqual(status { _ = try s.solve(a, ones, tol: .nan) }, .field)
        XCTAssertEqual(try owned(s), before, "after a request that was never sent")
        XCTAssertTrue(try s.solve(a, ones, budget: 1).pending)
        let cancelled: SolveDone = try s.cancel()
        XCTAssertEqual(cancelled.reason, "budget")
        XCTAssertEqual(try owned(s), before, "after a cancel")
        do { _ = try s.array([1.0, 2.0]) }
        XCTAssertEqual(try owned(s), before, "after the last reference to an array")
        do {
            let x = try s.array(Double.self, count: 400)
            XCTAssertTrue(try s.solve(a, ones, x: x, budget: 1).pending)
        }
        XCTAssertTrue(try s.step(SolveDone.self).x.count == 400)
        XCTAssertEqual(try owned(s), before, "an array that was let go while it was written")
        XCTAssertEqual(try s.free(a).bytes, before[1] - empty[1])
        XCTAssertEqual(try owned(s), empty)
        a.free()
        XCTAssertEqual(status { _ = try s.solve(a, ones) }, .id)
        for _ in 0..<100 {
            _ = try s.factor(try poisson(s, 4)).factor
            _ = status { _ = try s.csr(rows: 1, cols: 1, row: [2], col: [0], val: [1]) }
        }
        XCTAssertEqual(try owned(s), empty)
        XCTAssertLessThan(try s.array([1.0]).id, 30, "ids are used again")
    }

    func testAnInstanceLivesAsLongAsItsObjects() throws {
        func array() throws -> ResidentArray<Float> { try Instance().array([1, 2, 3]) }
        // The ninth would be refused if the others were still there.
        for _ in 0..<20 { XCTAssertEqual(Array(try array()), [1, 2, 3]) }
        let eight = try (0..<8).map { _ in try Instance() }
        XCTAssertEqual(status { _ = try Instance() }, .full)
        withExtendedLifetime(eight) {}
    }

    func testArraysAreReadAndWrittenInPlace() throws {
        let s = try Instance()
        let x = try s.array(Float.self, count: 1000)
        XCTAssertEqual(x.count, 1000)
        for i in x.indices { x[i] = Float(i % 7) }
        let place = x.withUnsafeMutableBufferPointer { $0.baseAddress }
        XCTAssertEqual(UInt(bitPattern: place) % 64, 0, "64-byte aligned")
        XCTAssertEqual(try Kernels.dot(x, x), x.reduce(0) { $0 + $1 * $1 })
        XCTAssertEqual(x.sorted().last, 6)
        try Kernels.scale(2, x)
        XCTAssertEqual(x[6], 12)
        XCTAssertEqual(try s.info(x).length, 1000)
        XCTAssertEqual(x.withUnsafeBufferPointer { $0.baseAddress }, UnsafePointer(place), "it has not moved")
        x.free()
        XCTAssertEqual(x.count, 0)
        XCTAssertEqual(status { _ = try s.info(x) }, .id)
        XCTAssertEqual("\(try s.array([1, 2] as [Int32]))", "[1, 2]")
        XCTAssertEqual(try s.array([] as [Double]).count, 0)
    }

    func testAGivenOutputIsWrittenInPlace() throws {
        let s = try Instance()
        let a = try poisson(s, 10)
        let b = try s.array([Double](repeating: 1, count: 100))
        let (x, r) = (try s.array(Double.self, count: 100), try s.array(Double.self, count: 100))
        let done = try s.solve(a, b, x: x)
        XCTAssertEqual(done.x, Array(x))
        let judged = try s.residual(a, b, x, r: r)
        XCTAssertEqual(judged.residual, done.residual)
        XCTAssertEqual(try Kernels.nrm2(r), judged.residualNorm, accuracy: 1e-12 * judged.residualNorm)
        let half = try s.array(Float.self, count: 100)
        XCTAssertEqual(try s.solve(a, b, x: half).x, half.map(Double.init))
    }

    func testFactorisationsStay() throws {
        let s = try Instance()
        let a = try poisson(s, 12)
        let ones = [Double](repeating: 1, count: 144)
        let made = try s.factor(a)
        let f = try XCTUnwrap(made.factor)
        XCTAssertEqual([f.n, f.bytes], [144, made.bytes])
        XCTAssertEqual([f.method, made.reason], ["cholesky", "factored"])
        let x = try s.factorSolve(f, ones + ones).x
        XCTAssertEqual(x[..<144], x[144...])
        XCTAssertLessThan(try s.residual(a, ones, x[..<144]).residual, 1e-12)
        let next = try XCTUnwrap(try s.factor(a, analysis: f).factor)
        XCTAssertEqual(status { _ = try s.factorSolve(f, ones) }, .id, "its analysis was taken over")
        XCTAssertEqual(try s.factorSolve(next, ones).x, Array(x[..<144]))
        let singular = try s.array([1.0, 1, 1, 1])
        XCTAssertEqual(try s.factor(singular, n: 2).reason, "singular")
        XCTAssertNil(try s.factor(singular, n: 2).factor)
        XCTAssertEqual(status { _ = try s.inverse(singular, n: 2) }, .singular)
        XCTAssertTrue(try s.factor(a, budget: 1).pending)
        XCTAssertNil(try s.cancel(FactorDone.self).factor)
    }

    func testOutputsThatMayBeLeftOut() throws {
        let s = try Instance()
        let (q, order) = (try s.array(Double.self, count: 4), try s.array(UInt32.self, count: 2))
        let done = try s.qr([1.0, 0, 0, 2], rows: 2, cols: 2, q: q, order: order)
        XCTAssertEqual(Array(order), [1, 0])
        XCTAssertEqual(done.r.map(abs), [2, 0, 0, 1])
        XCTAssertEqual(q.map(abs), [0, 1, 1, 0])
    }

    func testASteppedSolveHasTheBitsOfOneCall() throws {
        let s = try Instance()
        let a = try poisson(s, 30)
        let b = [Double](repeating: 1, count: 900)
        let whole = try s.solve(a, b)
        var part = try s.solve(a, b, budget: 1)
        var steps = 0
        while part.pending {
            XCTAssertTrue(part.x.isEmpty && part.reason.isEmpty)
            XCTAssertEqual(status { _ = try s.step(ResidualDone.self) }, .pending)
            XCTAssertEqual(status { _ = try s.info() }, .pending)
            part = try s.step(budget: 1)
            steps += 1
        }
        XCTAssertGreaterThan(steps, 10)
        XCTAssertEqual(part.x, whole.x)
        XCTAssertEqual([part.iterations, part.work], [whole.iterations, whole.work])
        XCTAssertEqual(status { _ = try s.step(SolveDone.self) }, .idle)
        XCTAssertEqual(status { _ = try s.step(SolveDone.self, budget: -1) }, .field)
    }

    func testRefusalsCarryTheStatusAndASentence() throws {
        let s = try Instance(), other = try Instance()
        let a = try poisson(s, 2)
        XCTAssertThrowsError(try s.solve(a, [1.0, 2, 3])) { error in
            let error = error as! VecsolveError
            XCTAssertEqual(error.status, .shape)
            XCTAssertTrue(error.message.contains("3") && error.message.contains("4"), "\(error)")
            XCTAssertEqual("\(error)", "shape: \(error.message)")
        }
        XCTAssertEqual(status { _ = try s.solve(a, [.nan, 1, 1, 1]) }, .notFinite)
        XCTAssertEqual(status { _ = try s.solve(a, [1, 2, 3, 4] as [Int32]) }, .dtype)
        XCTAssertEqual(status { _ = try s.csr(rows: 1, cols: 1, row: [-1, 1 << 40], col: [0, 0], val: [1, 1]) }, .dtype)
        XCTAssertEqual(status { _ = try s.csr(rows: 2, cols: 2, row: [0, 2], col: [0, 0], val: [1, 1]) }, .index)
        XCTAssertEqual(status { _ = try other.solve(a, [1, 2, 3, 4]) }, .id)
        XCTAssertEqual(status { _ = try s.solve(a, [1, 2, 3, 4], maxIter: -1) }, .field)
        XCTAssertEqual(status { _ = try s.array(Float.self, count: -1) }, .shape)
        XCTAssertEqual(status { _ = try Instance(Config(maxBytes: 65536)).array(Double.self, count: 1 << 20) }, .limit)
        XCTAssertEqual(status { _ = try Instance(Config(level: "sse9")) }, .field)
        let level = try s.info().level
        XCTAssertEqual(try Instance(Config(level: level, fast: false)).info().level, level)
    }

    func testKernelsRefuse() throws {
        let x: [Float] = [1, 2, 3]
        var out: [Float] = [0, 0]
        XCTAssertEqual(status { _ = try Kernels.dot(x, out) }, .shape)
        XCTAssertEqual(status { try Kernels.exp(x, &out) }, .shape)
        XCTAssertEqual(status { _ = try Kernels.argmax([] as [Double]) }, .shape)
        var rows = x
        XCTAssertEqual(status { try Kernels.softmax(x: x, out: &rows, rows: .max, cols: .max) }, .shape)
        XCTAssertEqual(status { try Kernels.softmax(x: x, out: &rows, rows: -1, cols: 3) }, .shape)
        XCTAssertEqual(status { try Kernels.softmax(x: x, out: &rows, rows: 1, cols: 3, stride: 2) }, .shape)
        XCTAssertEqual(status { try Kernels.rope(x: x, out: &rows, position: -1, base: 10, rows: 1, cols: 2) }, .shape)
        XCTAssertEqual(rows, x)
    }

    // MARK: - what the tests stand on

    /// The status of a refusal; nil when there was none.
    func status(_ body: () throws -> Void) -> Status? {
        do {
            try body()
            return nil
        } catch {
            return (error as? VecsolveError)?.status
        }
    }

    /// Objects and bytes of an instance.
    func owned(_ s: Instance) throws -> [Int] {
        let info = try s.info()
        return [info.length, info.bytes]
    }
}

/// The 5-point Laplacian on an m x m grid.
func poisson(_ s: Instance, _ m: Int) throws -> Matrix {
    var (row, col, val) = ([Int](), [Int](), [Double]())
    for i in 0..<m * m {
        let (r, c) = (i / m, i % m)
        for (inside, j) in [(true, i), (r > 0, i - m), (c > 0, i - 1), (c + 1 < m, i + 1), (r + 1 < m, i + m)] where inside {
            row.append(i)
            col.append(j)
            val.append(i == j ? 4 : -1)
        }
    }
    return try s.csr(rows: m * m, cols: m * m, row: row, col: col, val: val)
}
