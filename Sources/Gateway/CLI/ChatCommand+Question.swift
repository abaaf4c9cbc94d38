import Shared

extension ChatCommand {
    /// A decision that the agents wait for (`decision_required`).
    struct Question {
        let id: String
        let text: String
        let choices: [(id: String, label: String)]

        /// nil where the event has no id to answer to.
        init?(_ event: JSONObject) {
            guard let id = event.string("decision_id") else { return nil }
            self.id = id
            self.text = event.string("question") ?? ""
            self.choices = event.objects("choices").map {
                (id: $0.string("id") ?? "", label: $0.string("label") ?? $0.string("id") ?? "")
            }
        }

        /// The text frame for the choice that a line names by its number from 1, its id or its label; nil if none.
        func decision(for line: String) -> [UInt8]? {
            let byNumber = Int(line).flatMap { self.choices.indices.contains($0 - 1) ? $0 - 1 : nil }
            guard let index = byNumber ?? self.choices.firstIndex(where: { $0.id == line || $0.label == line }) else {
                return nil
            }
            return JSONWriter.object { writer in
                writer.member("type", "decision")
                writer.member("decision_id", self.id)
                writer.member("choice", self.choices[index].id)
            }
        }
    }
}
