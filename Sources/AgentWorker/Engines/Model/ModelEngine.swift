import Shared

/// The engine that asks a model, through the Gateway; the builtin one answers where the model cannot.
///
/// Whatever the model writes can only become a ``DataModelDesign``: it is decoded, checked, and after at most three
/// rounds of repair given up.
final class ModelEngine: DesignEngine {
    static let kind = "model"
    /// How often the checks' findings go back to the model.
    static let repairRounds = 3
    /// Answers of the model in one run, tools included.
    static let mostTurns = 16

    private let run: any AgentRun
    private let name: String
    private let schema: any OrgSchema
    private let fallback: any DesignEngine
    private let tools: ModelTools
    private let desk: AgentDesk
    private var summary = ShownSummary()
    private var written = 0
    /// How the last reading came about.
    private(set) var report = EngineReport()

    /// Why the model's way ended; for the log and the answer.
    private struct GivenUp: Error {
        let reason: String
    }

    /// - Parameter name: The configured model, for messages.
    init(run: any AgentRun, name: String, schema: any OrgSchema, fallback: any DesignEngine) {
        self.run = run
        self.name = name
        self.schema = schema
        self.fallback = fallback
        tools = ModelTools(schema: schema)
        desk = AgentDesk(agent: SchemaExpert.name, run: run)
    }

    var kind: String { report.kind }

    func read(_ requirement: String) throws -> EngineReading {
        try perform(ModelTask(requirement: requirement), otherwise: "The builtin engine reads the requirement.")
            ?? fallback.read(requirement)
    }

    /// Has the model change a plan. nil where it gave nothing that can be used, which the report and the log say.
    ///
    /// - Throws: ``AgentRunError``; `EncodingError`.
    func change(_ task: ModelTask) throws -> EngineReading? {
        try perform(task, otherwise: "The builtin engine reads the change.")
    }

    /// What the model makes of a task, or nil; `otherwise` is what happens then, for the log.
    private func perform(_ task: ModelTask, otherwise: String) throws -> EngineReading? {
        report = EngineReport(kind: Self.kind, model: name)
        do {
            let reading = try converse(task)
            if !summary.text.isEmpty {
                report.shown = summary.text + "\n\n"
                try showDelta("\n\n")
            }
            return reading
        } catch let end as GivenUp {
            report.kind = fallback.kind
            report.fallback = end.reason
            try desk.warn("The model \(name) gave no design: \(end.reason) \(otherwise)")
            return nil
        }
    }

    private func converse(_ task: ModelTask) throws -> EngineReading {
        var chat = ModelChat(system: ModelPrompt.system, messages: [.user(task.question)])
        var repairs = 0
        try desk.working("Asking the model \(name)", 0.2)
        for _ in 0..<Self.mostTurns {
            let reply = try ask(chat)
            guard reply.toolCalls.isEmpty else {
                chat.messages.append(.assistant(reply.text, reply.toolCalls))
                for call in reply.toolCalls {
                    try desk.log("The model asks for \(call.name.prefix(40)).")
                    chat.messages.append(
                        .toolResult(callID: call.id, tools.answer(call, requirement: task.requirement)))
                }
                continue
            }
            guard reply.finish != .length else {
                throw GivenUp(reason: "Its answer reached the limit of tokens (engine.model.max_output_tokens).")
            }
            let problem: String
            switch outcome(of: reply.text, task) {
            case .success(let reading): return reading
            case .failure(let found): problem = found.reason
            }
            guard repairs < Self.repairRounds else {
                throw GivenUp(
                    reason: "Its design breaks the rules after \(Self.repairRounds) rounds of repair; first "
                        + "\(problem.split(separator: "\n").first.map { String($0.prefix(200)) } ?? problem)")
            }
            repairs += 1
            try desk.warn(
                "The model's answer is not right yet (repair \(repairs) of \(Self.repairRounds)): "
                    + problem.prefix(500))
            try desk.working("Having the model repair its design (\(repairs) of \(Self.repairRounds))", 0.4)
            chat.messages.append(.assistant(reply.text, []))
            chat.messages.append(.user(ModelPrompt.repair(problem)))
        }
        throw GivenUp(reason: "It asked for tools \(Self.mostTurns) times without giving a design.")
    }

    /// What the answer is, or what is wrong with it.
    private func outcome(of text: String, _ task: ModelTask) -> Result<EngineReading, GivenUp> {
        let output: ModelOutput
        do throws(ModelOutput.Malformed) {
            output = try ModelOutput(text: text)
        } catch {
            return .failure(GivenUp(reason: "- the answer does not have the form of the schema: \(error.reason)"))
        }
        if let design = output.design, design.changesMetadata {
            let checked = ModelDesign(design, requirement: task.requirement, plan: task.plan, schema: schema)
            guard checked.findings.isEmpty else { return .failure(GivenUp(reason: ModelDesign.list(checked.findings))) }
            if let objection = task.objection(to: checked.design) { return .failure(GivenUp(reason: objection)) }
            return .success(.design(checked.design))
        }
        if let question = output.question, question.contains(where: \.isLetter) {
            return .success(.unclear(Clarification(question: String(question.prefix(Self.longestQuestion)))))
        }
        return .failure(GivenUp(reason: "- the answer has neither objects in its design nor a question"))
    }

    private static let longestQuestion = 1000

    /// One answer of the model.
    private func ask(_ chat: ModelChat) throws -> ModelAnswer {
        var stream = SummaryStream()
        written = 0
        do {
            let reply = try run.chat(chat) { chunk in
                switch chunk {
                case .text(let text):
                    try progress(text.utf8.count)
                    let shown = summary.take(stream.take(text))
                    if !shown.isEmpty { try showDelta(shown) }
                case .restart:
                    summary.close()
                    stream = SummaryStream()
                    written = 0
                }
            }
            summary.close()
            report.usage += reply.usage
            if !reply.model.isEmpty { report.model = String(reply.model.prefix(100)) }
            return reply
        } catch AgentRunError.requestFailed(let code, let message) {
            throw GivenUp(reason: "\(message) (\(code))")
        } catch let error as RunError {
            throw GivenUp(reason: error.message)
        }
    }

    private func progress(_ bytes: Int) throws {
        let before = written / Self.progressStep
        written += bytes
        if written / Self.progressStep > before {
            try desk.working("The model is writing: \(written / 1024) KiB of design", 0.3)
        }
    }

    private static let progressStep = 4 << 10

    private func showDelta(_ text: String) throws {
        try run.responseDelta(agent: SchemaExpert.name, index: 0, text: text)
    }
}
