import CZlib

/// Writes a zip archive (PKWARE APPNOTE 6.3, the part every reader knows): deflate, UTF-8 names, no extra fields.
///
/// All entries carry the same date, so that the same files give the same bytes.
struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    /// 1 January 2026, as MS-DOS date: years since 1980, month, day.
    private static let date = UInt16((2026 - 1980) << 9 | 1 << 5 | 1)
    /// Bit 11: the name is UTF-8.
    private static let flags: UInt16 = 1 << 11
    private static let deflated: UInt16 = 8
    private static let versionNeeded: UInt16 = 20

    /// Adds a file.
    ///
    /// - Throws: ``ZipError/compression(code:)`` when zlib refuses.
    mutating func add(_ path: String, _ content: [UInt8]) throws {
        let name = Array(path.utf8)
        let packed = try Self.deflate(content)
        let checksum = UInt32(truncatingIfNeeded: crc32(0, content, UInt32(content.count)))
        let offset = UInt32(bytes.count)
        var common: [UInt8] = []
        common.append(little: Self.versionNeeded)
        common.append(little: Self.flags)
        common.append(little: Self.deflated)
        common.append(little: UInt16(0))
        common.append(little: Self.date)
        common.append(little: checksum)
        common.append(little: UInt32(packed.count))
        common.append(little: UInt32(content.count))
        common.append(little: UInt16(name.count))
        common.append(little: UInt16(0))

        bytes.append(little: UInt32(0x0403_4b50))
        bytes += common + name + packed

        directory.append(little: UInt32(0x0201_4b50))
        // Made on Unix, so that readers take the file mode from the external attributes.
        directory.append(little: UInt16(3 << 8) | Self.versionNeeded)
        directory += common
        directory.append(little: UInt16(0))
        directory.append(little: UInt16(0))
        directory.append(little: UInt16(0))
        directory.append(little: UInt32(0o100644) << 16)
        directory.append(little: offset)
        directory += name
        count += 1
    }

    /// The whole archive.
    func finish() -> [UInt8] {
        var archive = bytes + directory
        archive.append(little: UInt32(0x0605_4b50))
        archive.append(little: UInt16(0))
        archive.append(little: UInt16(0))
        archive.append(little: count)
        archive.append(little: count)
        archive.append(little: UInt32(directory.count))
        archive.append(little: UInt32(bytes.count))
        archive.append(little: UInt16(0))
        return archive
    }

    private static func deflate(_ content: [UInt8]) throws -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, negative: raw deflate, as zip wants it.
        var code = deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard code == Z_OK else { throw ZipError.compression(code: code) }
        defer { deflateEnd(&stream) }
        var input = content
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))))
        let room = output.count
        code = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return CZlib.deflate(&stream, Z_FINISH)
            }
        }
        guard code == Z_STREAM_END else { throw ZipError.compression(code: code) }
        output.removeLast(room - Int(stream.total_out))
        return output
    }
}

/// Why an archive could not be written.
enum ZipError: Error, Equatable {
    /// zlib's return code.
    case compression(code: Int32)
}

extension [UInt8] {
    fileprivate mutating func append(little value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
