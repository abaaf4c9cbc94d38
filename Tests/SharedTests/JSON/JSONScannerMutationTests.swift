import Foundation
import Shared
import TestSupport
import Testing

/// The scanner against Foundation's reader on texts that were changed at random, with fixed seeds.
@Suite("JSON against another reader")
struct JSONScannerMutationTests {
    private static let originals: [String] = [
        #"{"type":"log","run_id":"r1","data":{"level":"INFO","logger":"Schema Expert","message":"3 objects, 14 fields"}}"#,
        #"{"a":[1,2.5,-3e10,0.1E-2,true,false,null,"x\u00e9\ud834\udd1e\n"],"b":{"c":{"d":[[],[{}]]}},"é":"日本 🚂"}"#,
        #" [ {"k" : "v"} , -0 , 12345678901234567890 , "" , "\\\"\/\b\f\n\r\t" ] "#,
        #"{"long":"abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ","next":"abcdefg","n":[0,1,2,3]}"#,
    ]

    /// Bytes that JSON knows, so that mutations are often nearly right.
    private static let interesting: [UInt8] =
        Array(#"{}[]",:\/bfnrtu0123456789-+.eEtrufalsn "#.utf8) + [
            0x00, 0x1F, 0x20, 0x0A, 0x7F, 0x80, 0xA0, 0xC2, 0xED, 0xF4, 0xFF,
        ]

    @Test("agrees with JSONSerialization", arguments: UInt64(1)...8)
    func agrees(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var valid = 0
        for _ in 0..<4_000 {
            var bytes = Array((Self.originals.randomElement(using: &random) ?? "").utf8)
            for _ in 0..<Int.random(in: 0...3, using: &random) { Self.mutate(&bytes, &random) }
            let error = scanError(bytes)
            let expected = Self.reads(bytes)
            if error == nil { valid += 1 }
            guard (error == nil) != expected, !Self.isKnownDifference(bytes, error) else { continue }
            Issue.record(
                "seed \(seed): \(String(decoding: bytes, as: UTF8.self)) \(bytes): \(error?.description ?? "accepted")")
        }
        // Both kinds must come up for the comparison to mean anything.
        #expect((400...3_600).contains(valid))
    }

    private static func reads(_ bytes: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    /// Where Foundation is not RFC 8259: it guesses UTF-16 and UTF-32 from zero bytes, lets a comma stand before the end of
    /// an array or object, and refuses numbers that are too large for it.
    private static func isKnownDifference(_ bytes: [UInt8], _ error: JSONSyntaxError?) -> Bool {
        if bytes.prefix(4).contains(0) { return true }
        if let error, error.reason == .unexpectedByte {
            let end: UInt8? = error.offset < bytes.count ? bytes[error.offset] : nil
            let before = bytes[..<min(error.offset, bytes.count)].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            return before == UInt8(ascii: ",") && (end == UInt8(ascii: "]") || end == UInt8(ascii: "}"))
        }
        guard error == nil else { return false }
        return String(decoding: bytes, as: UTF8.self).contains(/[0-9][eE]\+?[0-9]{3,}/)
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
        let byte = Self.interesting.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<5, using: &random) {
        case 0 where !bytes.isEmpty: bytes[place] = byte
        case 1: bytes.insert(byte, at: min(place, bytes.count))
        case 2 where !bytes.isEmpty: bytes.remove(at: place)
        case 3 where !bytes.isEmpty: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
        default:
            let end = Int.random(in: place...bytes.count, using: &random)
            bytes.insert(contentsOf: bytes[min(place, end)..<end], at: min(place, bytes.count))
        }
    }
}
