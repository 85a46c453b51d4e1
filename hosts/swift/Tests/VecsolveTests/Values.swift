import Vecsolve

// The inputs and the texts of tests/vectors/README.md.

/// A dtype as the vectors files write it.
protocol Value: Scalar {
    /// From hex of the bits, or a whole number.
    static func read(_ text: JSON) -> Self
    /// From a number that it holds exactly.
    static func exactly(_ number: Double) -> Self
    /// As the files hold it.
    var text: JSON { get }
    var bytes: [UInt8] { get }
    /// The value of the paint `full` before its exponent, and the bits of that.
    static func mantissa(_ u: UInt32, _ v: UInt32) -> (Double, Int)
}

extension Value {
    static func mantissa(_ u: UInt32, _ v: UInt32) -> (Double, Int) { fatalError("no paint of whole numbers") }
    var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}

extension Float: Value {
    static func read(_ text: JSON) -> Float { Float(bitPattern: UInt32(text.string!, radix: 16)!) }
    static func exactly(_ number: Double) -> Float { Float(exactly: number)! }
    var text: JSON { .string(hex(UInt64(bitPattern), 8)) }
    static func mantissa(_ u: UInt32, _ v: UInt32) -> (Double, Int) { (Double(u >> 8), 24) }
}

extension Double: Value {
    static func read(_ text: JSON) -> Double { text.double ?? Double(bitPattern: UInt64(text.string!, radix: 16)!) }
    static func exactly(_ number: Double) -> Double { number }
    var text: JSON { .string(hex(bitPattern, 16)) }
    static func mantissa(_ u: UInt32, _ v: UInt32) -> (Double, Int) { (Double(u) * 2_097_152 + Double(v >> 11), 53) }
}

extension Value where Self: FixedWidthInteger {
    static func read(_ text: JSON) -> Self { Self(text.int!) }
    static func exactly(_ number: Double) -> Self { Self(exactly: number)! }
    var text: JSON { .number(Double(Int(self))) }
}
extension Int8: Value {}
extension UInt8: Value {}
extension Int32: Value {}
extension UInt32: Value {}

func hex(_ bits: UInt64, _ digits: Int) -> String {
    let text = String(bits, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
}

/// The values that an input means.
func read<T: Value>(_ spec: JSON, _ type: T.Type) -> [T] {
    if let list = spec.list ?? spec["values"].list { return list.map { T.exactly($0.double!) } }
    if let bits = spec["bits"].list { return bits.map(T.read) }
    let n = spec["n"].int!, seed = UInt32(spec["seed"].int ?? 0)
    var out: [T]
    switch spec["paint"].string {
    case "plain": out = (0..<n).map { T.exactly(Double(Int(hash($0, seed) % 4001) - 2000) / 1024) }
    case "bytes": out = (0..<n).map { byte(UInt8(hash($0, seed) & 255)) }
    case "full": out = (0..<n).map { full($0, seed, spec["low"].int!, spec["high"].int!) }
    case nil: out = Array(repeating: T.read(spec["fill"]), count: n)
    case let other?: fatalError("\(other) is no paint")
    }
    for patch in spec["set"].list ?? [] { out[patch.list![0].int!] = T.read(patch.list![1]) }
    return out
}

private func hash(_ i: Int, _ seed: UInt32) -> UInt32 {
    var h = (UInt32(i) + 1) &* 2_654_435_761 ^ seed &* 40503
    h ^= h >> 15
    h = h &* 2_246_822_519
    return h ^ h >> 13
}

/// A byte as i8 or u8 reads it.
private func byte<T: Value>(_ byte: UInt8) -> T {
    T.exactly(T.dtype == .i8 ? Double(Int8(bitPattern: byte)) : Double(byte))
}

private func full<T: Value>(_ i: Int, _ seed: UInt32, _ low: Int, _ high: Int) -> T {
    let (u, v, w) = (hash(i, seed), hash(i, seed + 1), hash(i, seed + 2))
    let (mantissa, digits) = T.mantissa(u, v)
    let e = low + Int(w >> 1) % (high - low + 1) - digits
    // Two factors: 2^e alone may be below the smallest normal number.
    func power(_ e: Int) -> Double { Double(sign: .plus, exponent: e, significand: 1) }
    let size = mantissa * power(e / 2) * power(e - e / 2)
    return T.exactly(w & 1 == 1 ? -size : size)
}

/// Values as the files hold them: a list, or the hash of many.
func shown<T: Value>(_ values: [T]) -> JSON {
    if values.count <= 40 { return .list(values.map(\.text)) }
    let h = values.lazy.flatMap(\.bytes).reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return .object(["fnv": .string(hex(UInt64(h), 8))])
}
