import NIOCore
import Shared
import Testing

@testable import Gateway

@Suite struct ConversationDocumentTests {
    @Test func theConversationIsMessagesAnswersAndFailures() throws {
        let lines = [
            #"{"type":"user_message_echo","timestamp":"T1","message":"Build \"it\""}"#,
            #"{"type":"agent_status","agent":"A","status":"working","message":"m"}"#,
            ##"{"type":"agent_response","timestamp":"T2","message":"# Plan\ntext"}"##,
            #"{"type":"run_finished","outcome":"completed"}"#,
            #"{"type":"run_finished","outcome":"failed","error":{"code":"c","message":"It broke."}}"#, "no JSON",
        ]
        let session = try #require(SessionID("s-1"))
        #expect(
            ConversationDocument.markdown(session, lines.map { Array($0.utf8) }) == """
                # Session s-1

                ## You, T1

                Build "it"

                ## Answer, T2

                # Plan
                text

                > The run failed: It broke.

                """)
    }
}
