/// What people and things do to one another.
extension Interpreter {
    // MARK: Consultants log hours against projects

    /// "Lawyers book time on a matter": what is booked is time, no place.
    func logsTime(_ clause: Clause) -> Bool {
        guard let verb = clause.verb, let subject = clause.subjects.first, ThingKind.isPerson(subject),
            [
                "book", "log", "enter", "record", "register", "report", "track", "submit", "clock", "note", "put",
                "spend",
            ]
            .contains(verb.lemma)
        else { return false }
        return clause.objects.contains { ["hour", "time", "minute", "effort"].contains($0.noun) && $0.naming.isEmpty }
            && clause.parts.contains { part in
                ["against", "on", "for", "to", "per", "at", "in"].contains(part.preposition ?? "")
                    && part.phrases.contains { !isValue($0) && thing($0) != nil }
            }
    }

    /// Somebody enters a measure for something: each entry is a record.
    func readEntry(_ clause: Clause, _ verb: Word) {
        let measures = clause.objects.filter { self.isValue($0) }
        let targets =
            clause.parts.filter { ["against", "on", "for", "to", "per", "at", "in"].contains($0.preposition ?? "") }
            .flatMap(\.phrases) + measures.flatMap { $0.per + $0.of }
        guard let measure = measures.first,
            let target = targets.first(where: { !self.isValue($0) && thing($0) != nil }),
            let whole = thing(target)
        else { return readSteward(clause, verb) }
        let name =
            ["hour", "time", "minute", "day"].contains(measure.noun)
            ? "Time Entry" : "\(Label.title(measure.noun)) Entry"
        let entry = made(name, clause)
        entry.aliases.insert("entry")
        link(
            entry, to: whole, label: role(target, whole) ?? whole.label, composition: true, required: true,
            words: words(clause))
        for subject in clause.subjects {
            guard let person = thing(subject) else { continue }
            link(
                entry, to: person, label: role(subject, person) ?? person.label, composition: false, required: true,
                words: words(clause))
        }
        // "Log their time with hours and hourly rate": what is written down of the time.
        let told = clause.phrases(after: "with").filter { self.isValue($0) }
        let isTold = told.contains { ["hour", "minute", "duration"].contains($0.noun) }
        for phrase in measures.filter({ !isTold || $0.noun != "time" }) + told {
            if ["time", "effort"].contains(phrase.noun), phrase.naming.isEmpty {
                // How much time, not the time of day.
                draft.addField(.plain("Hours", .number, source: .words(draft.words(of: phrase))), to: entry)
            } else {
                attach(phrase, to: entry, clause: clause)
            }
        }
        if !entry.fields.contains(where: { $0.type == .date }) {
            draft.addField(.plain("Entry Date", .date, source: .assumption("an entry is for a day")), to: entry)
        }
        topic = entry
    }

    // MARK: Members borrow a copy

    /// What people give or ask for as a sum.
    private static let givenInMoney: Set<String> = ["pledge", "donate", "contribute", "bid", "invest", "claim"]

    func readTransaction(_ clause: Clause, _ verb: Word, nominal named: String? = nil) {
        guard let nominal = named ?? lexicon.nominal(of: verb.lemma) else { return readSteward(clause, verb) }
        let (doers, done) = roles(clause)
        let doer = doers.lazy.compactMap { phrase in self.thing(phrase).map { (phrase, $0) } }.first
        let targets = done.filter { !self.isValue($0) && thing($0) != nil }
        if targets.isEmpty, let topic, topic.standard == nil, let doer,
            topic.parents.contains(where: { $0.parent === doer.1 }),
            !done.isEmpty, done.allSatisfy({ self.isValue($0) })
        {
            // "Travellers book a departure and pay a deposit": the deposit is the booking's.
            for value in done { attach(value, to: topic, clause: clause) }
            return
        }
        if targets.isEmpty, let topic, topic.standard == nil, let doer, done.allSatisfy({ self.isValue($0) }),
            !done.isEmpty,
            doer.0.determiner == .each, let between = pair(topic, doer.1)
        {
            // "Each sponsor pays an amount": for the event just spoken of.
            for value in done { attach(value, to: between, clause: clause) }
            return
        }
        if targets.isEmpty, done.isEmpty, !clause.isPassive, let topic, topic.standard == nil, topic.doing == nil,
            let doer, doer.1 !== topic, doer.0.isPlural, Self.joiningAlone.contains(verb.lemma)
        {
            // "Courses are taught by teachers. Students enrol": in the courses.
            return join(doer, in: topic, made(clash(nominal, topic), clause), clause)
        }
        guard let doer, let target = targets.first, let object = thing(target), object !== doer.1 else {
            if let doer, !clause.isPassive, !done.isEmpty, done.allSatisfy({ self.isValue($0) }),
                Self.givenInMoney.contains(verb.lemma)
            {
                // "Donors pledge an amount": each pledge has one.
                let record = made(nominal, clause)
                link(
                    record, to: doer.1, label: role(doer.0, doer.1) ?? doer.1.label, composition: false, required: true,
                    words: words(clause))
                for value in done { attach(value, to: record, clause: clause) }
                topic = record
            }
            // "A trainer is assigned": nothing to join.
            return
        }
        // "Patients book appointments": the object is the record, with the doer as its parent.
        if clause.isPassive, doer.0.isMany, object.name != nominal.lowercased() {
            // "Is assessed by two reviewers": each assessment is one reviewer's.
        } else if object.name == nominal.lowercased() || object.name.hasSuffix(" " + nominal.lowercased())
            || isRecordOfDoing(object, verb) && !isFigureDone(clause, target)
        {
            link(
                object, to: doer.1, label: role(doer.0, doer.1) ?? doer.1.label, composition: false, required: true,
                words: words(clause))
            for part in clause.parts where part.preposition != nil {
                for phrase in part.phrases where phrase != doer.0 { refer(object, to: phrase, clause: clause) }
            }
            topic = object
            return
        }
        let record = made(clash(nominal, object), clause)
        record.aliases.insert(nominal.lowercased())
        link(
            record, to: object, label: role(target, object) ?? object.label, composition: true, required: true,
            words: words(clause))
        link(
            record, to: doer.1, label: role(doer.0, doer.1) ?? doer.1.label, composition: doer.1.standard != "User",
            required: true, words: words(clause))
        for part in clause.parts {
            for phrase in part.phrases where phrase != target && phrase != doer.0 {
                guard part.preposition != nil || isValue(phrase) else { continue }
                let other = isValue(phrase) ? nil : thing(phrase)
                if let other, other === object || other === doer.1 { continue }
                if phrase.start > target.start, isPlace(phrase, of: object, part.preposition),
                    other?.standard == "Account"
                {
                    // "Vacancies at client companies".
                    refer(object, to: phrase, clause: clause)
                } else if let other, other.standard == nil, object.standard == nil,
                    ["at", "in", "of", "on"].contains(part.preposition ?? "")
                {
                    // "Shifts at events": the place is the shift's, not the signup's.
                    link(
                        object, to: other, label: other.label, composition: true, required: false, words: words(clause))
                } else {
                    refer(record, to: phrase, clause: clause)
                }
            }
        }
        addScore(of: clause, to: record)
        record.doing = nominal
        record.isJunction = true
        topic = record
    }

    /// "Passengers book a number of seats on a crossing": the seats are booked, and the crossing is where.
    private func isFigureDone(_ clause: Clause, _ target: NounPhrase) -> Bool {
        !clause.isPassive && !clause.objects.isEmpty && clause.objects.allSatisfy { isValue($0) }
            && !clause.objects.contains(target)
    }

    /// What people do with what was just spoken of, without naming it again.
    private static let joiningAlone: Set<String> = [
        "enrol", "enroll", "register", "signup", "apply", "subscribe", "participate", "attend", "compete",
    ]

    private func join(_ doer: (NounPhrase, Thing), in object: Thing, _ record: Thing, _ clause: Clause) {
        let label = role(doer.0, doer.1) ?? doer.1.label
        link(record, to: object, label: object.label, composition: true, required: true, words: words(clause))
        link(
            record, to: doer.1, label: label, composition: doer.1.standard != "User", required: true,
            words: words(clause))
        record.isJunction = true
        topic = record
    }

    /// Who acts, and on what, whichever way round the sentence says it.
    private func roles(_ clause: Clause) -> ([NounPhrase], [NounPhrase]) {
        let target = clause.phrases(after: "in", "for", "to", "at", "on", "with", "into", "from")
        if clause.isPassive {
            let by = clause.phrases(after: "by")
            return (by.isEmpty ? target : by, clause.subjects)
        }
        if clause.subjects.allSatisfy(\.isPronoun) || ThingFinder.isOwnOrganisation(clause, in: clauses) {
            return (clause.phrases(after: "to", "for"), clause.objects)
        }
        return (clause.subjects, clause.objects + target)
    }

    /// Whether the object itself is what the verb brings about: appointments are booked, not bookings of appointments.
    private func isRecordOfDoing(_ object: Thing, _ verb: Word) -> Bool {
        guard object.standard == nil, let last = object.name.split(separator: " ").last.map(String.init) else {
            return false
        }
        let joining: Set<String> = [
            "attend", "enrol", "enroll", "register", "signup", "join", "participate", "invite", "review", "rate",
            "vote", "evaluate", "assess", "score", "grade", "mark",
        ]
        let nominal = lexicon.nominal(of: verb.lemma)?.lowercased()
        let isNamed = clauses.contains { clause in
            (clause.allPhrases + clause.allPhrases.flatMap { $0.of + $0.per }).contains { $0.noun == nominal }
        }
        // "Members buy memberships": to have bought one is the record.
        let held: Set<String> = [
            "membership", "subscription", "policy", "ticket", "pass", "permit", "licence", "license", "voucher",
            "insurance", "entry",
            "insurance", "slot", "space", "advert", "ad", "stand", "booth", "package", "bundle", "card", "spot",
            "voucher",
        ]
        if ["buy", "purchase", "order", "book", "hold", "subscribe", "apply", "request"].contains(verb.lemma), !isNamed,
            held.contains(last), !object.fields.contains(where: { $0.label.hasPrefix("Maximum") })
        {
            return true
        }
        // "A client books sittings", and a sitting is Booked, Done or Missed: it is what is booked.
        let isState = clauses.contains { clause in
            (clause.subjects + clause.objects + clause.subjects.flatMap(\.of)).contains { $0.noun == last }
                && clause.words.contains { word in
                    (word.values ?? []).contains { Inflection.verbBases($0.lowercased()).contains(verb.lemma) }
                }
        }
        if isState, !isNamed, lexicon.happens(last) { return true }
        // "Lawyers book time entries": the entry is what is booked.
        if ["entry", "record", "timesheet", "expense"].contains(last), !isNamed, !joining.contains(verb.lemma) {
            return true
        }
        // "Customers order translations": what is ordered is made by a doing.
        if ["order", "book", "request", "commission"].contains(verb.lemma), !isNamed, last.hasSuffix("ation") {
            return true
        }
        return !joining.contains(verb.lemma) && !isNamed
            && (lexicon.eventNouns.contains(last) || lexicon.processNouns.contains(last))
            && ![
                "shift", "job", "session", "workshop", "event", "trip", "departure", "flight", "lesson", "match",
                "game",
                "show", "performance", "ride", "exam", "tasting", "outing", "screening", "match", "race", "rehearsal",
            ].contains(last)
    }

    /// A name that a standard object has gets the object's name before it.
    private func clash(_ nominal: String, _ object: Thing) -> String {
        return schema.describe(nominal) != nil ? "\(object.label) \(nominal)" : nominal
    }
}
