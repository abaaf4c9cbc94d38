extension ChatCommand {
    /// One thing to show a person.
    enum Line: Equatable {
        /// About the connection or the session.
        case note(String)
        case failure(String)
        case status(agent: String, status: String, message: String)
        case log(level: String, agent: String, message: String)
        /// Markdown.
        case answer(String)
        case artifact(name: String, bytes: Int, url: String)
        case question(String, choices: [String])
    }
}
