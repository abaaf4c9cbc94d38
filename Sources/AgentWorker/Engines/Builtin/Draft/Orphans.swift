/// Connects what happens to what it happens to, where the text leaves it to the reader: "Every hive has a number. On each
/// inspection we write down the date." An inspection is of a hive.
struct Orphans {
    let draft: ModelDraft
    private let lexicon = Lexicon.shared

    /// "Meter readings": each is of a meter, if nothing else is said.
    func linkByName() {
        let custom = draft.things.filter { $0.standard == nil && !$0.isJunction }
        for thing in custom where !linkKind(thing, custom) { linkByName(thing, custom) }
        for thing in custom { linkInspected(thing) }
    }

    /// "Bridge inspections list defects": each is of a bridge, which no other words name.
    private func linkInspected(_ thing: Thing) {
        let words = thing.name.split(separator: " ").map(String.init)
        guard words.count == 2, let noun = words.first, ["inspection", "survey", "overhaul"].contains(thing.noun),
            lexicon.ownables.contains(noun) && !["land", "field", "property"].contains(noun), thing.parents.isEmpty,
            draft.thing(named: noun) == nil
        else { return }
        let whole = Thing(name: noun, label: Label.title(noun), standard: nil, words: thing.words)
        draft.add(whole)
        link(thing, to: whole)
    }

    /// "Each permit type has a fee", where residents file permit applications: each of them is of a type.
    private func linkKind(_ kind: Thing, _ all: [Thing]) -> Bool {
        let words = kind.name.split(separator: " ").map(String.init)
        guard words.count > 1, let last = words.last, let first = words.first,
            ConcreteKinds.names.contains(last)
                || last == "plan" && ["subscription", "membership", "tariff", "pricing", "insurance"].contains(first)
        else { return false }
        let whole = words.dropLast().joined(separator: " ")
        guard
            let record = all.first(where: { $0 !== kind && ($0.name == whole || $0.aliases.contains(whole)) })
                ?? all.first(where: { $0 !== kind && $0.name.hasPrefix(whole + " ") && !$0.name.hasSuffix(" " + last) })
                ?? all.first(where: { $0 !== kind && $0.name.hasSuffix(" " + whole) }),
            !reaches(record, kind), !reaches(kind, record)
        else { return false }
        link(record, to: kind)
        return true
    }

    /// "A patient stay", "customer visits": each is of a person or a company.
    func linkPeople(_ schema: any OrgSchema) {
        for thing in draft.things where thing.standard == nil && !thing.isJunction && isHappening(thing) {
            let words = thing.name.split(separator: " ").map(String.init)
            guard words.count > 1, let first = words.first else { continue }
            let isPerson = lexicon.externalPeople.contains(first)
            // "Lab samples", "school trips": of those who ask, as often as of a company.
            guard isPerson || lexicon.organisations.contains(first) && !lexicon.businesses.contains(first) else {
                continue
            }
            let object = isPerson ? "Contact" : "Account"
            guard !thing.parents.contains(where: { ["Contact", "Account"].contains($0.parent.standard ?? "") }),
                let description = schema.describe(object)
            else { continue }
            let known = draft.things.first { $0.standard == object }
            let parent =
                known
                ?? Thing(
                    name: description.label.lowercased(), label: description.label, standard: object, words: thing.words
                )
            if known == nil { draft.add(parent) }
            thing.parents.append(
                ParentLink(
                    parent: parent, label: Label.title(first), isComposition: false, isRequired: false,
                    source: .words(thing.words)))
        }
    }

    /// "The applicant", where there are applications: each is of one.
    private static let doers: [(String, Set<String>)] = [
        ("applicant", ["application"]), ("borrower", ["loan"]), ("donor", ["donation"]), ("claimant", ["claim"]),
        ("bidder", ["bid"]), ("nominee", ["nomination"]), ("buyer", ["purchase", "sale"]), ("renter", ["rental"]),
        ("hirer", ["hire", "rental"]), ("subscriber", ["subscription"]), ("lessee", ["lease"]),
        ("registrant", ["registration"]), ("pledger", ["pledge"]), ("complainant", ["complaint"]),
    ]

    /// Links a doing to the person that the text names after it.
    func linkDoers() {
        for (noun, doings) in Self.doers {
            guard
                let person = draft.things.first(where: {
                    $0.standard == "Contact" && ($0.aliases.contains(noun) || $0.roles.contains(noun))
                }),
                let record = draft.things.first(where: { thing in
                    thing.standard == nil
                        && doings.contains(thing.noun)
                }),
                !record.parents.contains(where: { ["Contact", "Account"].contains($0.parent.standard ?? "") })
            else { continue }
            record.parents.append(
                ParentLink(
                    parent: person, label: Label.title(noun), isComposition: false, isRequired: false,
                    source: .assumption("the \(noun) is whose \(record.label.lowercased()) it is")))
        }
    }

    /// "Boat owners rent a berth", "e-mail the owner before a vaccination expires": whose the boat or the pet is.
    func linkOwners(_ schema: any OrgSchema) {
        let tokens = Tokenizer.tokens(of: draft.requirement)
        for thing in draft.things where thing.standard == nil && lexicon.ownables.contains(thing.noun) {
            guard !thing.parents.contains(where: { $0.parent.standard != nil }) else { continue }
            let isNamed = tokens.indices.dropFirst().contains { index in
                guard tokens[index].isWord("owner", "owners") else { return false }
                return Inflection.singular(tokens[index - 1].lower) == thing.noun
                    || Self.kept.contains(thing.noun) && tokens[index - 1].isWord("the", "its", "their")
            }
            guard isNamed, let description = schema.describe("Contact") else { continue }
            let known = draft.things.first { $0.standard == "Contact" }
            let owner =
                known
                ?? Thing(
                    name: description.label.lowercased(), label: description.label, standard: "Contact",
                    words: thing.words)
            if known == nil { draft.add(owner) }
            thing.parents.append(
                ParentLink(
                    parent: owner, label: "Owner", isComposition: false, isRequired: false,
                    source: .assumption("the text speaks of the owner of \(article(thing.label))")))
        }
    }

    /// What people outside have and bring.
    private static let kept: Set<String> = [
        "pet", "animal", "dog", "cat", "horse", "boat", "yacht", "vehicle", "car", "motorcycle", "motorbike", "bicycle",
        "bike", "house", "apartment", "flat", "caravan", "piano", "guitar", "violin", "property", "parcel",
    ]

    func settle() {
        let custom = draft.things.filter { ($0.standard == nil || $0.standard == "Asset") && !$0.isJunction }
        for (index, thing) in custom.enumerated() where isHappening(thing) {
            guard thing.standard == nil,
                !thing.parents.contains(where: { $0.parent.standard == nil || $0.parent.standard == "Asset" }),
                !isPaired(thing)
            else { continue }
            let things = custom[..<index].filter { !isHappening($0) }
            let before = things.isEmpty ? custom[..<index].filter { _ in true } : things
            // What most things happen to; of several, the one spoken of last.
            let ranked = before.filter { !reaches($0, thing) }.map { one in
                (one, draft.children(of: one).filter(isHappening).count + one.fields.count)
            }
            let likely = ranked.filter { $0.1 == ranked.map(\.1).max() }.map(\.0)
            // "Animals live in enclosures. Log each feeding": of the animal, not of where it lives.
            let parts = likely.filter { whole in !likely.contains { $0 !== whole && reaches($0, whole) } }
            guard let parent = parts.last,
                !draft.children(of: thing).contains(where: { $0 === parent })
            else { continue }
            link(thing, to: parent)
        }
    }

    /// "Puppets appear in many shows": the pair says what each show has.
    private func isPaired(_ thing: Thing) -> Bool {
        draft.children(of: thing).contains { pair in
            pair.isJunction && pair.parents.contains { $0.parent !== thing && $0.parent.standard == nil }
        }
    }

    private func linkByName(_ thing: Thing, _ all: [Thing]) {
        let words = thing.name.split(separator: " ").map(String.init)
        guard words.count > 1, !thing.parents.contains(where: { $0.parent.standard == nil }) else { return }
        let whole = words.dropLast().joined(separator: " ")
        if ["type", "category", "class", "kind", "tier"].contains(words.last) {
            // "Each permit type has a fee", where there are permit applications: each is of a type.
            guard draft.children(of: thing).isEmpty,
                let one = all.first(where: { $0 !== thing && ($0.name == whole || $0.name.hasPrefix(whole + " ")) }),
                !reaches(thing, one)
            else { return }
            return link(one, to: thing)
        }
        guard
            let parent = all.first(where: { $0 !== thing && ($0.name == whole || $0.aliases.contains(whole)) })
                ?? all.first(where: { $0 !== thing && whole.hasSuffix(" " + $0.name) })
                ?? only(all.filter { $0 !== thing && $0.name.hasSuffix(" " + whole) }),
            !reaches(parent, thing)
        else { return }
        // "Rental bikes": a rental is of a bike.
        isHappening(parent) && !isHappening(thing) && parent.doing == nil
            ? link(parent, to: thing) : link(thing, to: parent)
    }

    /// "A study participation" is of the clinical study, where there is no other study.
    private func only(_ things: [Thing]) -> Thing? { things.count == 1 ? things[0] : nil }

    private func link(_ thing: Thing, to parent: Thing) {
        thing.parents.append(
            ParentLink(
                parent: parent, label: parent.label, isComposition: false, isRequired: false,
                source: .assumption("nothing else says what \(article(thing.label)) is of")))
        draft.assume("\(thing.label) refers to \(parent.label), because the text does not say what else it belongs to.")
    }

    private func isHappening(_ thing: Thing) -> Bool {
        let last = thing.noun
        return lexicon.eventNouns.contains(last) || last.hasSuffix("ing") && lexicon.happens(last) || thing.doing != nil
            || Self.dependent.contains(last)
    }

    /// Work that is always about something.
    private static let dependent: Set<String> = [
        "order", "request", "claim", "booking", "reservation", "application", "registration", "loan", "rental",
        "repair",
        "job", "lease",
    ]

    private func reaches(_ from: Thing, _ target: Thing, depth: Int = 0) -> Bool {
        depth < 8 && from.parents.contains { $0.parent === target || reaches($0.parent, target, depth: depth + 1) }
    }

    private func article(_ noun: String) -> String { "\(Inflection.article(noun)) \(noun.lowercased())" }
}
