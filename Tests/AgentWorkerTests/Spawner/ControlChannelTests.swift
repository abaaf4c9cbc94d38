import CProcess
import Glibc
import Shared
import Testing

@testable import AgentWorker

@Suite struct ControlChannelTests {
    /// The spawner's channel and the Gateway's end of the same socket, which the test closes.
    private func pair() throws -> (channel: ControlChannel, gateway: Int32) {
        var ends: [Int32] = [-1, -1]
        try #require(rh_packet_pair(&ends) == 0)
        return (ControlChannel(descriptor: ends[0]), ends[1])
    }

    @Test func aGatewayThatDoesNotReadHoldsNothingUpAndLosesNothing() throws {
        var (channel, gateway) = try self.pair()
        defer {
            close(channel.descriptor)
            close(gateway)
        }
        for id in 0..<2000 { channel.send(SpawnerReply.pong(id: id)) }
        // Too many answers wait: no further request is read.
        #expect(channel.interest == Int16(POLLOUT))
        var ids: [Int] = []
        while ids.count < 2000 {
            var packet = [UInt8](repeating: 0, count: SpawnerProtocol.maximumPacket)
            let length = recv(gateway, &packet, packet.count, Int32(MSG_DONTWAIT))
            if length > 0 {
                ids.append(try #require(JSONObject(Array(packet[..<length])).integer("id")))
            } else {
                try #require(errno == EAGAIN)
                channel.flush()
            }
        }
        #expect(ids == Array(0..<2000))
        #expect(channel.interest == Int16(POLLIN))
    }

    @Test func aPacketComesWithItsDescriptors() throws {
        let (channel, gateway) = try self.pair()
        defer {
            close(channel.descriptor)
            close(gateway)
        }
        let sent = Array("{}".utf8).withUnsafeBytes {
            rh_send_packet(gateway, $0.baseAddress, $0.count, [gateway, gateway], 2)
        }
        #expect(sent == 2)
        guard case .packet(let packet) = channel.receive() else {
            Issue.record("a packet was sent")
            return
        }
        defer { for descriptor in packet.descriptors { close(descriptor) } }
        #expect(packet.bytes == Array("{}".utf8))
        #expect(packet.descriptors.count == 2)
        #expect(packet.descriptors.allSatisfy { fcntl($0, F_GETFD) == FD_CLOEXEC })
        guard case .nothing = channel.receive() else {
            Issue.record("one packet was sent")
            return
        }
    }

    @Test func aPacketOverTheLimitIsDroppedWithItsDescriptors() throws {
        let (channel, gateway) = try self.pair()
        defer {
            close(channel.descriptor)
            close(gateway)
        }
        var pipe: [Int32] = [-1, -1]
        try #require(rh_pipe(&pipe) == 0)
        defer { close(pipe[0]) }
        let bytes = [UInt8](repeating: 0x20, count: SpawnerProtocol.maximumPacket + 1)
        let sent = bytes.withUnsafeBytes { rh_send_packet(gateway, $0.baseAddress, $0.count, [pipe[1]], 1) }
        #expect(sent == bytes.count)
        close(pipe[1])
        guard case .oversized = channel.receive() else {
            Issue.record("the packet is too long")
            return
        }
        // Nobody holds the pipe's other end any more.
        var byte: UInt8 = 0
        #expect(read(pipe[0], &byte, 1) == 0)
    }

    @Test func theGatewaysEndIsNoticed() throws {
        let (channel, gateway) = try self.pair()
        defer { close(channel.descriptor) }
        close(gateway)
        guard case .end = channel.receive() else {
            Issue.record("the socket has ended")
            return
        }
    }
}
