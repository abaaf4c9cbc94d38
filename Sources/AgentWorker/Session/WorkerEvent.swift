import Shared

/// The bytes of the frames that a worker sends. `type` comes first, so that the Gateway finds it without a search; what
/// the Gateway adds to events (`session_id`, `seq`, `run_id`, `timestamp`) is left out.
enum WorkerEvent {
    static func ready(agents: [String]) -> [UInt8] {
        self.event(.ready) {
            $0.member("protocol", ProductVersion.wireProtocol)
            $0.member("name", WorkerProgram.name)
            $0.member("version", ProductVersion.version)
            $0.array("agents") { for agent in agents { $0.value(agent) } }
        }
    }

    static func agentStatus(_ agent: String, _ status: AgentStatus, _ message: String, progress: Double?) -> [UInt8] {
        self.event(.agentStatus) {
            $0.member("agent", agent)
            $0.member("status", status.rawValue)
            $0.member("message", message)
            if let progress { $0.member("progress", min(max(progress, 0), 1)) }
        }
    }

    static func log(_ level: LogLevel, agent: String?, _ message: String) -> [UInt8] {
        self.event(.log) {
            $0.key("data")
            $0.object {
                $0.member("level", level.rawValue)
                $0.member("logger", agent ?? "crew")
                $0.member("message", message)
                $0.member(ifPresent: "agent", agent)
            }
        }
    }

    static func responseDelta(agent: String, index: Int, text: String) -> [UInt8] {
        self.event(.agentResponseDelta) {
            $0.member("agent", agent)
            $0.member("index", index)
            $0.member("text", text)
        }
    }

    static func response(_ answer: AgentAnswer) -> [UInt8] {
        self.event(.agentResponse) {
            $0.member("message", answer.message)
            $0.member("system", "orchestrator")
            $0.member("conversation_state", answer.conversationState)
            $0.key("engine")
            $0.object {
                $0.member("kind", answer.engine.kind)
                $0.member(ifPresent: "model", answer.engine.model)
                $0.member(ifPresent: "fallback", answer.engine.fallback)
            }
            if answer.engine.usage.calls > 0 { $0.member("usage") { answer.engine.usage.write(to: &$0) } }
            if !answer.artifacts.isEmpty {
                $0.array("artifacts") { for artifact in answer.artifacts { $0.artifact(artifact) } }
            }
            if let plan = answer.implementationPlanJSON { $0.member("implementation_plan", json: plan) }
            if let approved = answer.planApproved { $0.member("plan_approved", approved) }
        }
    }

    static func error(code: String, message: String) -> [UInt8] {
        self.event(.error) {
            $0.member("code", code)
            $0.member("message", message)
            $0.member("fatal", false)
        }
    }

    /// - Parameter state: UTF-8 JSON.
    static func checkpoint(runID: String, stage: String, state: [UInt8]) -> [UInt8] {
        self.event(.checkpoint) {
            $0.member("run_id", runID)
            $0.member("stage", stage)
            $0.member("state", json: state)
        }
    }

    static func finished(runID: String, _ outcome: RunOutcome, error: RunError? = nil) -> [UInt8] {
        self.event(.finished) {
            $0.member("run_id", runID)
            $0.member("outcome", outcome.rawValue)
            if let error {
                $0.key("error")
                $0.object {
                    $0.member("code", error.code)
                    $0.member("message", error.message)
                }
            }
        }
    }

    /// - Parameter state: UTF-8 JSON; nil where the agents could not say.
    static func suspended(state: [UInt8]?) -> [UInt8] {
        self.event(.suspended) {
            if let state { $0.member("state", json: state) }
        }
    }

    static func pong() -> [UInt8] {
        self.event(.pong) { _ in }
    }

    static func request(id: String, method: String, params: (inout JSONWriter) -> Void) -> [UInt8] {
        self.event(.request) {
            $0.member("id", id)
            $0.member("method", method)
            $0.key("params")
            $0.object(params)
        }
    }

    private static func event(_ type: WorkerEventType, _ members: (inout JSONWriter) -> Void) -> [UInt8] {
        JSONWriter.object {
            $0.member("type", type.rawValue)
            members(&$0)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func artifact(_ artifact: ArtifactReference) {
        self.object {
            $0.member("name", artifact.name)
            $0.member("media_type", artifact.mediaType)
            $0.member("bytes", artifact.bytes)
            $0.member("url", artifact.url)
        }
    }
}
