import Shared
import Testing

@testable import Gateway

@Suite struct ClientMessageTests {
    private static func decode(_ text: String, longestText: Int = 100) throws(Refusal) -> ClientMessage {
        try ClientMessage.decode(Array(text.utf8), longestText: longestText)
    }

    private static func refusal(_ text: String, longestText: Int = 100) -> Refusal? {
        do throws(Refusal) {
            _ = try self.decode(text, longestText: longestText)
            return nil
        } catch {
            return error
        }
    }

    // MARK: What is taken

    @Test(arguments: [
        (#"{"type":"ping"}"#, ClientMessage.ping), (#"{"type":"ping","timestamp":"x"}"#, .ping),
        (#"{"type":"get_status"}"#, .getStatus),
        (#"{"type":"resume","after":0}"#, .resume(after: 0, epoch: nil)),
        (#"{"type":"resume","after":12,"epoch":3}"#, .resume(after: 12, epoch: 3)),
        (#"{"type":"resume","after":12,"epoch":null}"#, .resume(after: 12, epoch: nil)),
        (#"{"type":"cancel"}"#, .cancel(runID: nil)), (#"{"type":"cancel","run_id":null}"#, .cancel(runID: nil)),
        (#"{"type":"cancel","run_id":"run_1"}"#, .cancel(runID: "run_1")),
        (#"{"type":"decision","decision_id":"d","choice":"c"}"#, .decision(id: "d", choice: "c", comment: nil)),
        (
            #"{"type":"decision","decision_id":"d","choice":"c","comment":"why"}"#,
            .decision(id: "d", choice: "c", comment: "why")
        ),
        (#"{"type":"feedback","run_id":"r","rating":1}"#, .feedback(runID: "r", rating: 1, comment: nil)),
        (
            #"{"type":"feedback","run_id":"r","rating":-1,"comment":"no"}"#,
            .feedback(runID: "r", rating: -1, comment: "no")
        ),
        (#"{"type":"user_message","message":"hi"}"#, .userMessage(.init(text: "hi"))),
        (
            #" { "message" : "a\u00e9\n" , "type" : "user_message" , "timestamp" : "t" , "extra" : [ 1 ] } "#,
            .userMessage(.init(text: "aé\n"))
        ),
        (
            #"{"type":"user_message","message":"hi","client_id":"c1","attachments":["a.t","b"],"when_busy":"reject"}"#,
            .userMessage(.init(text: "hi", clientID: "c1", attachments: ["a.t", "b"], whenBusy: .reject))
        ),
        (
            #"{"type":"user_message","message":"hi","client_id":null,"attachments":null,"when_busy":null}"#,
            .userMessage(.init(text: "hi"))
        ),
        (
            #"{"type":"user_message","message":"hi","when_busy":"interrupt","attachments":[]}"#,
            .userMessage(.init(text: "hi", whenBusy: .interrupt))
        ),
        (#"{"type":"user_message","message":"hi","when_busy":"queue"}"#, .userMessage(.init(text: "hi"))),
    ])
    func aGoodMessage(_ text: String, _ message: ClientMessage) throws {
        #expect(try Self.decode(text) == message)
    }

    // MARK: What is refused, and what the client is told

    private static let types = "user_message, ping, get_status, resume, cancel, decision, feedback"

    @Test(arguments: ["", "{", "[]", "\"ping\"", "{\"type\":\"ping\"}}", "{'type':'ping'}", "{\"type\":\"\u{1}\"}"])
    func whatIsNoJSONObject(_ text: String) throws {
        let refusal = try #require(Self.refusal(text))
        #expect(refusal.code == .invalidJSON)
        #expect(refusal.message.hasPrefix("The message is not a JSON object: "))
    }

    @Test(arguments: ["{}", #"{"type":1}"#, #"{"type":null}"#, #"{"message":"hi"}"#])
    func whatHasNoType(_ text: String) {
        #expect(
            Self.refusal(text)
                == Refusal(
                    .invalidMessage, "The message has no string member 'type'; it must be one of \(Self.types)."))
    }

    @Test(arguments: ["", "Ping", "pong", "start", "user_message "])
    func aTypeThatThereIsNot(_ type: String) {
        #expect(
            Self.refusal(#"{"type":"\#(type)"}"#)
                == Refusal(.unknownType, "There is no message of that type; it must be one of \(Self.types)."))
    }

    @Test(arguments: [
        "", #","after":null"#, #","after":-1"#, #","after":1.5"#, #","after":"3""#, #","after":1e3"#,
        #","after":99999999999999999999"#,
    ])
    func aResumeWithoutAGoodAfter(_ member: String) {
        #expect(
            Self.refusal(#"{"type":"resume"\#(member)}"#)
                == Refusal(
                    .invalidMessage, "'resume' needs a whole number 'after', the last seq you have (0 for none)."))
    }

    @Test(arguments: [#""1""#, "1.5", "true", "{}"])
    func aResumeWithABadEpoch(_ epoch: String) {
        #expect(
            Self.refusal(#"{"type":"resume","after":1,"epoch":\#(epoch)}"#)
                == Refusal(.invalidMessage, "'epoch' must be the number that 'system connected' gave."))
    }

    @Test(arguments: [
        (#"{"type":"cancel","run_id":1}"#, "run_id"),
        (#"{"type":"decision","decision_id":"d","choice":"c","comment":1}"#, "comment"),
        (#"{"type":"feedback","run_id":"r","rating":1,"comment":[]}"#, "comment"),
        (#"{"type":"user_message","message":"hi","client_id":5}"#, "client_id"),
        (#"{"type":"user_message","message":"hi","when_busy":false}"#, "when_busy"),
    ])
    func anOptionalMemberOfAnotherKind(_ text: String, _ name: String) {
        #expect(Self.refusal(text) == Refusal(.invalidMessage, "'\(name)' must be a string."))
    }

    @Test(arguments: [
        "", #","decision_id":"d""#, #","choice":"c""#, #","decision_id":1,"choice":"c""#,
        #","decision_id":"d","choice":null"#,
    ])
    func aDecisionThatLacksSomething(_ members: String) {
        #expect(
            Self.refusal(#"{"type":"decision"\#(members)}"#)
                == Refusal(.invalidMessage, "'decision' needs the strings 'decision_id' and 'choice'."))
    }

    /// Regression: the least 64-bit number as a rating once ended the process, because it has no absolute value.
    @Test(arguments: ["0", "2", "-2", "1.0", #""1""#, "null", "9223372036854775807", "-9223372036854775808"])
    func aRatingThatIsNotOne(_ rating: String) {
        #expect(
            Self.refusal(#"{"type":"feedback","run_id":"r","rating":\#(rating)}"#)
                == Refusal(.invalidMessage, "'feedback' needs the string 'run_id' and a 'rating' of -1 or 1."))
    }

    /// Regression: names of runs and comments of any length were kept in the log.
    @Test func aFeedbackThatIsTooLong() {
        let long = String(repeating: "r", count: 65)
        #expect(Self.refusal(#"{"type":"feedback","run_id":"\#(long)","rating":1}"#)?.code == .invalidMessage)
        #expect(Self.refusal(#"{"type":"feedback","run_id":"","rating":1}"#)?.code == .invalidMessage)
        let comment = String(repeating: "c", count: 100_000)
        #expect(
            Self.refusal(#"{"type":"feedback","run_id":"r","rating":1,"comment":"\#(comment)"}"#)?.code
                == .invalidMessage)
    }

    @Test(arguments: [
        #"{"type":"feedback","rating":1}"#, #"{"type":"feedback","run_id":1,"rating":1}"#,
        #"{"type":"feedback","run_id":"r"}"#,
    ])
    func aFeedbackThatLacksSomething(_ text: String) {
        #expect(Self.refusal(text)?.code == .invalidMessage)
    }

    // MARK: User messages

    @Test(arguments: ["", #","message":null"#, #","message":5"#, #","message":["hi"]"#])
    func aUserMessageWithoutText(_ member: String) {
        #expect(
            Self.refusal(#"{"type":"user_message"\#(member)}"#)
                == Refusal(.invalidMessage, "'user_message' needs the string 'message'."))
    }

    @Test(arguments: ["", " ", #"\n\t\r "#, #"\u0000\u001f"#])
    func aUserMessageOfNothingButSpace(_ text: String) {
        #expect(
            Self.refusal(#"{"type":"user_message","message":"\#(text)"}"#)
                == Refusal(.emptyMessage, "The message is empty; write what you need."))
    }

    @Test func aUserMessageMayBeAsLongAsTheLimit() throws {
        let text = String(repeating: "é", count: 50)
        let message = #"{"type":"user_message","message":"\#(text)"}"#
        #expect(try Self.decode(message, longestText: 100) == .userMessage(.init(text: text)))
        #expect(
            Self.refusal(message, longestText: 99)
                == Refusal(.messageTooLarge, "The message has 100 bytes; at most 99 are allowed."))
    }

    @Test func aClientIDHasOneTo64Bytes() throws {
        func refusal(_ count: Int) -> Refusal? {
            let id = String(repeating: "i", count: count)
            return Self.refusal(#"{"type":"user_message","message":"hi","client_id":"\#(id)"}"#)
        }
        #expect(refusal(1) == nil)
        #expect(refusal(64) == nil)
        for count in [0, 65] {
            #expect(refusal(count) == Refusal(.invalidMessage, "'client_id' must have 1 to 64 bytes."))
        }
    }

    @Test(arguments: [
        "1", #""a""#, "{}", "[1]", #"["a",null]"#, #"[""]"#, #"["../a"]"#, #"[".hidden"]"#, #"["a b"]"#,
        "[" + [String](repeating: "\"a\"", count: 33).joined(separator: ",") + "]",
    ])
    func attachmentsThatAreNotNames(_ value: String) {
        #expect(
            Self.refusal(#"{"type":"user_message","message":"hi","attachments":\#(value)}"#)
                == Refusal(
                    .invalidMessage, "'attachments' must be an array of at most 32 names of uploaded artifacts."))
    }

    @Test func thirtyTwoAttachmentsAreNotTooMany() {
        let names = [String](repeating: "\"a\"", count: 32).joined(separator: ",")
        #expect(Self.refusal(#"{"type":"user_message","message":"hi","attachments":[\#(names)]}"#) == nil)
    }

    @Test(arguments: ["", "Queue", "drop"])
    func aWhenBusyThatThereIsNot(_ value: String) {
        #expect(
            Self.refusal(#"{"type":"user_message","message":"hi","when_busy":"\#(value)"}"#)
                == Refusal(.invalidMessage, "'when_busy' must be queue, reject or interrupt."))
    }

    /// No refusal repeats what the client wrote: it may be another's secret, pasted into the wrong window.
    @Test func aRefusalSaysNothingOfTheText() {
        for text in [
            #"{"type":"s3cret"}"#, #"{"type":"user_message","message":"hi","when_busy":"s3cret"}"#,
            #"{"type":"user_message","message":"hi","attachments":["s3cret/"]}"#, #"{"type":"s3cret""#,
        ] { #expect(Self.refusal(text)?.message.contains("s3cret") == false) }
    }
}
