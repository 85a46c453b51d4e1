// What the compiler must refuse, and must not: an instance belongs to one task
// at a time. refused.sh compiles this and holds the errors against the marks.
import Vecsolve

func oneInstanceInTwoTasks(_ s: Instance) {
    Task { _ = try s.info() }  // refused
    _ = try? s.info()
}

func oneArrayInTwoTasks(_ x: ResidentArray<Float>) async throws {
    async let sum = Kernels.sum(x)  // refused
    try Kernels.scale(2, x)
    _ = try await sum
}

func anInstanceIsHandedOver() throws {
    let s = try Instance()
    Task { _ = try s.info() }
}

func resultsAreShared(_ s: Instance, _ a: Matrix) throws {
    let r = try s.solve(a, [1, 2])
    Task { print(r.x) }
    print(r.reason)
}
