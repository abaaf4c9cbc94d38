import Testing

@testable import Gateway

@Suite("Reading the configuration")
struct ConfigurationLoadTests {
    private func report(
        flags: [String] = [], file: String? = nil, environment: [String: String] = [:]
    ) -> ConfigurationReport {
        GatewayConfiguration.report(
            flags: flags, file: file, defaultFile: "/nonexistent/roundhouse.yaml", environment: environment)
    }

    private func source(of key: String, in report: ConfigurationReport) -> ConfigurationSource? {
        report.entries.first { $0.key.name == key }?.source
    }

    @Test("Without any source every key has its default")
    func defaults() throws {
        let report = self.report()
        #expect(report.problems.isEmpty)
        #expect(report.entries.count == ConfigurationKey.all.count)
        for entry in report.entries {
            #expect(entry.value == entry.key.defaultValue)
            #expect(entry.source == .builtIn)
        }
    }

    @Test("Flags go before variables, those before the file, and that before defaults")
    func precedence() throws {
        let file = try TemporaryFile(
            """
            listen:
              host: 127.0.0.2
              port: 1001
              backlog: 11
            """)
        let report = self.report(
            flags: ["listen.host=127.0.0.4"], file: file.path,
            environment: ["ROUNDHOUSE_LISTEN_HOST": "127.0.0.3", "ROUNDHOUSE_LISTEN_PORT": "1002"])
        #expect(report.problems.isEmpty)
        #expect(report.configuration.listen.host == "127.0.0.4")
        #expect(report.configuration.listen.port == 1002)
        #expect(report.configuration.listen.backlog == 11)
        #expect(report.configuration.limits.queue == 16)
        #expect(self.source(of: "listen.host", in: report) == .flag)
        #expect(self.source(of: "listen.port", in: report) == .environment("ROUNDHOUSE_LISTEN_PORT"))
        #expect(self.source(of: "listen.backlog", in: report) == .file(file.path))
        #expect(self.source(of: "limits.queue", in: report) == .builtIn)
    }

    @Test("Every key can be set by a flag, a variable and a file, to the text that it shows itself")
    func everyKeyFromEverySource() throws {
        for key in ConfigurationKey.all {
            let text = key.defaultValue
            let file = try TemporaryFile(
                "\(key.name.split(separator: ".")[0]):\n  "
                    + "\(key.name.split(separator: ".")[1]): '\(text)'\n")
            for (report, source) in [
                (self.report(flags: ["\(key.name)=\(text)"]), ConfigurationSource.flag),
                (self.report(environment: [key.variable: text]), .environment(key.variable)),
                (self.report(file: file.path), .file(file.path)),
            ] {
                #expect(report.problems.isEmpty, "\(key.name) from \(source)")
                #expect(self.source(of: key.name, in: report) == source)
            }
        }
    }

    @Test("The last of several flags for one key counts, and a value may contain an equals sign")
    func repeatedFlags() throws {
        let report = self.report(flags: ["store.path=/a", "store.path=/b=c"])
        #expect(report.configuration.store.path == "/b=c")
    }

    @Test(
        "A list is a YAML list, or a JSON array or words in a flag or a variable",
        arguments: [
            #"["python3", "my agent.py"]"#, #"[ "python3","my agent.py" ]"#,
        ])
    func lists(json: String) throws {
        let file = try TemporaryFile("agents:\n  command:\n    - python3\n    - my agent.py\n")
        let expected = ["python3", "my agent.py"]
        #expect(self.report(file: file.path).configuration.agents.command == expected)
        #expect(self.report(flags: ["agents.command=\(json)"]).configuration.agents.command == expected)
        #expect(
            self.report(environment: ["ROUNDHOUSE_AGENTS_COMMAND": json]).configuration.agents.command == expected)
        #expect(
            self.report(flags: ["agents.command=python3  -u agent.py"]).configuration.agents.command
                == ["python3", "-u", "agent.py"])
    }

    @Test("The unit's StateDirectory is the store's folder unless another is set")
    func stateDirectory() throws {
        let environment = ["STATE_DIRECTORY": "/var/lib/roundhouse:/var/lib/other"]
        #expect(self.report(environment: environment).configuration.store.path == "/var/lib/roundhouse")
        #expect(
            self.report(flags: ["store.path="], environment: environment).configuration.store.path
                == "/var/lib/roundhouse")
        #expect(self.report(flags: ["store.path=/x"], environment: environment).configuration.store.path == "/x")
        #expect(self.report().configuration.store.path == "./.roundhouse")
    }

    @Test(
        "An unknown key is an error that names the nearest known one",
        arguments: [
            ("listen.prot=1", "listen.port"), ("port=1", "listen.port"), ("limits.que=1", "limits.queue"),
            ("websocket.ping-interval=1s", "websocket.ping_interval"),
        ])
    func unknownFlag(flag: String, nearest: String) throws {
        let problems = self.report(flags: [flag]).problems
        #expect(problems.count == 1)
        #expect(problems.first?.reason == "is not a key; did you mean \(nearest)?")
    }

    @Test("An unknown name that is near to none gets no suggestion")
    func unknownWithoutNeighbour() throws {
        #expect(self.report(flags: ["colour.of.the.sky=blue"]).problems.map(\.reason) == ["is not a key"])
    }

    @Test("Unknown variables with the prefix are errors; the product's own and others' are not")
    func unknownVariable() throws {
        let report = self.report(environment: [
            "ROUNDHOUSE_LISTEN_PROT": "1", "ROUNDHOUSE_WORKER_FD": "3", "ROUNDHOUSE_SPAWNER_FD": "4", "PATH": "/bin",
        ])
        #expect(
            report.problems.map(\.description) == [
                "environment ROUNDHOUSE_LISTEN_PROT: is not the variable of any key; "
                    + "did you mean ROUNDHOUSE_LISTEN_PORT?"
            ])
    }

    @Test("Unknown keys and groups used as keys in a file are errors")
    func unknownInFile() throws {
        let file = try TemporaryFile("listen:\n  prot: 1\nlimits: 5\ndrain:\n")
        let problems = self.report(file: file.path).problems
        #expect(problems.map(\.key) == ["limits", "listen.prot"])
        #expect(problems.allSatisfy { $0.source == .file(file.path) })
    }

    @Test("A file of comments, an empty one, and one of flat names are read")
    func fileForms() throws {
        for text in ["", "# listen:\n#   port: 1\n\n", "---\n# nothing\n", "listen.port: 8001\n"] {
            let file = try TemporaryFile(text)
            let report = self.report(file: file.path)
            #expect(report.problems.isEmpty, "\(text)")
            #expect(report.configuration.listen.port == (text.contains("8001") ? 8001 : 8000))
        }
    }

    @Test(
        "A file that cannot be used is one problem that names it",
        arguments: ["- a\n- b\n", "listen: [\n", "just text\n", "agents:\n  command:\n    - {a: b}\n"])
    func unusableFile(text: String) throws {
        let file = try TemporaryFile(text)
        let problems = self.report(file: file.path).problems
        #expect(problems.count == 1)
        #expect(problems.first?.source == .file(file.path))
        #expect(problems.first?.reason.contains("YAML") == true)
    }

    @Test("A named file must exist; the default file need not")
    func missingFile() throws {
        let problems = self.report(file: "/nonexistent/other.yaml").problems
        #expect(
            problems.map(\.description) == [
                "file /nonexistent/other.yaml: cannot be read: No such file or directory"
            ])
    }

    @Test(
        "A wrong value names the key, the value, the source and what was expected",
        arguments: [
            ("listen.port=65536", "a whole number from 0 to 65535"), ("listen.port=", "a whole number"),
            ("listen.port=80.5", "a whole number"), ("limits.artifact=1MB", "a size in bytes"),
            ("drain.timeout=30", "a duration such as"), ("drain.timeout=-1s", "a duration"),
            ("limits.run_timeout=9223372036854775807h", "a duration"), ("log.level=loud", "one of trace, debug"),
            ("workers.spawn=thread", "one of fork, exec"), ("agents.command=[1]", "a list of words"),
            ("server.cors_origins=example.org", "a list of origins"), ("listen.host=", "an address or a host name"),
        ])
    func wrongValue(flag: String, expected: String) throws {
        let report = self.report(flags: [flag])
        let parts = flag.split(separator: "=", omittingEmptySubsequences: false)
        let problem = try #require(report.problems.first)
        #expect(report.problems.count == 1)
        #expect(problem.key == String(parts[0]))
        #expect(problem.source == .flag)
        #expect(problem.reason.contains("'\(parts[1])'"))
        #expect(problem.reason.contains("expected \(expected)"))
        let entry = try #require(report.entries.first { $0.key.name == parts[0] })
        #expect(entry.value == entry.key.defaultValue)
    }

    @Test("A list where one value is expected is an error, not the default")
    func listForScalar() throws {
        let file = try TemporaryFile("listen:\n  port: [1, 2]\n")
        #expect(self.report(file: file.path).problems.map(\.key) == ["listen.port"])
    }

    @Test("All problems come in one error")
    func allProblems() throws {
        let error = #expect(throws: ConfigurationError.self) {
            try GatewayConfiguration.load(
                flags: ["listen.port=x", "nonsense", "log.level=loud"], file: nil,
                environment: ["ROUNDHOUSE_LIMITS_QUEUE": "many"])
        }
        #expect(error?.problems.compactMap(\.key).sorted() == ["limits.queue", "listen.port", "log.level", "nonsense"])
        #expect(error?.description.split(separator: "\n").count == 4)
    }

    @Test(
        "Values that contradict each other are errors",
        arguments: [
            (["agents.kind=command"], "agents.command"),
            (["limits.user_message=2MiB", "limits.worker_frame=32MiB"], "limits.user_message"),
            (["limits.worker_frame=64KiB"], "limits.worker_frame"),
            (["workers.memory=1MiB"], "workers.memory"),
            (["limits.artifact=65MiB"], "limits.artifact"),
        ])
    func contradictions(flags: [String], key: String) throws {
        #expect(self.report(flags: flags).problems.map(\.key) == [key])
    }
}
