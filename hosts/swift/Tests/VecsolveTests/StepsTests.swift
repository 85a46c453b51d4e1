import Vecsolve
import XCTest

/// Long operations in tasks: progress, cancellation, actors.
final class StepsTests: XCTestCase {
    let ones = [Double](repeating: 1, count: 900)

    func testProgressIsASequence() async throws {
        let s = try Instance()
        let a = try poisson(s, 30)
        let whole = try s.solve(a, ones, method: .cg)
        var parts: [SolveDone] = []
        for try await part in try s.solveSteps(a, ones, method: .cg, budget: 1) { parts.append(part) }
        XCTAssertGreaterThan(parts.count, 10)
        XCTAssertTrue(parts.dropLast().allSatisfy { $0.pending && $0.reason.isEmpty })
        XCTAssertEqual(parts.last?.x, whole.x)
        XCTAssertEqual(parts.map(\.work), parts.map(\.work).sorted())
        let done = try await s.solveSteps(a, ones, method: .cg, budget: 1000).result()
        XCTAssertEqual(done.x, whole.x)
    }

    func testACancelledTaskCancelsTheOperation() async throws {
        let solver = try Solver(30)
        let task = Task { try await solver.solve() }
        while await solver.parts < 3 { await Task.yield() }
        task.cancel()
        do {
            try await task.value
            XCTFail("it was not cancelled")
        } catch {
            XCTAssertTrue(error is CancellationError, "\(error)")
        }
        let left = try await solver.owned()
        XCTAssertEqual(left, 1, "the matrix alone, and the instance is usable")
    }

    func testALoopThatIsLeftCancelsTheOperation() async throws {
        let s = try Instance()
        let a = try poisson(s, 30)
        for try await part in try s.solveSteps(a, ones, method: .cg, budget: 1) where part.iterations > 3 { break }
        XCTAssertEqual(try s.info().length, 1)
        do { _ = try s.factorSteps(a, budget: 1) }
        XCTAssertEqual(try s.info().length, 1)
        let steps = try s.solveSteps(a, ones, budget: 1)
        _ = try s.cancel(SolveDone.self)
        _ = try s.solve(a, ones, budget: 1)
        do {
            _ = try await steps.result()
            XCTFail("another operation was stepped")
        } catch let error as VecsolveError {
            XCTAssertEqual(error.status, .idle)
        }
        let done: SolveDone = try s.step()
        XCTAssertEqual(done.reason, "converged", "the other operation was left alone")
    }

    func testOnTheMainActor() async throws {
        try await Self.onTheMainActor(ones)
    }

    @MainActor static func onTheMainActor(_ ones: [Double]) async throws {
        let s = try Instance()
        let a = try poisson(s, 30)
        var turns = 0
        let other = Task { @MainActor in while !Task.isCancelled { turns += 1; await Task.yield() } }
        for try await _ in try s.solveSteps(a, ones, method: .cg, budget: 1) {}
        other.cancel()
        XCTAssertGreaterThan(turns, 5, "others had their turns between the slices")
    }

    func testEightTasksEightInstances() async throws {
        let ones = ones
        let all = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let s = try Instance()
                    return try await s.solveSteps(try poisson(s, 30), ones, budget: 10_000).result().x
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        XCTAssertEqual(Set(all).count, 1, "the same bits in all of them")
    }
}

/// An instance in an actor, as an app may have it.
actor Solver {
    private let instance: Instance
    private let matrix: Matrix
    private(set) var parts = 0

    init(_ m: Int) throws {
        instance = try Instance()
        matrix = try poisson(instance, m)
    }

    func solve() async throws {
        let b = [Double](repeating: 1, count: matrix.rows)
        for try await _ in try instance.solveSteps(matrix, b, method: .cg, budget: 1) {
            parts += 1
            // The third part waits for the cancellation, so that it never comes too late.
            while parts == 3 && !Task.isCancelled { await Task.yield() }
        }
    }

    func owned() throws -> Int { try instance.info().length }
}
