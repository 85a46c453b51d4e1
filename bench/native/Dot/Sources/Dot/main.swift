// Answers every line `candidate n` with the nanoseconds of one dot product of
// n values and its value, over Swift's arrays, buffer pointers or resident
// arrays. See bench/native/run.py.
import Vecsolve

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Nanoseconds of one call, and what it answered.
@inline(__always)
func time(_ call: () throws -> Float) rethrows -> (Double, Float) {
    let clock = ContinuousClock()
    var count = 1
    while true {
        count *= 2
        var kept: Float = 0
        let took = try clock.measure {
            for _ in 0..<count { kept = try call() }
        }
        let nanoseconds = Double(took.components.seconds) * 1e9 + Double(took.components.attoseconds) / 1e9
        if nanoseconds >= 2e6 { return (nanoseconds / Double(count), kept) }
    }
}

let s = try Instance()
while let line = readLine() {
    let words = line.split(separator: " ")
    let n = Int(words[1])!
    let x = (0..<n).map { Float($0 % 8) }, y = x
    let (ns, value): (Double, Float)
    switch words[0] {
    case "array": (ns, value) = try time { try Kernels.dot(x, y) }
    case "pointer":
        (ns, value) = try x.withUnsafeBufferPointer { x in
            try y.withUnsafeBufferPointer { y in try time { try Kernels.dot(x, y) } }
        }
    default:
        let (x, y) = (try s.array(x), try s.array(y))
        (ns, value) = try time { try Kernels.dot(x, y) }
    }
    print(ns, value)
    // Into a pipe lines would wait for each other.
    fflush(nil)
}
