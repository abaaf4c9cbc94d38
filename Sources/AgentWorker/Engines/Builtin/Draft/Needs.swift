/// What a requirement may ask for that no metadata of this version does, each with how it is done by hand.
struct Needs {
    private struct Need {
        let type: String
        let words: Set<String>
        let what: String
        let why: String
        let how: String
    }

    private static let all: [Need] = [
        Need(
            type: "approval",
            words: ["approval", "approve", "approver", "sign-off", "signoff", "authorisation", "authorization"],
            what: "Approval process", why: "Approval processes depend on the people and queues of the org.",
            how: "Setup, Approval Processes: entry criteria on the amount or status, approver from the owner's Manager "
                + "field or a queue; lock the record while it is pending."),
        Need(
            type: "integration",
            words: [
                "integrate", "integration", "sync", "synchronise", "synchronize", "sap", "erp", "api", "webhook",
                "xero", "quickbooks", "netsuite",
            ],
            what: "Integration with another system",
            why: "It needs the other system's address, credentials and data contract.",
            how:
                "A Named Credential with an External Service or a middleware; an External ID field on the object "
                + "to upsert by."
        ),
        Need(
            type: "notification",
            words: [
                "notify", "notification", "remind", "reminder", "alert", "email", "e-mail", "notified", "reminded",
                "emailed", "e-mailed", "sms",
            ],
            what: "Notification", why: "Who is told, when and through what is for the org's administrators to settle.",
            how: "A record-triggered or scheduled flow that sends the e-mail or the notification: the actions Send "
                + "Email and Send Custom Notification."),
        Need(
            type: "apex",
            words: ["overlap", "overlapping", "double-book", "double-booking", "double-booked", "clash", "conflict"],
            what: "Check against overlapping records", why: "A validation rule cannot look at other records.",
            how:
                "A before-save Apex trigger that queries records of the same parent whose period overlaps; test "
                + "it with bulk data."
        ),
        Need(
            type: "report", words: ["dashboard", "report", "analytics"],
            what: "Reports and dashboards", why: "They need the folders and running users of the org.",
            how: "Report Builder on the objects of this design; the relationships give the report types."),
        Need(
            type: "portal", words: ["portal", "self-service", "website", "customer-portal"],
            what: "A portal for people outside", why: "It needs an Experience Cloud site and licences.",
            how: "Experience Cloud with the Customer or Partner template; share the objects with its profile."),
        Need(
            type: "document", words: ["pdf", "e-signature", "esignature", "docusign", "letter", "certificate-pdf"],
            what: "Documents and signatures", why: "Salesforce has no document generation without a product for it.",
            how: "A document product from AppExchange, or a Visualforce page rendered as PDF."),
        Need(
            type: "migration", words: ["migrate", "migration", "import", "spreadsheet", "excel"],
            what: "Loading existing data", why: "Data is not metadata.",
            how: "Data Loader or the Data Import Wizard, parents first, with external ids to match on."),
    ]

    /// Records the needs a clause speaks of.
    static func note(_ clause: Clause, in interpreter: Interpreter) {
        for need in found(in: clause) where !interpreter.draft.notGenerated.contains(where: { $0.what == need.what }) {
            let source = Source.words(interpreter.words(clause))
            interpreter.draft.notGenerated.append(
                NotGenerated(what: need.what, why: need.why, how: need.how, source: source))
            interpreter.draft.automation.append(
                AutomationDesign(
                    type: need.type, name: need.what, purpose: interpreter.words(clause), trigger: "by hand",
                    source: source))
        }
        // "Orders above 10,000 need approval": there must be an amount to compare.
        guard !found(in: clause).isEmpty, Comparison.bound(in: clause.words) != nil,
            let subject = clause.subjects.first, let thing = interpreter.thing(subject), thing.standard == nil
        else { return }
        interpreter.thresholds.append((thing, interpreter.words(clause)))
    }

    /// Whether nothing else is in the clause, so that it adds no fields.
    static func isOnlyNeed(_ clause: Clause) -> Bool {
        let needs = found(in: clause)
        guard !needs.isEmpty, let verb = clause.verb else { return false }
        if verb.verbKind == .automate || verb.verbKind == .compare { return true }
        let words = needs.reduce(into: Set<String>()) { $0.formUnion($1.words) }
        let objects = clause.objects
        return !objects.isEmpty && objects.allSatisfy { words.contains($0.noun) || words.contains($0.head.lower) }
            || objects.isEmpty && verb.verbKind != .have && verb.verbKind != .belong && words.contains(verb.lemma)
    }

    private static func found(in clause: Clause) -> [Need] {
        all.filter { need in
            clause.words.contains { word in
                if need.type == "integration", isOtherSystem(clause) { return true }
                guard need.words.contains(word.lower) || need.words.contains(word.lemma) else { return false }
                // "An approval date" is a date.
                let isModifier = clause.allPhrases.contains { phrase in
                    phrase.modifiers.contains { $0.token.start == word.token.start } && ThingKind.isAttribute(phrase)
                }
                if isModifier { return false }
                if need.type == "approval", word.tag == .noun, isRecord(word, clause) { return false }
                // An email address, a report date: a noun before another noun, or a plain field, is no automation.
                if need.type == "notification", ["email", "e-mail", "sms"].contains(word.lower) {
                    // "The employee gets an e-mail" is one, an e-mail address is none.
                    let isSent = ["get", "receive"].contains(clause.verb?.lemma ?? "")
                    let follows = clause.words.contains {
                        ["send", "sends", "sent"].contains($0.lower) && $0.token.start < word.token.start
                    }
                    return follows || word.tag == .verb || clause.verb?.lemma == "send"
                        || clause.verb?.verbKind == .automate
                        || isSent && clause.objects.contains { $0.head.token.start == word.token.start }
                }
                if need.type == "document", clause.verb?.verbKind == .automate { return true }
                if need.type == "report" || need.type == "portal" || need.type == "document" {
                    return isObject(word, clause)
                }
                return true
            }
        }
    }

    /// "Bookings are sent to our billing system": records go to or come from another program.
    private static func isOtherSystem(_ clause: Clause) -> Bool {
        let moving: Set<String> = [
            "send", "transfer", "transmit", "push", "pull", "receive", "come", "forward", "hand",
        ]
        guard let verb = clause.verb, moving.contains(verb.lemma) || verb.verbKind == .automate else { return false }
        return clause.parts.contains { part in
            ["to", "from", "into", "by"].contains(part.preposition ?? "")
                && part.phrases.contains {
                    Lexicon.shared.systemNouns.contains($0.noun) && ($0.isOurs || !$0.modifiers.isEmpty)
                }
        }
    }

    /// "We need pick-up authorisations with a date": several of a kind, with values of their own.
    private static func isRecord(_ word: Word, _ clause: Clause) -> Bool {
        clause.objects.contains {
            $0.head.token.start == word.token.start && $0.isPlural && $0.noun.hasPrefix("authori")
        } && clause.parts.contains { $0.preposition == "with" }
    }

    /// Whether the word is what is asked for, not a record or field of the model.
    private static func isObject(_ word: Word, _ clause: Clause) -> Bool {
        guard clause.verb?.verbKind == .want || clause.isCommand else { return false }
        return clause.objects.contains {
            $0.head.token.start == word.token.start && $0.naming.allSatisfy { $0.tag == .adjective }
        }
            && !clause.parts.contains { $0.preposition == "with" }
    }
}
