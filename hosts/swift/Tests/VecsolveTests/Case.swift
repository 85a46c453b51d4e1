import Vecsolve

/// A generated call of a kernel with the arguments of a case.
typealias Call = @Sendable (Case) throws -> Void

/// A kernel case: its arguments by name, and what a call answered and wrote.
final class Case {
    let given: JSON
    private let instance: Instance
    private var resident: [String: Resident] = [:]
    private var answered: JSON?
    private var written: [(name: String, values: JSON)] = []

    init(_ given: JSON, in instance: Instance) {
        (self.given, self.instance) = (given, instance)
    }

    /// What the call left behind, as golden has it.
    var outcome: JSON {
        if let answered { return answered }
        if written.count == 1 { return written[0].values }
        return .object(Dictionary(uniqueKeysWithValues: written.map { ($0.name, $0.values) }))
    }

    /// Whether two of its arrays are one, which Swift's arrays cannot be.
    var isShared: Bool { !given["alias"].isNull }

    func has(_ name: String) -> Bool { !given[source(name)].isNull }
    func scalar<T: Value>(_ name: String, _ type: T.Type) -> T { T.read(given[name]) }
    func flag(_ name: String) -> Bool { given[name].bool! }
    func size(_ name: String) -> Int { given[name].int! }
    func stride(_ name: String) -> Int? { given[name].int }
    func metric(_ name: String) -> Metric { Metric.allCases.first { "\($0)" == given[name].string }! }

    /// The array of this name in the instance, made when it is first asked for.
    func resident<T: Value>(_ name: String, _ type: T.Type) -> ResidentArray<T> {
        let name = source(name)
        if let array = resident[name] as? ResidentArray<T> { return array }
        let array = try! instance.array(array(name, type))
        resident[name] = array
        return array
    }

    /// The same as an array of Swift.
    func array<T: Value>(_ name: String, _ type: T.Type) -> [T] {
        let spec = given[source(name)]
        return spec.isNull ? Array(repeating: T.exactly(7), count: length(name)) : read(spec, type)
    }

    func answer(_ value: some Value) { answered = value.text }
    func answer(_ count: Int) { answered = .number(Double(count)) }
    func wrote(_ name: String, _ values: [some Value]) { written.append((name, shown(values))) }

    /// The array that is meant by a name: by `alias` the first that is given of the names that stand for one.
    private func source(_ name: String) -> String {
        let names = given["alias"].string?.split(separator: "=").map(String.init) ?? []
        return names.contains(name) ? names.first { !given[$0].isNull }! : name
    }

    /// How long an array is that is only written.
    private func length(_ name: String) -> Int {
        if let said = given["lengths"][name].int ?? given["rows"].int { return said }
        let x = given[source("x")]
        return x["n"].int ?? (x.list ?? x["values"].list ?? x["bits"].list)!.count
    }
}
