import Testing

@testable import Gateway

@Suite struct WorkerExitTests {
    @Test(arguments: [
        (WorkerExit.Reason.exited(status: 0), "exited with status 0"), (.exited(status: 255), "exited with status 255"),
        (.signalled(9), "was ended by signal 9 (SIGKILL)"), (.signalled(11), "was ended by signal 11 (SIGSEGV)"),
        (.signalled(15), "was ended by signal 15 (SIGTERM)"), (.signalled(31), "was ended by signal 31 (SIGSYS)"),
        (.signalled(64), "was ended by signal 64"),
    ])
    func theEndOfAProcessIsASentence(_ reason: WorkerExit.Reason, _ sentence: String) {
        #expect(WorkerExit(pid: 1, reason: reason, maximumResidentKiB: 0).sentence == sentence)
    }
}
