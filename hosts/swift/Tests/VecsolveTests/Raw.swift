import CVecsolve
import Foundation
import Vecsolve

/// An instance driven by nothing but the functions of docs/abi.md.
final class Raw {
    private let handle: Int32

    init(_ config: JSON) throws {
        let text = config.isNull ? "" : config.text
        handle = vs_create(text, text.utf8.count)
        precondition(handle > 0, "create: \(handle)")
    }

    deinit {
        precondition(vs_destroy(handle) == 0)
    }

    /// Makes an array and fills it.
    func write(_ spec: JSON) {
        switch spec["dtype"].string {
        case "f32": write(spec, VecsolveTests.read(spec, Float.self))
        case "f64": write(spec, VecsolveTests.read(spec, Double.self))
        case "i32": write(spec, VecsolveTests.read(spec, Int32.self))
        case "u32": write(spec, VecsolveTests.read(spec, UInt32.self))
        case "i8": write(spec, VecsolveTests.read(spec, Int8.self))
        default: write(spec, VecsolveTests.read(spec, UInt8.self))
        }
    }

    private func write<T: Value>(_ spec: JSON, _ values: [T]) {
        guard let place = vs_array(handle, UInt32(spec["id"].int!), T.dtype.rawValue, values.count) else {
            preconditionFailure("array \(spec.text): \(result.text)")
        }
        values.withUnsafeBytes { bytes in
            if let first = bytes.baseAddress { UnsafeMutableRawPointer(place).copyMemory(from: first, byteCount: bytes.count) }
        }
    }

    /// Takes a step of a vectors file.
    func run(_ step: JSON) -> Int32 {
        if let budget = step["step"].int { return vs_step(handle, UInt32(budget)) }
        if step["request"].isNull { return vs_cancel(handle) }
        let text = step["request"].string ?? step["request"].text
        return vs_op(handle, text, text.utf8.count)
    }

    /// The last result.
    var result: JSON {
        var text = Data(count: Int(vs_result_len(handle)))
        let length = text.withUnsafeMutableBytes {
            vs_result_read(handle, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), $0.count)
        }
        precondition(length == text.count)
        return try! JSON(text)
    }

    /// An output as the files hold it.
    func read(_ output: JSON) -> JSON {
        var info = VsArrayInfo()
        guard vs_array_info(handle, UInt32(output["id"].int!), &info) == 0, info.length == output["length"].int,
            Dtype(rawValue: info.dtype).map({ "\($0)" }) == output["dtype"].string
        else { return .string("no such array") }
        switch output["dtype"].string {
        case "f32": return shown(values(info, Float.self))
        case "u32": return shown(values(info, UInt32.self))
        default: return shown(values(info, Double.self))
        }
    }

    private func values<T>(_ info: VsArrayInfo, _ type: T.Type) -> [T] {
        let place = UnsafePointer<T>(bitPattern: info.address)
        return Array(UnsafeBufferPointer(start: info.length > 0 ? place : nil, count: info.length))
    }
}
