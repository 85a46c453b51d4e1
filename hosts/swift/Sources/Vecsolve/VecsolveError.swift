/// Why a call was refused: the library's status and a sentence.
///
/// How a solve ended is no error: that is the `reason` of its result.
public struct VecsolveError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The status, to switch on.
    public let status: Status
    /// What was wrong, for people.
    public let message: String

    init(_ status: Status, _ message: String) {
        self.status = status
        self.message = message
    }

    /// The error of a bare code, with the table's general sentence.
    init(code: Int32) {
        let status = Status(rawValue: code) ?? .host
        self.init(status, status == .host ? "the library answered the unknown status \(code)" : status.sentence)
    }

    public var description: String { "\(status.name): \(message)" }
}
