@testable import AgentWorker

/// Where each noun of a requirement ended: in the design, in an assumption, in what is not generated, in a question;
/// or nowhere, which may not be.
struct WordCoverage {
    private(set) var inDesign = 0
    private(set) var inAssumptions = 0
    private(set) var inNotGenerated = 0
    private(set) var inQuestions = 0
    /// Nouns that were passed over in silence.
    private(set) var dropped: [String] = []

    var total: Int { inDesign + inAssumptions + inNotGenerated + inQuestions + dropped.count }

    init(_ requirement: String, _ design: DataModelDesign) {
        let made = Self.words(Self.names(of: design))
        let assumed = Self.words(design.assumptions)
        let manual = Self.words(design.notGenerated.flatMap { [$0.what, $0.source.description] })
        let asked = Self.words(design.openQuestions)
        for noun in Self.nouns(of: requirement) {
            if made.contains(noun) {
                inDesign += 1
            } else if assumed.contains(noun) {
                inAssumptions += 1
            } else if manual.contains(noun) {
                inNotGenerated += 1
            } else if asked.contains(noun) {
                inQuestions += 1
            } else {
                dropped.append(noun)
            }
        }
    }

    /// The nouns that carry a meaning, each once, in the singular.
    private static func nouns(of requirement: String) -> [String] {
        let lexicon = Lexicon.shared
        let clauses = ClauseParser.clauses(of: requirement)
        let words = clauses.flatMap { $0.words + $0.condition.flatMap(\.words) }
        var nouns: [String] = []
        for (index, word) in words.enumerated() where word.tag == .noun || word.tag == .quoted {
            // "In percent", "24,000 kg": a unit says how the field before it is measured.
            let before = index > 0 ? words[index - 1] : word
            if PhraseParser.units.contains(word.lower), before.tag == .number || before.lower == "in" { continue }
            nouns += NameMeaning.words(word.token.text) + (word.values ?? []).flatMap(NameMeaning.words)
        }
        return nouns.uniqued.filter { !lexicon.vagueNouns.contains($0) && !lexicon.systemNouns.contains($0) }
    }

    /// All names in a design, and the user's words for what the platform has already.
    private static func names(of design: DataModelDesign) -> [String] {
        var names = design.permissionSets.map(\.label) + design.flows.map(\.description)
        for object in design.reused { names += [object.label, object.reason] }
        for object in design.objects {
            names += [object.label, object.nameField?.label ?? ""]
            for field in object.fields {
                names += [field.label, field.relationship?.name ?? "", field.formula ?? ""]
                names += field.picklist?.values ?? []
            }
            names += object.recordTypes.map(\.label)
            for rule in object.validationRules { names += [rule.name, rule.message, rule.formula] }
        }
        return names
    }

    private static func words(_ texts: [String]) -> Set<String> { Set(texts.flatMap(NameMeaning.words)) }
}
