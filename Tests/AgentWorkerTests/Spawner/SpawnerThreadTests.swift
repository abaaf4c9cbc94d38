import CProcess
import Glibc
import Shared
import Testing

@testable import AgentWorker

/// The tests' process has threads, so a spawner in it must not fork.
@Suite struct SpawnerThreadTests {
    @Test func aProcessWithThreadsIsNotForked() throws {
        #expect(rh_thread_count() > 1)
        var control: [Int32] = [-1, -1]
        try #require(rh_packet_pair(&control) == 0)
        defer { for descriptor in control { close(descriptor) } }
        var spawner = Spawner(control: ControlChannel(descriptor: control[0]), childSignals: -1)
        // The packet's descriptors are the spawner's to close: then the pipe has no writer left.
        var pipe: [Int32] = [-1, -1]
        try #require(rh_pipe(&pipe) == 0)
        defer { close(pipe[0]) }
        spawner.take(
            ControlChannel.Packet(
                bytes: Array(#"{"type":"spawn","id":8}"#.utf8), descriptors: [pipe[1], dup(pipe[1]), dup(pipe[1])]))
        var byte: UInt8 = 0
        #expect(read(pipe[0], &byte, 1) == 0)
        var packet = [UInt8](repeating: 0, count: SpawnerProtocol.maximumPacket)
        let length = recv(control[1], &packet, packet.count, Int32(MSG_DONTWAIT))
        try #require(length > 0)
        let reply = try JSONObject(Array(packet[..<length]))
        #expect(reply.string("type") == "spawn_failed")
        #expect(reply.integer("id") == 8)
        #expect(reply.string("message")?.contains("cannot fork safely") == true)
    }
}
