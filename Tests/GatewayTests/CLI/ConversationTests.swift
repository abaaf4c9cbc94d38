import Shared
import Testing

@testable import Gateway

@Suite("chat: the client's side of a session")
struct ConversationTests {
    private typealias Conversation = ChatCommand.Conversation
    private typealias Effect = ChatCommand.Conversation.Effect

    /// A conversation whose messages are called c1, c2, …
    private func conversation() -> Conversation {
        var count = 0
        return Conversation(makeID: {
            count += 1
            return "c\(count)"
        })
    }

    private let connected = #"{"type":"system","code":"connected","epoch":7,"seq":40}"#

    private func send(_ text: String, to conversation: inout Conversation) -> [Effect] {
        conversation.received(Array(text.utf8))
    }

    /// The members of the frames among the effects, by name.
    private func sent(_ effects: [Effect], _ member: String) -> [String?] {
        effects.compactMap { effect in
            guard case .send(let bytes) = effect, let object = try? JSONObject(bytes) else { return nil }
            return .some(object.string(member))
        }
    }

    @Test("A message is sent once connected, and its run's end is the exit status")
    func oneMessage() {
        var conversation = self.conversation()
        #expect(conversation.typed("hello").isEmpty)
        #expect(conversation.inputEnded().isEmpty)
        let effects = self.send(self.connected, to: &conversation)
        #expect(self.sent(effects, "message") == ["hello"])
        #expect(self.sent(effects, "client_id") == ["c1"])
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1","queued":0}"#, to: &conversation)
        #expect(
            self.send(
                #"{"type":"agent_status","seq":41,"run_id":"r1","agent":"a","status":"working","message":"m"}"#,
                to: &conversation) == [.show(.status(agent: "a", status: "working", message: "m"))])
        #expect(
            self.send(
                #"{"type":"log","seq":42,"run_id":"r1","data":{"level":"INFO","logger":"l","message":"t"}}"#,
                to: &conversation) == [.show(.log(level: "INFO", agent: "l", message: "t"))])
        #expect(
            self.send(
                #"{"type":"agent_response","seq":43,"run_id":"r1","message":"**done**","artifacts":"#
                    + #"[{"name":"plan.md","bytes":3,"url":"/sessions/s/artifacts/plan.md"}]}"#, to: &conversation)
                == [
                    .show(.answer("**done**")),
                    .show(.artifact(name: "plan.md", bytes: 3, url: "/sessions/s/artifacts/plan.md")),
                ])
        #expect(
            self.send(#"{"type":"run_finished","seq":44,"run_id":"r1","outcome":"completed"}"#, to: &conversation)
                == [.finish(0)])
    }

    @Test("A failed and a cancelled run are exit status 1", arguments: ["failed", "cancelled"])
    func badOutcome(outcome: String) {
        var conversation = self.conversation()
        _ = conversation.typed("hello")
        _ = conversation.inputEnded()
        _ = self.send(self.connected, to: &conversation)
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1"}"#, to: &conversation)
        let effects = self.send(
            #"{"type":"run_finished","run_id":"r1","outcome":"\#(outcome)","error":{"message":"why"}}"#,
            to: &conversation)
        #expect(effects.last == .finish(1))
        #expect(effects.count == 2)
    }

    @Test("After a lost connection it goes on at its cursor, and sends again only what was not acknowledged")
    func resumption() {
        var conversation = self.conversation()
        #expect(conversation.resumption == "")
        _ = conversation.typed("hello")
        _ = self.send(self.connected, to: &conversation)
        conversation.disconnected()
        #expect(conversation.resumption == "?after=40&epoch=7")
        let again = self.send(self.connected, to: &conversation)
        #expect(self.sent(again, "client_id") == ["c1"])
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1","seq":41}"#, to: &conversation)
        // The receipt's seq is the echo's, which has not come yet.
        #expect(conversation.resumption == "?after=40&epoch=7")
        _ = self.send(#"{"type":"user_message_echo","seq":41,"client_id":"c1"}"#, to: &conversation)
        _ = self.send(#"{"type":"processing_started","seq":42,"run_id":"r1"}"#, to: &conversation)
        conversation.disconnected()
        #expect(conversation.resumption == "?after=42&epoch=7")
        #expect(self.send(self.connected, to: &conversation).isEmpty)
        #expect(
            self.send(#"{"type":"run_finished","seq":43,"run_id":"r1","outcome":"completed"}"#, to: &conversation)
                == [.prompt])
    }

    @Test("Where the server shows its log anew, the answer is not shown twice")
    func reset() {
        var conversation = self.conversation()
        _ = conversation.typed("hello")
        _ = self.send(self.connected, to: &conversation)
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1"}"#, to: &conversation)
        let answer = #"{"type":"agent_response","seq":43,"run_id":"r1","message":"done"}"#
        #expect(self.send(answer, to: &conversation) == [.show(.answer("done"))])
        conversation.disconnected()
        _ = self.send(#"{"type":"system","code":"connected","epoch":8,"seq":5}"#, to: &conversation)
        _ = self.send(#"{"type":"resumed","epoch":8,"reset":true,"first":1}"#, to: &conversation)
        #expect(conversation.resumption == "?after=0&epoch=8")
        #expect(self.send(answer, to: &conversation).isEmpty)
    }

    @Test("Other viewers' runs are not shown as one's own")
    func foreignRun() {
        var conversation = self.conversation()
        _ = conversation.typed("hello")
        _ = self.send(self.connected, to: &conversation)
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r2","queued":1}"#, to: &conversation)
        _ = self.send(#"{"type":"processing_started","run_id":"r1"}"#, to: &conversation)
        #expect(self.send(#"{"type":"agent_response","run_id":"r1","message":"x"}"#, to: &conversation).isEmpty)
        #expect(
            self.send(#"{"type":"run_finished","run_id":"r1","outcome":"failed"}"#, to: &conversation).isEmpty)
        #expect(
            self.send(#"{"type":"run_finished","run_id":"r2","outcome":"completed"}"#, to: &conversation)
                == [.prompt])
    }

    @Test("A server that gives no run with its receipt is understood, too")
    func oldServer() {
        var conversation = self.conversation()
        _ = conversation.typed("hello")
        _ = self.send(self.connected, to: &conversation)
        _ = self.send(#"{"type":"acknowledged","message_id":"m"}"#, to: &conversation)
        _ = self.send(#"{"type":"processing_started","run_id":"r1"}"#, to: &conversation)
        #expect(
            self.send(#"{"type":"run_finished","run_id":"r1","outcome":"completed"}"#, to: &conversation)
                == [.prompt])
    }

    @Test("A refusal with a time is tried again after it, one without fails the message")
    func refusals() {
        var conversation = self.conversation()
        _ = conversation.typed("hello")
        _ = self.send(self.connected, to: &conversation)
        #expect(
            self.send(
                #"{"type":"error","code":"rate_limited","message":"slow","retry_after_ms":500}"#, to: &conversation)
                == [.show(.note("slow")), .retry(milliseconds: 500)])
        #expect(self.sent(conversation.retry(), "client_id") == ["c1"])
        #expect(
            self.send(#"{"type":"error","code":"message_too_large","message":"long"}"#, to: &conversation)
                == [.show(.failure("long")), .prompt])
        #expect(conversation.retry().isEmpty)
    }

    @Test("Lines typed while a message is on its way wait for its end; then the last one's outcome counts")
    func severalLines() {
        var conversation = self.conversation()
        #expect(self.send(self.connected, to: &conversation) == [.prompt])
        #expect(self.sent(conversation.typed(" one "), "message") == ["one"])
        #expect(conversation.typed("two").isEmpty)
        #expect(conversation.inputEnded().isEmpty)
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1"}"#, to: &conversation)
        let next = self.send(#"{"type":"run_finished","run_id":"r1","outcome":"failed"}"#, to: &conversation)
        #expect(self.sent(next, "message") == ["two"])
        _ = self.send(#"{"type":"acknowledged","client_id":"c2","run_id":"r2"}"#, to: &conversation)
        #expect(
            self.send(#"{"type":"run_finished","run_id":"r2","outcome":"completed"}"#, to: &conversation)
                == [.finish(0)])
    }

    @Test("/cancel names the run, /quit leaves with the last outcome")
    func commands() {
        var conversation = self.conversation()
        _ = self.send(self.connected, to: &conversation)
        #expect(conversation.typed("/cancel") == [.show(.note("Nothing is running."))])
        _ = conversation.typed("hello")
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1"}"#, to: &conversation)
        let cancel = conversation.typed("/cancel")
        #expect(self.sent(cancel, "type") == ["cancel"])
        #expect(self.sent(cancel, "run_id") == ["r1"])
        _ = self.send(#"{"type":"run_finished","run_id":"r1","outcome":"cancelled"}"#, to: &conversation)
        #expect(conversation.typed("/quit") == [.finish(1)])
    }

    @Test("A decision is made by number, id or label; where nobody can, the run is cancelled")
    func decisions() {
        let question =
            #"{"type":"decision_required","run_id":"r1","decision_id":"d","question":"Deploy?","#
            + #""choices":[{"id":"y","label":"Yes"},{"id":"n","label":"No"}]}"#
        for line in ["2", "n", "No"] {
            var conversation = self.conversation()
            _ = self.send(self.connected, to: &conversation)
            _ = conversation.typed("hello")
            _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1"}"#, to: &conversation)
            #expect(
                self.send(question, to: &conversation)
                    == [.show(.question("Deploy?", choices: ["Yes", "No"])), .prompt])
            #expect(conversation.typed("3").last == .prompt)
            #expect(self.sent(conversation.typed(line), "choice") == ["n"])
        }
        var conversation = self.conversation()
        _ = conversation.typed("hello")
        _ = conversation.inputEnded()
        _ = self.send(self.connected, to: &conversation)
        _ = self.send(#"{"type":"acknowledged","client_id":"c1","run_id":"r1"}"#, to: &conversation)
        #expect(self.sent(self.send(question, to: &conversation), "type") == ["cancel"])
    }

    @Test("What is no event is said and changes nothing")
    func garbage() {
        var conversation = self.conversation()
        for text in ["", "[]", "{}", #"{"type":1}"#, "\u{1}"] {
            #expect(self.send(text, to: &conversation).count == 1)
        }
        #expect(self.send(#"{"type":"something_new","seq":3}"#, to: &conversation).isEmpty)
    }
}
