import CZlib

/// A client's side of permessage-deflate, with zlib alone.
struct DeflateTestCodec: ~Copyable {
    private let outgoing: UnsafeMutablePointer<z_stream>
    private let incoming: UnsafeMutablePointer<z_stream>
    private let clientKeepsContext: Bool
    private let serverKeepsContext: Bool

    struct Failure: Error { let code: CInt }

    init(
        clientKeepsContext: Bool = false, clientBits: Int = 15, serverKeepsContext: Bool = false, serverBits: Int = 15
    ) throws {
        self.clientKeepsContext = clientKeepsContext
        self.serverKeepsContext = serverKeepsContext
        self.outgoing = .allocate(capacity: 1)
        self.outgoing.initialize(to: z_stream())
        self.incoming = .allocate(capacity: 1)
        self.incoming.initialize(to: z_stream())
        let size = CInt(MemoryLayout<z_stream>.size)
        var code = deflateInit2_(
            self.outgoing, 6, Z_DEFLATED, -CInt(clientBits), 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        if code == Z_OK { code = inflateInit2_(self.incoming, -CInt(serverBits), ZLIB_VERSION, size) }
        if code != Z_OK { throw Failure(code: code) }
    }

    deinit {
        deflateEnd(self.outgoing)
        inflateEnd(self.incoming)
        self.outgoing.deallocate()
        self.incoming.deallocate()
    }

    mutating func compress(_ bytes: [UInt8]) -> [UInt8] {
        if bytes.isEmpty { return [0] }
        if !self.clientKeepsContext { deflateReset(self.outgoing) }
        var output = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 64)
        var bytes = bytes
        let count = output.count
        let written = bytes.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                self.outgoing.pointee.next_in = input.baseAddress
                self.outgoing.pointee.avail_in = UInt32(input.count)
                self.outgoing.pointee.next_out = output.baseAddress
                self.outgoing.pointee.avail_out = UInt32(count)
                deflate(self.outgoing, Z_SYNC_FLUSH)
                return count - Int(self.outgoing.pointee.avail_out)
            }
        }
        return Array(output[..<(written - 4)])
    }

    mutating func decompress(_ bytes: [UInt8]) throws -> [UInt8] {
        if !self.serverKeepsContext { inflateReset(self.incoming) }
        var output = [UInt8](repeating: 0, count: 1 << 20)
        var bytes = bytes + [0, 0, 0xFF, 0xFF]
        let count = output.count
        let (code, left) = bytes.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                self.incoming.pointee.next_in = input.baseAddress
                self.incoming.pointee.avail_in = UInt32(input.count)
                self.incoming.pointee.next_out = output.baseAddress
                self.incoming.pointee.avail_out = UInt32(count)
                let code = inflate(self.incoming, Z_SYNC_FLUSH)
                return (code, Int(self.incoming.pointee.avail_out))
            }
        }
        guard code == Z_OK || code == Z_BUF_ERROR, self.incoming.pointee.avail_in == 0, left > 0 else {
            throw Failure(code: code)
        }
        return Array(output[..<(count - left)])
    }
}
