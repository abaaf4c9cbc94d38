/// Frames of the Gateway, as the tests send them.
enum Frames {
    static let suspend = #"{"type":"suspend"}"#
    static let ping = #"{"type":"ping"}"#
    static let cancel = #"{"type":"cancel"}"#

    static func start(_ kind: String, events: Int = 9, pace: Int = 0, version: Int = 1, state: String? = nil) -> String
    {
        #"{"type":"start","protocol":\#(version),"session_id":"s1","generation":1,"#
            + #""limits":{"frame_bytes":4194304,"artifact_bytes":16777216},"#
            + #""agents":{"kind":"\#(kind)","loopback_events":\#(events),"pace_ms":\#(pace)},"#
            + #""engine":{"kind":"builtin"},"history":[]\#(state.map { #","state":\#($0)"# } ?? "")}"#
    }

    /// - Parameter text: Already escaped.
    static func message(_ text: String, run: String = "r1") -> String {
        #"{"type":"message","run_id":"\#(run)","message_id":"m-\#(run)","text":"\#(text)"}"#
    }
}
