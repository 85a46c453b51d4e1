// How results are read. JSON has no NaN and writes null: a number that is
// always there is NaN then, a word is empty.

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The result of an operation. The generated structs are these.
public protocol OpResult: Decodable {
    /// The operation's name.
    static var op: String { get }
    /// True when the operation goes on with ``Instance/step(_:budget:)``.
    var pending: Bool { get }
    /// Takes over what the result's text does not hold. Not for users.
    mutating func _complete(_ rest: inout _Rest)
}

/// What belongs to a result beside its text. Not for users.
public struct _Rest {
    var pending = false
    var outputs: [String: [Double]] = [:]
    var home: Instance?
    var made: UInt32?

    /// The object that was made; nobody else has it then.
    mutating func take() -> (Instance, UInt32)? {
        guard let home, let made else { return nil }
        self.made = nil
        return (home, made)
    }

    func output(_ name: String) -> [Double] { outputs[name] ?? [] }
}

/// The fields of a result, by their names in the tables.
struct Fields {
    struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(_ name: String) { stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Key.self) }

    func value<T: Decodable>(_ name: String) throws -> T { try container.decode(T.self, forKey: Key(name)) }
    func maybe<T: Decodable>(_ name: String) throws -> T? { try container.decodeIfPresent(T.self, forKey: Key(name)) }
    func number(_ name: String) throws -> Double { try maybe(name) ?? .nan }
    func word(_ name: String) throws -> String { try maybe(name) ?? "" }
    func numbers(_ name: String) throws -> [Double] {
        let values: [Double?] = try value(name)
        return values.map { $0 ?? .nan }
    }
}

/// What a refused call says.
struct Refusal: Decodable {
    let status: String
    let message: String
}

extension Data {
    /// What this text says.
    func read<T: Decodable>(_ type: T.Type) throws(VecsolveError) -> T {
        do {
            return try JSONDecoder().decode(type, from: self)
        } catch {
            throw VecsolveError(.host, "the result is not understood: \(error): \(String(decoding: self, as: UTF8.self))")
        }
    }
}
