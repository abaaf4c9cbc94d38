/// Joins what a text leaves apart: whoever asks for several kinds of records in one breath means them to belong together.
struct Connections {
    let interpreter: Interpreter
    private var draft: ModelDraft { interpreter.draft }

    init(interpreter: Interpreter) { self.interpreter = interpreter }

    func settle() {
        let custom = draft.things.filter { $0.standard == nil }
        guard custom.count > 1 else { return }
        custom.forEach(turnHappenings)
        let places = Dictionary(
            custom.map { (ObjectIdentifier($0), positions(of: $0)) }, uniquingKeysWith: { first, _ in first })
        for thing in custom where !thing.isJunction && isMeant(thing) {
            let component = component(of: thing)
            // Larger groups are joined by their parts.
            guard component.count == 1, let first = places[ObjectIdentifier(thing)]?.first else { continue }
            let others = custom.filter { other in
                !component.contains { $0 === other } && !other.isAnonymous
                    && (isMeant(other) || !other.parents.isEmpty || !draft.children(of: other).isEmpty)
            }
            let before = others.filter { !areListed(thing, $0) }.compactMap { other in
                places[ObjectIdentifier(other)]?.last { $0 < first }.map { (other, $0) }
            }
            if let parent = before.max(by: { $0.1 < $1.1 })?.0 {
                link(thing, to: parent)
            } else if let child = others.first(where: isLooseEvent)
                ?? others.first(where: { $0.parents.allSatisfy { $0.parent.standard != nil } })
            {
                link(child, to: thing)
            }
        }
    }

    /// "Record fills and withdrawals with litres": named side by side, neither is the other's.
    private func areListed(_ one: Thing, _ other: Thing) -> Bool {
        interpreter.clauses.flatMap(\.parts).contains { part in
            let things = part.phrases.compactMap { draft.thing(for: $0) }
            return things.contains { $0 === one } && things.contains { $0 === other }
        }
    }

    /// "Each lamp has a number. Faults are repaired by teams": what happens, not who deals with it, is of the lamp.
    private func isLooseEvent(_ thing: Thing) -> Bool {
        interpreter.happens(thing) && !thing.isJunction && thing.parents.allSatisfy { !$0.isComposition }
    }

    /// "Vans need a service every 20,000 km. Keep services with date": each service is of a van, not the other way round.
    private func turnHappenings(of thing: Thing) {
        guard !interpreter.happens(thing) else { return }
        for link in thing.parents where !link.isComposition {
            let event = link.parent
            guard event.standard == nil, interpreter.happens(event) || event.noun == "service", isNeeded(link.source),
                event.parents.allSatisfy({ $0.parent.standard != nil }),
                event.fields.contains(where: { $0.type.isDate && !$0.source.isAssumption })
            else { continue }
            thing.parents.removeAll { $0.parent === event }
            event.parents.append(
                ParentLink(
                    parent: thing, label: thing.label, isComposition: false, isRequired: false, source: link.source))
        }
    }

    private func isNeeded(_ source: Source) -> Bool {
        guard case .words(let words) = source else { return false }
        return words.split(separator: " ").contains {
            ["need", "needs", "get", "gets", "undergo", "undergoes", "receive", "receives"].contains($0.lowercased())
        }
    }

    /// Whether anything is recorded of it; what came up by the way is dropped later.
    private func isMeant(_ thing: Thing) -> Bool {
        thing.isExplicit || thing.isWanted && interpreter.happens(thing)
            || thing.fields.contains { !$0.source.isAssumption }
    }

    private func link(_ child: Thing, to parent: Thing) {
        // What happens is of the thing that it happens to, whichever is named first.
        // "Collateral is listed with its value": of the loan application, a paper, which does not happen to it.
        let isPaper = ["application", "claim", "request", "contract", "policy", "loan", "mortgage"].contains {
            parent.name == $0 || parent.name.hasSuffix(" " + $0)
        }
        let isTurned =
            !isPaper && interpreter.happens(parent) && !interpreter.happens(child) && draft.children(of: parent).isEmpty
            || isOf(parent, child)
        let (child, parent) = isTurned ? (parent, child) : (child, parent)
        child.parents.append(
            ParentLink(
                parent: parent, label: parent.label, isComposition: false, isRequired: false,
                source: .assumption("the text names both together")))
        draft.assume("\(child.label) refers to \(parent.label), because the text names both and does not say how.")
    }

    /// "The pillars of each bridge": whose they are.
    private func isOf(_ part: Thing, _ whole: Thing) -> Bool {
        interpreter.clauses.flatMap(\.allPhrases).contains { phrase in
            phrase.isPlural && draft.thing(for: phrase) === part
                && (phrase.of + phrase.owner).contains { !$0.isPlural && draft.thing(for: $0) === whole }
        }
    }

    /// Where the text names a thing.
    private func positions(of thing: Thing) -> [Int] {
        var found: [Int] = []
        for phrase in interpreter.clauses.flatMap(\.allPhrases) {
            for one in [phrase] + phrase.of + phrase.per + phrase.owner + phrase.with
            where draft.thing(for: one) === thing {
                found.append(one.start)
            }
        }
        return found.sorted()
    }

    /// All records that links lead to, in either direction.
    private func component(of thing: Thing) -> [Thing] {
        var reached = [thing]
        var next = 0
        while next < reached.count {
            let here = reached[next]
            for other in here.parents.map(\.parent) + draft.children(of: here)
            where other.standard == nil && !reached.contains(where: { $0 === other }) {
                reached.append(other)
            }
            next += 1
        }
        return reached
    }
}
