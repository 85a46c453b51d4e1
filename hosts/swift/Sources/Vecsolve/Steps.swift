// Long operations in slices, for tasks: progress, cancellation, and a thread
// that others get between two slices.

/// A running operation as a sequence of its results: pending ones, which say
/// how far it is, and the last.
///
/// It runs on the actor of the task that asks for the next result, one slice at
/// a time, and yields between two. A cancelled task cancels the operation and
/// gets a `CancellationError`; leaving the loop early cancels it too. The
/// instance is usable afterwards. Slices change nothing in the result.
@available(macOS 15, iOS 18, macCatalyst 18, tvOS 18, watchOS 11, visionOS 2, *)
public final class Steps<Done: OpResult>: AsyncSequence, AsyncIteratorProtocol {
    public typealias Element = Done

    private let instance: Instance
    private let budget: Int
    private let number: UInt64
    /// What the first slice answered, until it was handed out.
    private var first: Done?
    private var pending: Bool

    init(_ instance: Instance, budget: Int, _ start: (Int) throws(VecsolveError) -> Done) throws(VecsolveError) {
        if budget < 1 { throw VecsolveError(.field, "budget is \(budget): a slice has one work unit at least") }
        let part = try start(budget)
        (self.instance, self.budget) = (instance, budget)
        (first, pending) = (part, part.pending)
        number = instance.job?.number ?? 0
    }

    deinit {
        if pending { instance.abandon(number) }
    }

    public func makeAsyncIterator() -> Steps { self }

    public func next(isolation actor: isolated (any Actor)?) async throws -> Done? {
        try stopIfCancelled()
        if let part = first {
            first = nil
            return part
        }
        if !pending { return nil }
        await Task.yield()
        try stopIfCancelled()
        guard instance.job?.number == number else {
            pending = false
            throw VecsolveError(.idle, "\(Done.op) was ended from elsewhere before it was done")
        }
        let part: Done
        do {
            part = try instance.step(Done.self, budget: budget)
        } catch {
            pending = false
            throw error
        }
        pending = part.pending
        return part
    }

    public func next() async throws -> Done? {
        try await next(isolation: nil)
    }

    /// Runs it to its end and answers the last result.
    public func result(isolation actor: isolated (any Actor)? = #isolation) async throws -> Done {
        while let part = try await next(isolation: actor) {
            if !part.pending { return part }
        }
        throw VecsolveError(.idle, "\(Done.op) is over: its results were taken before")
    }

    private func stopIfCancelled() throws {
        guard Task.isCancelled else { return }
        if pending { instance.abandon(number) }
        (first, pending) = (nil, false)
        throw CancellationError()
    }
}
