/// Stays, which are records of their own once they have a beginning and an end.
extension Interpreter {
    private static let stays = ["stay": "Stay", "lodge": "Stay", "board": "Stay", "camp": "Stay"]

    /// "A dog stays in a kennel from a check-in to a check-out date": the stay has the dates.
    func stayed(_ clause: Clause) -> String? {
        guard let verb = clause.verb, let nominal = Self.stays[verb.lemma], !clause.isPassive, !clause.isCommand,
            clause.subjects.contains(where: { !isValue($0) && thing($0) != nil }),
            clause.phrases(after: "in", "at", "on").contains(where: { !isValue($0) && thing($0) != nil })
        else { return nil }
        let dates = clause.parts.flatMap(\.phrases).filter {
            [.date, .dateTime].contains(lexicon.attribute($0.noun)) || ThingKind.moments.contains($0.noun)
        }
        guard dates.count > 1 else { return nil }
        if draft.thing(named: nominal.lowercased()) == nil {
            draft.add(Thing(name: nominal.lowercased(), label: nominal, standard: nil, words: words(clause)))
        }
        return nominal
    }

    /// "Readings in kWh", which are records: each has so many.
    func takeUnits(of clause: Clause) {
        for phrase in clause.allPhrases {
            guard let unit = phrase.unit, phrase.isPlural, !isValue(phrase), let thing = draft.thing(for: phrase),
                thing.standard == nil, lexicon.eventNouns.contains(phrase.noun)
            else { continue }
            let written = clause.words.first { $0.lower == unit }?.token.text ?? unit
            let label = written == unit ? Label.title(unit) : written
            let money = ["euro", "euros", "dollar", "dollars", "eur", "usd", "gbp", "pounds", "chf"].contains(unit)
            draft.addField(
                .plain(money ? "Amount" : label, money ? .currency : .number, source: .words(draft.words(of: phrase))),
                to: thing)
        }
    }
}
