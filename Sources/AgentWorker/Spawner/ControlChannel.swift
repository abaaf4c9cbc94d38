import CProcess
import Glibc
import Shared

/// The spawner's end of the control socket. It never blocks: packets that the Gateway does not take yet wait.
struct ControlChannel {
    /// While more packets than this wait, no request is read: each of them asks for an answer.
    private static let highWater = 256

    /// A packet and the descriptors that came with it; whoever takes it closes them.
    struct Packet {
        let bytes: [UInt8]
        let descriptors: [Int32]
    }

    enum Received {
        case packet(Packet)
        /// It was too long or had too many descriptors. Nothing of it is left.
        case oversized
        case nothing
        case end
    }

    let descriptor: Int32
    private var waiting: [[UInt8]] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
        rh_set_nonblocking(descriptor, true)
    }

    /// What to wait for in poll(2).
    var interest: Int16 {
        Int16((self.waiting.count < Self.highWater ? POLLIN : 0) | (self.waiting.isEmpty ? 0 : POLLOUT))
    }

    /// Sends a packet now or as soon as the Gateway reads.
    mutating func send(_ packet: [UInt8]) {
        self.waiting.append(packet)
        self.flush()
    }

    /// Sends what waits, as far as the Gateway takes it. A Gateway that is gone is noticed by ``receive()``.
    mutating func flush() {
        var sent = 0
        for packet in self.waiting {
            guard packet.withUnsafeBytes({ rh_send_packet(self.descriptor, $0.baseAddress, $0.count, nil, 0) }) >= 0
            else { break }
            sent += 1
        }
        self.waiting.removeFirst(sent)
    }

    func receive() -> Received {
        var descriptors = [Int32](repeating: -1, count: Int(RH_MAXIMUM_DESCRIPTORS))
        var count = 0
        var failure: Int32 = 0
        var length = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: SpawnerProtocol.maximumPacket) { buffer, initialized in
            length = rh_receive_packet(self.descriptor, buffer.baseAddress, buffer.count, &descriptors, &count)
            failure = errno
            initialized = max(length, 0)
        }
        guard length >= 0 else {
            switch failure {
            case EMSGSIZE: return .oversized
            case EAGAIN, EWOULDBLOCK: return .nothing
            default: return .end
            }
        }
        return length == 0 ? .end : .packet(Packet(bytes: bytes, descriptors: Array(descriptors[..<count])))
    }
}
