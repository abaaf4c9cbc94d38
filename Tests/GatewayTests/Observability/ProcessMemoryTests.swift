import Foundation
import Testing

@testable import Gateway

@Suite struct ProcessMemoryTests {
    @Test func aProcessHasMemoryOfItsOwn() throws {
        let bytes = try #require(ProcessMemory.privateBytes(Int(ProcessInfo.processInfo.processIdentifier)))
        #expect(bytes > 1 << 20)
        #expect(bytes < 1 << 34)
    }

    @Test(arguments: [0, -1, Int(Int32.max)])
    func whereThereIsNoProcessThereIsNoFigure(_ pid: Int) {
        #expect(ProcessMemory.privateBytes(pid) == nil)
    }
}
