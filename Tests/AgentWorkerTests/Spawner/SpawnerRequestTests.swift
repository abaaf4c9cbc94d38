import Testing

@testable import AgentWorker

@Suite struct SpawnerRequestTests {
    private func request(_ text: String) throws -> SpawnerRequest {
        try SpawnerRequest(packet: Array(text.utf8))
    }

    @Test func everyFormIsRead() throws {
        #expect(try self.request(#"{"type":"spawn","id":4}"#) == .spawn(id: 4, .fork, ResourceLimits()))
        #expect(try self.request(#"{"type":"spawn","id":4,"exec":false}"#) == .spawn(id: 4, .fork, ResourceLimits()))
        #expect(try self.request(#"{"type":"spawn","id":4,"exec":true}"#) == .spawn(id: 4, .exec, ResourceLimits()))
        #expect(
            try self.request(#"{"type":"spawn","id":4,"command":["python3","-m","agents"]}"#)
                == .spawn(id: 4, .command(["python3", "-m", "agents"]), ResourceLimits()))
        #expect(
            try self.request(
                #"{"type":"spawn","id":4,"limits":{"memory":67108864,"files":16,"processes":false}}"#)
                == .spawn(
                    id: 4, .fork, ResourceLimits(memory: 67_108_864, files: 16, mayStartProcesses: false)))
        #expect(
            try self.request(#"{"type":"spawn","id":4,"limits":{}}"#) == .spawn(id: 4, .fork, ResourceLimits()))
        #expect(try self.request(#"{"type":"kill","pid":77,"signal":15}"#) == .kill(pid: 77, signal: 15))
        #expect(try self.request(#"{"type":"ping","id":1}"#) == .ping(id: 1))
    }

    @Test(arguments: [
        #"{"type":"spawn","id":4,"command":[]}"#, #"{"type":"spawn","id":4,"command":"sh -c x"}"#,
        #"{"type":"spawn","id":4,"command":[""]}"#, #"{"type":"spawn","id":4,"command":["sh",1]}"#,
        #"{"type":"spawn","id":4,"command":["sh","a\u0000b"]}"#, #"{"type":"spawn","id":4,"limits":{"memory":0}}"#,
        #"{"type":"spawn","id":4,"limits":{"memory":"1"}}"#, #"{"type":"spawn","id":4,"limits":{"files":-1}}"#,
        #"{"type":"dance","id":4}"#, #"{"id":4}"#,
    ])
    func whatCannotBeDoneIsRefusedWithItsID(packet: String) {
        let invalid = #expect(throws: SpawnerRequest.Invalid.self) { try self.request(packet) }
        #expect(invalid?.id == 4)
    }

    /// 0 and negative numbers mean groups of processes to kill(2).
    @Test(arguments: [
        "", "{", "[]", #"{"type":"spawn"}"#, #"{"type":"ping"}"#, #"{"type":"kill","pid":0,"signal":9}"#,
        #"{"type":"kill","pid":-1,"signal":9}"#, #"{"type":"kill","pid":9999999999,"signal":9}"#,
        #"{"type":"kill","pid":5,"signal":0}"#, #"{"type":"kill","pid":5,"signal":65}"#,
    ])
    func whatCannotBeReadIsRefused(packet: String) {
        #expect(throws: SpawnerRequest.Invalid.self) { try self.request(packet) }
    }
}

@Suite struct ChildEnvironmentTests {
    @Test func nothingButTheNamedVariablesIsInherited() {
        let environment = [
            "PATH=/bin", "PATH_EXTRA=1", "LANG=C", "HOME=/h", "TZ=UTC", "ROUNDHOUSE_TOKEN=secret", "LISTEN_FDS=1",
            "NOTIFY_SOCKET=/n", "ROUNDHOUSE_WORKER_FD=9",
        ]
        #expect(
            ChildEnvironment.reduced(environment, sessionDescriptor: 3)
                == ["PATH=/bin", "LANG=C", "HOME=/h", "TZ=UTC", "ROUNDHOUSE_WORKER_FD=3"])
    }
}
