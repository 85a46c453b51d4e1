import CVecsolve

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What an instance is made with; what is left out the library decides.
public struct Config: Sendable, Encodable {
    /// Most bytes the instance may own; 64 MiB when left out.
    public var maxBytes: Int?
    /// The instructions to use, such as `"scalar"` or `"neon"`; the best when left out.
    public var level: String?
    /// Matrix products may fuse multiply and add where the processor can: faster, other bits.
    public var fast: Bool?

    public init(maxBytes: Int? = nil, level: String? = nil, fast: Bool? = nil) {
        (self.maxBytes, self.level, self.fast) = (maxBytes, level, fast)
    }

    enum CodingKeys: String, CodingKey {
        case maxBytes = "max_bytes"
        case level, fast
    }
}

/// A place for arrays and matrices, and the operations on them.
///
/// It gives everything back with the last reference to it or to one of its
/// objects. At most eight live at once in a process.
///
/// An instance is not `Sendable`, and neither are its objects: one task at a
/// time uses them, which the compiler checks. Make one per task or actor (they
/// run in parallel), or put one into an actor of your own.
public final class Instance {
    let handle: Int32
    /// The operation that waits for `step` or `cancel`.
    var job: Job?
    private var lastID: UInt32 = 0
    private var lastNumber: UInt64 = 0
    /// Ids that nothing refers to any more, and ids that are free again.
    private var garbage: [UInt32] = []
    private var spare: [UInt32] = []

    public init(_ config: Config = Config()) throws(VecsolveError) {
        guard vs_abi() == abi else {
            throw VecsolveError(
                .host,
                "the library has the ABI \(String(vs_abi(), radix: 16)), this package needs \(String(abi, radix: 16)): "
                    + "build both from the same version")
        }
        let text: Data
        do { text = try JSONEncoder().encode(config) } catch { throw VecsolveError(.field, "\(error)") }
        handle = text.withUnsafeBytes { vs_create($0.bytes, $0.count) }
        if handle < 0 { throw Instance.refusal(of: 0, handle) }
    }

    deinit {
        vs_destroy(handle)
    }

    /// An array of zeros.
    public func array<T: Scalar>(_ type: T.Type, count: Int) throws(VecsolveError) -> ResidentArray<T> {
        let (id, place) = try make(T.dtype, count)
        let values = UnsafeMutableBufferPointer(start: place.assumingMemoryBound(to: T.self), count: count)
        return ResidentArray(self, id, values)
    }

    /// An array with a copy of these values.
    public func array<Values: Numbers>(
        _ values: Values
    ) throws(VecsolveError) -> ResidentArray<Values.Element> where Values.Element: Scalar {
        let array = try array(Values.Element.self, count: values.count)
        let place = array.values
        values.withValues { _ = place.update(fromContentsOf: $0) }
        return array
    }

    /// Goes on with the pending operation for about `budget` work units, a
    /// nanosecond each; 0 goes to the end. `type` is what the operation answers.
    public func step<Done: OpResult>(_ type: Done.Type = Done.self, budget: Int = 0) throws(VecsolveError) -> Done {
        guard let budget = UInt32(exactly: budget) else {
            throw VecsolveError(.field, "budget is \(budget): it goes from 0 to 4294967295")
        }
        let job = try resume(type)
        return try finish(vs_step(handle, budget), job)
    }

    /// Ends the pending operation and answers what it had reached.
    public func cancel<Done: OpResult>(_ type: Done.Type = Done.self) throws(VecsolveError) -> Done {
        let job = try resume(type)
        return try finish(vs_cancel(handle), job)
    }

    private func resume(_ type: (some OpResult).Type) throws(VecsolveError) -> Job {
        guard let job else { throw VecsolveError(code: Status.idle.rawValue) }
        if job.op != type.op { throw VecsolveError(.pending, "\(job.op) is pending, not \(type.op)") }
        self.job = nil
        return job
    }

    /// A new array: its id and where it lives.
    func make(_ dtype: Dtype, _ count: Int) throws(VecsolveError) -> (UInt32, UnsafeMutableRawPointer) {
        if count < 0 { throw VecsolveError(.shape, "\(count) values are no length of an array") }
        let id = nextID()
        guard let place = vs_array(handle, id, dtype.rawValue, count) else {
            spare.append(id)
            throw Instance.refusal(of: handle, Status.memory.rawValue)
        }
        return (id, UnsafeMutableRawPointer(place))
    }

    /// An id that nothing has.
    func nextID() -> UInt32 {
        if let id = spare.popLast() { return id }
        lastID += 1
        return lastID
    }

    /// The number of an operation.
    func nextNumber() -> UInt64 {
        lastNumber += 1
        return lastNumber
    }

    /// Frees an object, at once or when the pending operation is done.
    func discard(_ id: UInt32) {
        garbage.append(id)
        collect()
    }

    /// Frees what nothing refers to any more. Some of it may never have been made.
    func collect() {
        while job == nil, let id = garbage.popLast() {
            let text = Array("{\"op\":\"free\",\"id\":\(id)}".utf8)
            vs_op(handle, text, text.count)
            spare.append(id)
        }
    }

    /// Gives back what a finished operation had lent, and an id that it did not use.
    func giveBack(_ job: Job, _ unused: UInt32?) {
        garbage += job.lent
        if let unused { garbage.append(unused) }
        collect()
    }

    /// The text of the last result.
    static func result(of handle: Int32) -> Data {
        var text = Data(count: Int(max(vs_result_len(handle), 0)))
        _ = text.withUnsafeMutableBytes { vs_result_read(handle, $0.bytes, $0.count) }
        return text
    }

    /// The error of a negative answer.
    static func refusal(of handle: Int32, _ code: Int32) -> VecsolveError {
        let plain = VecsolveError(code: code)
        guard let said = try? result(of: handle).read(Refusal.self) else { return plain }
        return VecsolveError(Status(name: said.status) ?? plain.status, said.message)
    }
}

extension UnsafeRawBufferPointer {
    var bytes: UnsafePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}

extension UnsafeMutableRawBufferPointer {
    var bytes: UnsafeMutablePointer<UInt8>? { baseAddress?.assumingMemoryBound(to: UInt8.self) }
}
