import CVecsolve

// A typed operation in the making. The generated methods fill a `Call`; data
// that is not resident is uploaded under an id of its own and freed when the
// operation has ended, also when it was refused or cancelled.

/// What an unfinished operation has lent from its instance.
struct Job {
    let op: String
    /// Tells it from the operations before and after.
    var number: UInt64 = 0
    /// Ids to free at the end.
    var lent: [UInt32] = []
    /// Outputs to hand over at the end.
    var outputs: [(name: String, id: UInt32)] = []
    /// The caller's arrays that are written: alive until the end.
    var kept: [Resident] = []
    /// The id of an object to make, and whether it can end well without it.
    var new: UInt32?
    var mayLack = false
    /// Objects that the operation frees.
    var taken: [Resident] = []
}

struct Call {
    let instance: Instance
    private var text: String
    private var job: Job
    private var fault: VecsolveError?

    init(_ instance: Instance, _ op: String) {
        self.instance = instance
        text = "{\"op\":\"\(op)\""
        job = Job(op: op)
        instance.collect()
    }

    private mutating func put(_ name: String, _ value: some CustomStringConvertible) {
        text += ",\"\(name)\":\(value)"
    }

    private mutating func refuse(_ error: VecsolveError) {
        fault = fault ?? error
    }

    mutating func set(_ name: String, _ value: Int) { put(name, value) }
    mutating func set(_ name: String, _ value: Bool) { put(name, value) }
    mutating func set(_ name: String, _ word: String) { put(name, "\"\(word)\"") }

    mutating func set(_ name: String, _ value: Double) {
        if !value.isFinite { refuse(VecsolveError(.field, "\(name) is \(value): a finite number is needed")) }
        put(name, value)
    }

    mutating func object(_ name: String, _ object: Resident?) {
        guard let object else { return }
        if object.home === instance {
            put(name, object.id)
        } else if object.home == nil {
            refuse(VecsolveError(.id, "\(name) was freed"))
        } else {
            refuse(VecsolveError(.id, "\(name) lives in another instance"))
        }
    }

    /// An object that is gone when the operation was accepted.
    mutating func take(_ name: String, _ object: Resident?) {
        self.object(name, object)
        if let object { job.taken.append(object) }
    }

    mutating func input(_ name: String, _ values: some Numbers, _ accepted: [Dtype]) {
        if let resident = values as? Resident { return object(name, resident) }
        if fault != nil { return }
        let uploaded = values.withValues { upload(name, $0, accepted) }
        switch uploaded {
        case .success(let id):
            job.lent.append(id)
            put(name, id)
        case .failure(let error):
            refuse(error)
        }
    }

    private func upload<T: Number>(
        _ name: String, _ values: UnsafeBufferPointer<T>, _ accepted: [Dtype]
    ) -> Result<UInt32, VecsolveError> {
        guard let dtype = T.dtype(for: values, among: accepted) else {
            let wanted = accepted.map { "\($0)" }.joined(separator: " or ")
            return .failure(VecsolveError(.dtype, "\(name) holds whole numbers that are no \(wanted)"))
        }
        do throws(VecsolveError) {
            let (id, place) = try instance.make(dtype, values.count)
            T.write(values, to: place, as: dtype)
            return .success(id)
        } catch {
            return .failure(error)
        }
    }

    /// An output that is always wanted: of the caller's, or one of our own.
    mutating func output(_ name: String, _ array: Resident?) {
        if let array {
            extra(name, array)
            job.outputs.append((name, array.id))
        } else {
            let id = instance.nextID()
            job.lent.append(id)
            job.outputs.append((name, id))
            put(name, id)
        }
    }

    /// An output that may be left out.
    mutating func extra(_ name: String, _ array: Resident?) {
        guard let array else { return }
        object(name, array)
        job.kept.append(array)
    }

    /// The id of an object to make.
    mutating func new(_ name: String, mayLack: Bool = false) -> UInt32 {
        let id = instance.nextID()
        (job.new, job.mayLack) = (id, mayLack)
        put(name, id)
        return id
    }

    /// Runs the operation, or its first part.
    func run<Done: OpResult>(_ type: Done.Type = Done.self) throws(VecsolveError) -> Done {
        var job = job
        if let fault {
            instance.giveBack(job, job.new)
            throw fault
        }
        job.number = instance.nextNumber()
        var request = text + "}"
        let code = request.withUTF8 { vs_op(instance.handle, $0.baseAddress, $0.count) }
        if code >= 0 {
            job.taken.forEach { $0.forget() }
            job.lent += job.taken.map(\.id)
        }
        return try instance.finish(code, job)
    }
}

extension Instance {
    /// The result of a call that answered `code`.
    func finish<Done: OpResult>(_ code: Int32, _ job: Job) throws(VecsolveError) -> Done {
        if code < 0 {
            let error = Instance.refusal(of: handle, code)
            giveBack(job, job.new)
            throw error
        }
        var rest = _Rest(pending: code == 1)
        let text = Instance.result(of: handle)
        if rest.pending {
            self.job = job
        } else {
            if job.mayLack { (rest.home, rest.made) = (self, job.new) }
            for output in job.outputs { rest.outputs[output.name] = values(output.id) }
        }
        do throws(VecsolveError) {
            var done = try text.read(Done.self)
            done._complete(&rest)
            if !rest.pending { giveBack(job, rest.made) }
            return done
        } catch {
            if rest.pending { abandon(job.number) } else { giveBack(job, job.new) }
            throw error
        }
    }

    /// Ends an operation whose result nobody waits for.
    func abandon(_ number: UInt64) {
        guard let job, job.number == number else { return }
        self.job = nil
        vs_cancel(handle)
        giveBack(job, job.new)
    }

    /// What an output holds; nil when the operation did not come to it.
    private func values(_ id: UInt32) -> [Double]? {
        var info = VsArrayInfo()
        guard vs_array_info(handle, id, &info) >= 0 else { return nil }
        guard info.length > 0, let place = UnsafeRawPointer(bitPattern: info.address) else { return [] }
        switch Dtype(rawValue: info.dtype) {
        case .f64:
            return Array(UnsafeBufferPointer(start: place.assumingMemoryBound(to: Double.self), count: info.length))
        case .f32:
            return UnsafeBufferPointer(start: place.assumingMemoryBound(to: Float.self), count: info.length).map(Double.init)
        case .u32:
            return UnsafeBufferPointer(start: place.assumingMemoryBound(to: UInt32.self), count: info.length).map(Double.init)
        default:
            return nil
        }
    }
}
