/// Makes a field of a noun phrase: the noun says the type, the words around it the rest.
struct FieldTyper {
    let draft: ModelDraft
    private let lexicon = Lexicon.shared

    /// The field a phrase names. `source` defaults to the phrase's own words.
    func field(for phrase: NounPhrase, on thing: Thing, source: Source? = nil) -> FieldDesign {
        let source = source ?? .words(draft.words(of: phrase))
        let label = label(of: phrase, on: thing)
        if let kinds = phrase.head.token.kinds {
            return .picklist(label, values: kinds.flatMap(\.values).uniqued, source: source)
        }
        if let values = phrase.head.values {
            var field = FieldDesign.picklist(label, values: values, source: source)
            if phrase.isPlural, lexicon.attribute(phrase.noun) == nil {
                // "Skills like Driving or Cooking": any of them.
                field = .picklist(Inflection.plural(label), values: values, source: source)
                (field.type, field.visibleLines) = (.multiselectPicklist, min(max(values.count, 3), 10))
            }
            return flagged(field, phrase)
        }
        let kind = isMeasured(phrase, on: thing) ? .decimal : kind(of: phrase)
        var field: FieldDesign
        switch kind {
        case .date where isClocked(phrase, thing):
            field = .plain(label.replacing(" Date", with: "") + " Time", .dateTime, source: source)
        case .date: field = .plain(label, .date, source: source)
        case .dateTime: field = .plain(label, .dateTime, source: source)
        case .time: field = .plain(label, .time, source: source)
        case .currency: field = .plain(label, .currency, source: source)
        case .decimal:
            field = .plain(label, .number, source: source)
            field.scale = 2
        case .integer: field = .plain(label, .number, source: source)
        case .percent: field = .plain(label, .percent, source: source)
        case .checkbox: field = .plain(label, .checkbox, source: source)
        case .email: field = .plain(label, .email, source: source)
        case .phone: field = .plain(label, .phone, source: source)
        case .url: field = .plain(label, .url, source: source)
        case .longText: field = .plain(label, .longTextArea, source: source)
        case .textArea: field = .plain(label, .textArea, source: source)
        case .picklist: field = choice(label, phrase, thing, source)
        case .code:
            field = .plain(label, .text, source: source)
            field.length = 80
        case .text, nil: field = .plain(label, .text, source: source)
        }
        return flagged(field, phrase)
    }

    /// "A parameter, a value and a unit": as much as was measured, no sum of money; so is a load.
    private func isMeasured(_ phrase: NounPhrase, on thing: Thing) -> Bool {
        guard phrase.naming.isEmpty, phrase.unit == nil, !phrase.isPlural else { return false }
        if phrase.noun == "load" { return true }
        return phrase.noun == "value"
            && (["result", "reading", "measurement", "sample", "test"].contains(thing.noun)
                || thing.fields.contains { ["Parameter", "Unit"].contains($0.label) })
    }

    /// "Stoppages with start and end", whose minutes the text counts: times of a day.
    private func isClocked(_ phrase: NounPhrase, _ thing: Thing) -> Bool {
        guard ["start", "end", "begin", "finish"].contains(phrase.noun), phrase.naming.isEmpty,
            lexicon.eventNouns.contains(thing.noun) || thing.noun == "shift"
        else { return false }
        let said = draft.requirement.lowercased()
        return said.contains("minutes") || said.contains("hours")
    }

    private func flagged(_ field: FieldDesign, _ phrase: NounPhrase) -> FieldDesign {
        var field = field
        if phrase.hasModifier("unique"), [.text, .email, .number].contains(field.type) {
            field.unique = true
            field.externalId = true
        }
        if phrase.hasModifier("required", "mandatory"), field.type != .checkbox { field.required = true }
        return field
    }

    /// The phrase's label; "of" phrases that are not the owner come with it: Number of Seats.
    private func label(of phrase: NounPhrase, on thing: Thing) -> String {
        var label = phrase.label
        for box in [" Checkbox", " Tickbox"] where label.hasSuffix(box) { label = String(label.dropLast(box.count)) }
        if phrase.isPlural, phrase.head.values == nil, isCount(phrase), !isPluralLabel(label) {
            label = Inflection.plural(label)
        }
        if let of = phrase.of.first, draft.thing(for: of) !== thing,
            [
                "number", "count", "type", "kind", "date", "time", "amount", "cost", "name", "method", "reason",
                "place", "maximum", "minimum", "day", "week", "month",
            ]
            .contains(phrase.noun), of.head.tag == .noun
        {
            if ["maximum", "minimum"].contains(phrase.noun) {
                label += " " + Label.title(of.naming.map(\.lemma) + [of.head.lower])
            } else if isSpan(phrase) {
                label = Label.title([phrase.head.lower]) + " of " + of.label
            } else if ["number", "count", "amount"].contains(phrase.noun) {
                label += " of " + Label.title(of.naming.map(\.lemma) + [of.head.lower])
            } else {
                label = of.label + " " + label
            }
        }
        if let per = phrase.per.first, phrase.of.isEmpty, lexicon.attribute(phrase.noun) == .currency,
            lexicon.units.contains(per.noun), !ThingFinder.units.contains(per.noun), draft.thing(for: per) == nil
        {
            label += " per " + Label.title([per.noun])
        }
        if ["type", "date", "number", "group", "order", "limit", "time", "day", "class", "status", "level"].contains(
            label.lowercased()),
            label.lowercased() != "status", label.lowercased() != "level"
        {
            // Words the platform reserves get the object's name before them.
            let owner = thing.label.split(separator: " ").last.map(String.init) ?? thing.label
            label = owner + " " + label
        }
        return label.count > 40 ? String(label.prefix(40)).trimmedEnd : label
    }

    /// "Max Seats" is in the plural already.
    private func isPluralLabel(_ label: String) -> Bool {
        label.split(separator: " ").last.map { Inflection.isPlural($0.lowercased()) } ?? false
    }

    func kind(of phrase: NounPhrase) -> AttributeKind? {
        let modifiers = Set(phrase.modifiers.map(\.lemma))
        if phrase.isFlag { return .checkbox }
        if phrase.noun == "point", !phrase.isPlural, !phrase.naming.isEmpty,
            !modifiers.isDisjoint(with: [
                "meeting", "starting", "start", "pick-up", "pickup", "drop-off", "collection", "delivery", "access",
                "departure", "entry", "exit", "assembly", "end",
            ])
        {
            return .text
        }
        let isBareMoment =
            ThingKind.moments.contains(phrase.noun) && phrase.naming.isEmpty && !phrase.isPlural
            && lexicon.attribute(phrase.noun) == nil
        if ThingKind.isMoment(phrase) || isBareMoment, phrase.unit == nil {
            return [
                "arrival", "departure", "landing", "takeoff", "take-off", "pickup", "pick-up", "check-in", "check-out",
            ]
            .contains(phrase.noun) ? .dateTime : .date
        }
        if phrase.noun == "value", phrase.range != nil { return .decimal }
        // "A sum insured": so much money.
        if phrase.noun == "sum", !phrase.naming.isEmpty { return .currency }
        // "Days of supply": how many.
        if isSpan(phrase) { return .integer }
        if phrase.isPlural, phrase.unit == nil, isCount(phrase) { return .integer }
        if phrase.isCounted || phrase.isMany && lexicon.units.contains(phrase.noun), phrase.isPlural, phrase.unit == nil
        {
            return .integer
        }
        if phrase.isPlural, !phrase.isMany, lexicon.attribute(phrase.noun) == nil, phrase.range == nil,
            phrase.naming.last?.tag == .noun || phrase.naming.last?.tag == .adjective,
            lexicon.processNouns.contains(phrase.noun) || lexicon.eventNouns.contains(phrase.noun)
        {
            // "Home goals": how many of them.
            return .integer
        }
        if phrase.isPlural, !phrase.isMany, lexicon.attribute(phrase.noun) == nil, lexicon.units.contains(phrase.noun) {
            return .integer
        }
        switch phrase.unit {
        case nil where phrase.range != nil && lexicon.attribute(phrase.noun) == nil: return .decimal
        case nil: break
        case "percent", "percentage": return .percent
        case "euros", "euro", "dollars", "eur", "usd", "gbp": return .currency
        default: return .decimal
        }
        if !modifiers.isDisjoint(with: ["maximum", "minimum", "max", "min"]),
            lexicon.attribute(phrase.noun) == .picklist
        {
            return .integer
        }
        switch phrase.noun {
        case "number":
            if !phrase.of.isEmpty || !modifiers.isDisjoint(with: ["sequence", "order", "lap", "page", "position"]) {
                return .integer
            }
            return modifiers.isDisjoint(with: ["phone", "mobile", "telephone", "contact", "fax", "cell"])
                ? .code : .phone
        case "time":
            if !modifiers.isDisjoint(with: ["travel", "response", "lead", "waiting", "cycle", "resolution"]) {
                return .decimal
            }
            if let of = phrase.of.first, lexicon.eventNouns.contains(of.noun) { return .dateTime }
            return modifiers.isDisjoint(with: [
                "start", "end", "check-in", "check-out", "arrival", "departure", "closing", "return", "landing",
                "takeoff", "take-off", "pickup", "pick-up", "drop-off", "delivery", "incident", "admission",
                "discharge",
                "launch", "call", "collection", "event", "failure", "outage", "finish", "begin", "birth", "death",
                "sighting", "logon", "login", "measurement", "reading", "received", "reported", "submitted",
            ]) ? .time : .dateTime
        case "rate":
            return modifiers.isDisjoint(with: [
                "tax", "interest", "success", "discount", "vat", "commission", "completion", "conversion", "survival",
                "growth", "pass", "hatch", "germination", "mortality", "occupancy", "failure", "error", "recovery",
                "attendance", "response", "win",
            ])
                ? .currency : .percent
        case "address":
            if modifiers.contains("email") { return .email }
            return modifiers.contains("web") ? .url : .textArea
        case "level":
            if !modifiers.isDisjoint(with: ["sugar", "noise", "oxygen", "glucose", "sound", "salt", "blood", "ph"])
                || phrase.naming.last.map({ lexicon.attribute($0.lemma) == .decimal }) == true
            {
                // "The haemoglobin level": as much as is measured.
                return .decimal
            }
            return modifiers.isDisjoint(with: [
                "reorder", "stock", "minimum", "maximum", "fuel", "water", "oil", "inventory",
            ]) ? .picklist : .integer
        case "rating": return .picklist
        case "money", "cash": return .currency
        case "value"
        where !modifiers.isDisjoint(with: [
            "result", "test", "measured", "reading", "reference", "limit", "lab", "calorific", "ph", "index",
            "kwh", "kwp", "mwh", "kw", "mw", "meter", "sensor", "threshold",
        ]):
            return .decimal
        case let noun
        where ["enrolment", "enrollment", "attendance", "participation", "recruitment", "intake"].contains(noun)
            && !phrase.isPlural
            && phrase.hasModifier("target", "expected", "planned", "maximum", "estimated"):
            // "The target enrolment": how many.
            return .integer
        case let noun
        where ["goal", "target"].contains(noun)
            && !modifiers.isDisjoint(with: ["fundraising", "revenue", "sale", "sales", "saving", "donation", "income"]):
            return .currency
        case "goal" where phrase.determiner == .indefinite && !phrase.naming.isEmpty: return .integer
        case "target" where !phrase.isPlural && !phrase.naming.isEmpty: return .integer
        case "size"
        where !modifiers.isDisjoint(with: [
            "party", "group", "team", "household", "class", "herd", "flock", "batch", "crew", "audience", "family",
            "litter", "sample", "fleet", "lot",
        ]):
            return .integer
        case "position" where phrase.of.contains { !ThingKind.isPerson($0) }: return .integer
        case "limit"
        where !modifiers.isDisjoint(with: ["lower", "upper", "maximum", "minimum", "alarm", "warning"]):
            return .decimal
        case "limit"
        where !modifiers.isDisjoint(with: ["credit", "coverage", "spending", "liability", "budget", "overdraft"]):
            return .currency
        case "start", "end": return .date
        default: return lexicon.attribute(phrase.noun)
        }
    }

    private func isSpan(_ phrase: NounPhrase) -> Bool {
        phrase.isPlural && ["day", "week", "month"].contains(phrase.noun) && phrase.of.count == 1
            && !phrase.of[0].isPlural
    }

    /// "Barrels of oil", "max participants", "berths": how many of them.
    private func isCount(_ phrase: NounPhrase) -> Bool {
        if lexicon.attribute(phrase.noun) == .currency { return false }
        if phrase.hasModifier("max", "min", "maximum", "minimum") { return true }
        return !phrase.isMany && lexicon.attribute(phrase.noun) == nil
            && (lexicon.units.contains(phrase.noun) || lexicon.countables.contains(phrase.noun))
    }

    /// A picklist whose values the text does not give: the usual ones where there are such, else text.
    private func choice(_ label: String, _ phrase: NounPhrase, _ thing: Thing, _ source: Source) -> FieldDesign {
        if let range = phrase.range, let least = Int(range.least), let greatest = Int(range.greatest),
            greatest - least < 20
        {
            return .picklist(label, values: (least...greatest).map { String($0) }, source: source)
        }
        guard let values = Self.usualValues[phrase.noun] else {
            if ["type", "category", "kind"].contains(phrase.noun) {
                draft.ask(
                    "Which values does \(label) of \(thing.label) have? It holds General and Other until you name them."
                )
                return .picklist(label, values: ["General", "Other"], source: source)
            }
            return .plain(label, .text, source: source)
        }
        draft.assume("\(thing.label): \(label) offers \(values.joined(separator: ", ")), because no values were named.")
        return .picklist(label, values: values, source: source)
    }

    private static let usualValues: [String: [String]] = [
        "status": ["New", "In Progress", "Completed", "Cancelled"],
        "stage": ["Not Started", "In Progress", "Completed"],
        "phase": ["Not Started", "In Progress", "Completed"], "priority": ["Low", "Medium", "High"],
        "severity": ["Low", "Medium", "High"], "level": ["Low", "Medium", "High"], "risk": ["Low", "Medium", "High"],
        "urgency": ["Low", "Medium", "High"], "difficulty": ["Low", "Medium", "High"],
        "rating": ["1", "2", "3", "4", "5"], "size": ["Small", "Medium", "Large"],
        "frequency": ["Daily", "Weekly", "Monthly", "Quarterly", "Yearly"],
    ]
}

extension String {
    fileprivate var trimmedEnd: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
