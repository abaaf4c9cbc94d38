import Testing

@testable import Gateway

@Suite("Configuration values")
struct ConfigurationValueTests {
    @Test(
        "Durations are read with their unit",
        arguments: [
            ("250ms", Duration.milliseconds(250)), ("10s", .seconds(10)), ("5m", .seconds(300)), ("1h", .seconds(3600)),
            ("0", .zero), ("0s", .zero),
        ])
    func durations(text: String, value: Duration) {
        let type = DurationType(range: .zero ... .seconds(86_400))
        #expect(type.parse(.scalar(text)) == value)
        #expect(type.parse(.scalar(type.text(of: value))) == value)
    }

    @Test("Wrong durations", arguments: ["", "s", "10", "1.5s", " 1s", "1 s", "-1s", "1S", "٣s", "2d", "25h"])
    func wrongDurations(text: String) {
        #expect(DurationType(range: .zero ... .seconds(86_400)).parse(.scalar(text)) == nil)
    }

    @Test(
        "Sizes are read with their unit",
        arguments: [("0", 0), ("65536", 65_536), ("12B", 12), ("32KiB", 32_768), ("1MiB", 1 << 20), ("2GiB", 2 << 30)])
    func sizes(text: String, value: Int) {
        let type = ByteCountType(range: 0...(4 << 30))
        #expect(type.parse(.scalar(text)) == value)
        #expect(type.parse(.scalar(type.text(of: value))) == value)
    }

    @Test("Wrong sizes", arguments: ["", "KiB", "1kB", "1MB", "1.5MiB", "-1", "9999999999999999999", "99999999999GiB"])
    func wrongSizes(text: String) {
        #expect(ByteCountType(range: 0...(4 << 30)).parse(.scalar(text)) == nil)
    }

    @Test("Keys are unique, two words each, and no variable stands for two of them")
    func keys() {
        let keys = ConfigurationKey.all
        #expect(Set(keys.map(\.name)).count == keys.count)
        #expect(Set(keys.map(\.variable)).count == keys.count)
        #expect(keys.allSatisfy { $0.name.split(separator: ".").count == 2 })
        #expect(keys.allSatisfy { $0.help.hasSuffix(".") })
        #expect(keys.first { $0.name == "limits.websocket_message" }?.variable == "ROUNDHOUSE_LIMITS_WEBSOCKET_MESSAGE")
    }

    @Test("The defaults are themselves right values")
    func defaultsAreValid() {
        for key in ConfigurationKey.all {
            var configuration = GatewayConfiguration()
            #expect(key.set(.scalar(key.defaultValue), in: &configuration), "\(key.name)")
        }
    }

    @Test("Changes between two configurations are told with both values")
    func changes() throws {
        var new = GatewayConfiguration()
        new.log.level = .debug
        new.listen.port = 1
        let changes = ConfigurationChange.changes(from: GatewayConfiguration(), to: new)
        #expect(changes.map(\.key.name) == ["listen.port", "log.level"])
        #expect(changes.map(\.key.isReloadable) == [false, true])
        #expect(changes.map(\.oldValue) == ["8000", "info"])
        #expect(changes.map(\.newValue) == ["1", "debug"])
    }
}
