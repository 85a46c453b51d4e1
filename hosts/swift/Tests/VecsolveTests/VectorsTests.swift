import CVecsolve
import Foundation
import Vecsolve
import XCTest

/// The shared vectors, with the golden bits of every other host. The kernels go
/// through the typed functions, with resident arrays and with Swift's; the
/// operations through the bare C functions, where ids and texts are the file's own.
final class VectorsTests: XCTestCase {
    /// The files with this field.
    func files(with field: String) throws -> [JSON] {
        let folder = root.appendingPathComponent("tests/vectors")
        let all = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try all.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
            .map { try JSON(Data(contentsOf: $0)) }.filter { !$0[field].isNull }
    }

    func testKernelsHaveTheGoldenBits() throws {
        let files = try files(with: "kernel")
        XCTAssertEqual(files.count, kernelCount)
        var cases = 0
        for file in files {
            let kernel = file["kernel"].string!
            for given in file["cases"].list! {
                let call = try XCTUnwrap(calls["\(kernel) \(given["dtype"].string!)"])
                // A new instance for each case: no array is left from the one before.
                try check(kernel, given, call.onResident)
                cases += 1
                if given["alias"].isNull {
                    try check(kernel + " on arrays", given, call.onArrays)
                    cases += 1
                }
            }
        }
        print("\(cases) calls of \(kernelCount) kernels")
    }

    func check(_ kernel: String, _ given: JSON, _ call: Call) throws {
        let kernelCase = Case(given, in: try Instance())
        let place = "\(kernel), \(given["name"].text)"
        do {
            try call(kernelCase)
            XCTAssertTrue(given["returns"].isNull, "\(place): answered, expected \(given["returns"].text)")
            let got = kernelCase.outcome
            if given["returns"].isNull, got != given["golden"] {
                XCTFail("\(place): got \(got.text), expected \(given["golden"].text)")
            }
        } catch let error as VecsolveError {
            XCTAssertEqual(error.status.name, given["returns"].string, "\(place): \(error)")
        }
    }

    func testOperationsHaveTheGoldenResults() throws {
        let files = try files(with: "op")
        XCTAssertEqual(files.count, opCount)
        for file in files {
            var ends: [String: JSON] = [:]
            for given in file["cases"].list! {
                let place = "\(file["op"].string!), \(given["name"].text)"
                let raw = try Raw(given["config"])
                for array in given["arrays"].list ?? [] { raw.write(array) }
                for step in given["steps"].list! { take(step, raw, place) }
                let outputs = (given["outputs"].list ?? []).map { raw.read($0) }
                for (got, want) in zip(outputs, given["outputs"].list ?? []) where got != want["golden"] {
                    XCTFail("\(place), array \(want["id"].text): got \(got.text), expected \(want["golden"].text)")
                }
                let end = JSON.list([raw.result] + outputs)
                ends[given["name"].string!] = end
                if let same = given["same_as"].string { XCTAssertEqual(end, ends[same], "\(place) is not \(same)") }
            }
        }
    }

    /// Takes a step of an operation case.
    func take(_ step: JSON, _ raw: Raw, _ place: String) {
        let code = raw.run(step)
        let got = raw.result
        let returned: JSON = code < 0 ? .string(Status(rawValue: code)!.name) : .number(Double(code))
        XCTAssertEqual(returned, step["returns"], "\(place): \(got.text)")
        if code < 0 {
            XCTAssertEqual(got["status"], returned, place)
            XCTAssertFalse((got["message"].string ?? "").isEmpty, place)
        }
        for (field, want) in step["result"].object ?? [:] where !matches(want, got[field]) {
            XCTFail("\(place): \(field) is \(got[field].text), expected \(want.text)")
        }
        if !step["golden"].isNull, got != step["golden"] {
            XCTFail("\(place): got \(got.text), expected \(step["golden"].text)")
        }
    }

    /// Equality, or one of the matchers of the vectors' README.
    func matches(_ want: JSON, _ got: JSON) -> Bool {
        if let wanted = want.list {
            guard let items = got.list, items.count == wanted.count else { return false }
            return zip(wanted, items).allSatisfy(matches)
        }
        guard let fields = want.object else {
            // By value, not by bits.
            if let a = want.double, let b = got.double { return a == b }
            return want == got
        }
        let number = got.double ?? .nan
        if let near = fields["near"]?.double { return abs(number - near) <= fields["tol"]!.double! }
        if let most = fields["most"]?.double { return number <= most }
        if let least = fields["least"]?.double { return number >= least }
        if let other = fields["not"] { return !matches(other, got) }
        if let list = fields["one_of"]?.list { return list.contains(got) }
        if let part = fields["contains"]?.string { return got.string?.contains(part) ?? false }
        if let length = fields["length"]?.int { return got.list?.count == length }
        if let bits = fields["bits"]?.string { return hex(number.bitPattern, 16) == bits }
        return fields.allSatisfy { matches($1, got[$0]) }
    }
}

/// The repository.
let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../..").standardized
